"""Pages of organisations and people beyond their ledgers."""

from django.urls import path

from branches.acknowledgements import views as duties
from branches.area_scores import views as area_scores
from branches.areas import views as areas
from branches.away import views as away
from branches.cadres import views as cadres
from branches.committee import views as committee
from branches.founding import views as founding
from branches.handover import views as handover
from branches.joint import views as joint
from branches.life import views as life
from branches.page import views as branch
from branches.papers import views as papers
from branches.performance import views as performance
from branches.pledges import views as pledges
from branches.projects import views as project
from branches.roster import views as members
from branches.squads import views as squads
from organisation.people import changes_page as changes
from organisation.people import own_card as own
from organisation.posts import acting_page as acting
from organisation.units import tree_page as tree

app_name = "branches"

urlpatterns = [
    path("act-as/", acting.act_as, name="act_as"),
    path("tree/", tree.tree, name="tree"),
    path("me/", own.card, name="own_card"),
    path("changes/", changes.changes_page, name="changes"),
    path("changes/list.xlsx", changes.workbook, name="changes_workbook"),
    path("away/", away.people, name="away"),
    path("away/feedback.xlsx", away.workbook, name="away_workbook"),
    path("away/paper/", away.paper, name="away_paper"),
    path("people/<uuid:pk>/phone/", branch.phone, name="phone"),
    # party-affairs officers
    path("cadres/", cadres.overview, name="cadre_overview"),
    path("cadres/selections/<uuid:pk>/decide/", cadres.decide_selection, name="decide_selection"),
    path("cadres/full-time/", cadres.full_time, name="full_time"),
    path("duties/", duties.duties, name="duties"),
    path("duties/<uuid:pk>/", duties.duty, name="duty"),
    # a founding request
    path("founding/hints/", founding.hints, name="hints"),
    path("founding/<uuid:pk>/reply/", founding.reply, name="reply"),
    path("founding/<uuid:pk>/reply/hints/", founding.reply_hints, name="reply_hints"),
    path("founding/<uuid:pk>/request.docx", founding.request_paper, name="request_paper"),
    path("founding/<uuid:pk>/reply.docx", founding.reply_paper, name="reply_paper"),
    # areas and posts
    path("areas/<uuid:pk>/keepers/", areas.hand_over, name="hand_over_area"),
    path("<uuid:pk>/areas/scores/", area_scores.give, name="score_areas"),
    path("<uuid:pk>/areas/plates/", areas.plates, name="area_plates"),
    # joint building
    path("joint/overview/", joint.overview, name="joint_overview"),
    # a squad and its milestones
    path("squads/<uuid:pk>/finish/", squads.finish, name="squad_finish"),
    path("squads/<uuid:pk>/flag/", squads.flag, name="squad_flag"),
    path("squads/<uuid:pk>/oath/", squads.oath, name="squad_oath"),
    path("squads/<uuid:pk>/award/", squads.award, name="squad_award"),
    path("milestones/<uuid:pk>/done/", squads.milestone_done, name="milestone_done"),
    # promises of a pledge
    path("pledges/<uuid:pk>/<int:number>/told/", pledges.tell, name="tell_pledge"),
    path("pledges/<uuid:pk>/<int:number>/judged/", pledges.judge, name="judge_pledge"),
    path("founding/<uuid:pk>/number/", papers.number_request, name="number_request"),
    path("papers/<uuid:pk>/word.docx", papers.word, name="paper_word"),
    # a project
    path("coverage/", project.covering, name="coverage"),
    path("projects/<uuid:pk>/phase/", project.phase, name="phase"),
    path("projects/<uuid:pk>/no-branch/", project.no_branch, name="no_branch"),
    # a branch
    path("<uuid:pk>/notice/", papers.dissolution, name="dissolution_notice"),
    path("<uuid:pk>/members/add/", members.add, name="add_member"),
    path("<uuid:pk>/members/take-part/", members.add_participant, name="add_participant"),
    path("<uuid:pk>/members/transfer/", members.transfer, name="transfer"),
    path("<uuid:pk>/members/<int:number>/leave/", members.leave, name="leave"),
    path("<uuid:pk>/members/<int:number>/group/", members.regroup, name="regroup"),
    path("<uuid:pk>/groups/add/", members.add_group, name="add_group"),
    path("<uuid:pk>/groups/<int:number>/rename/", members.rename, name="rename_group"),
    path("<uuid:pk>/groups/<int:number>/end/", members.end_group, name="end_group"),
    path("<uuid:pk>/groups/<int:number>/leader/", members.lead, name="lead"),
    path("<uuid:pk>/posts/designate/", committee.designate, name="designate"),
    path("<uuid:pk>/posts/<int:number>/replace/", committee.replace, name="replace"),
    path("<uuid:pk>/posts/<int:number>/relieve/", committee.relieve, name="relieve"),
    path("<uuid:pk>/decision/", branch.decision, name="decision"),
    # … and its life
    path("<uuid:pk>/extend/", life.extend, name="extend"),
    path("<uuid:pk>/begin-dissolving/", life.begin_dissolving, name="begin_dissolving"),
    path("<uuid:pk>/convert/", life.convert, name="convert"),
    path("<uuid:pk>/project-end/", life.confirm_end, name="confirm_end"),
    path("<uuid:pk>/resume/", life.resume, name="resume"),
    path("<uuid:pk>/dissolve/", life.dissolve, name="dissolve"),
    path("<uuid:pk>/archive/", life.archive, name="archive"),
    path("<uuid:pk>/permit/", life.permit, name="permit"),
    path("<uuid:pk>/performance/", performance.write, name="performance"),
    path("<uuid:pk>/handover/", handover.sheet, name="handover_sheet"),
    path("<uuid:pk>/handover/word.docx", handover.word, name="handover_word"),
    path("<uuid:pk>/handover/<slug:code>/done/", handover.tick, name="tick"),
    path("<uuid:pk>/handover/<slug:code>/waive/", handover.waive, name="waive"),
    path("<uuid:pk>/handover/<slug:code>/reopen/", handover.reopen, name="reopen_item"),
]
