"""Deadlines that start with what branches/ knows: projects, founding requests, branches that last."""

from __future__ import annotations

from django.db.models import DateField, Exists, F, Min, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Concat, TruncDate
from django.urls import reverse
from django.utils import timezone

from branches.founding.models import FoundingRequest
from branches.hints.rules.term import LONG_MONTHS
from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from organisation.powers import Power
from organisation.units.models import Unit
from records.days import months_apart
from reminders.obligations import deadlines
from reminders.obligations.deadlines import whoever_holds as holds
from reminders.obligations.models import Obligation
from reminders.obligations.references import page_of, split


def projects_begun() -> QuerySet[Model]:
    """SY-01: from the project's start until its first organisation stands.

    A project that needs none (the reason is on record), or was over before it had one, is asked for nothing.
    """
    without = ~Exists(TemporaryBranch.objects.filter(project=OuterRef("pk")))
    spared = ~Q(no_branch_reason="") | Q(closed_on__lte=timezone.localdate())
    rows = Project.objects.not_voided().exclude(without & spared)
    return deadlines.readable(rows, "projects", day="started_on", answered=Min("branches__founded_on"), title="name")


def requests_reported() -> QuerySet[Model]:
    """BR-11: the institute answers within a month of receiving the request."""
    institute = Unit.objects.institute().values("pk")
    return deadlines.readable(
        FoundingRequest.objects.not_voided().filter(reported_at__isnull=False).exclude(state="returned"),
        "founding-requests",
        unit=Subquery(institute),
        day=TruncDate("reported_at"),
        answered="replied_on",
        title=Concat(Value("关于成立"), F("name"), Value("的请示")),
    )


def branches_lasting() -> QuerySet[Model]:
    """BR-04: a branch that lasts, or was planned to last, six months asks for a decision on its form."""
    lasting = Q(planned_end__isnull=True) | months_apart("founded_on", "planned_end", LONG_MONTHS)
    decided = TemporaryBranch.objects.filter(pk=OuterRef("pk")).exclude(long_term_decision="").values("founded_on")
    running = TemporaryBranch.objects.filter(lasting, dissolved_on__isnull=True)
    return _of_branches(running, "founded_on", Subquery(decided, output_field=DateField()))


def branches_ending() -> QuerySet[Model]:
    """BR-09: until the planned end somebody confirms it or puts it off; a branch that hands over has answered."""
    answered = Coalesce("dissolving_on", "dissolved_on")
    return _of_branches(TemporaryBranch.objects.filter(planned_end__isnull=False), "planned_end", answered)


def branches_dissolving() -> QuerySet[Model]:
    """BR-10: from the day on which the hand-over began until the branch is dissolved."""
    return _of_branches(TemporaryBranch.objects.filter(dissolving_on__isnull=False), "dissolving_on", "dissolved_on")


def _of_branches(rows: QuerySet[TemporaryBranch], day: str, answer: str | Combinable) -> QuerySet[Model]:
    """Deadlines of branches that are there; what was dissolved keeps the deadlines that it answered."""
    return deadlines.readable(rows.filter(voided_at__isnull=True), "temporary-branches", day=day, answered=answer)


def page(obligation: Obligation) -> str:
    """The detail page of the record the deadline runs for."""
    return page_of(obligation.subject)


def request_form(obligation: Obligation) -> str:
    """A new founding request for the project."""
    return f"{reverse('founding-requests:create')}?project={split(obligation.subject)[1]}"


def decision_form(obligation: Obligation) -> str:
    return reverse("branches:decision", args=[split(obligation.subject)[1]])


def handover_page(obligation: Obligation) -> str:
    return f"{page_of(obligation.subject)}?tab=handover"


def register() -> None:
    deadlines.register(
        "project.begun",
        "项目开始，尚无党组织",
        projects_begun,
        link=request_form,
        may=holds(Power.REQUEST),
        with_life=True,
        coming="{what}须于{day}前成立党组织",
        over="{what}已经开始，超过期限还没有成立党组织",
    )
    coming, over = "{what}须于{day}前批复", "{what}已超过批复期限"
    decides = holds(Power.DECIDE)
    deadlines.register(
        "founding.reported", "成立请示上报院党委", requests_reported, link=page, may=decides, coming=coming, over=over
    )
    _of_lives()


def _of_lives() -> None:
    """What a branch itself is asked as the time goes on: it has no title of its own in these."""
    ends, hands_over = holds(Power.DECIDE, Power.REQUEST), holds(Power.LOG, Power.REVIEW, Power.DECIDE)
    for code, label, rows, link, may, coming, over in (
        (
            "branch.lasting", "临时党支部设立六个月", branches_lasting, decision_form, ends,
            "设立将满六个月，须于{day}前研究设置形式", "设立已满六个月，还没有研究设置形式",
        ),
        (
            "branch.ending", "临时党支部到期", branches_ending, page, ends,
            "本支部将于{day}到期", "本支部已于{day}到期，没有确认结束，也没有延期",
        ),
        (
            "branch.dissolving", "临时党支部撤销移交", branches_dissolving, handover_page, hands_over,
            "撤销移交须于{day}前办结", "撤销移交已超过期限",
        ),
    ):  # fmt: skip
        deadlines.register(code, label, rows, link=link, may=may, with_life=True, coming=coming, over=over)
