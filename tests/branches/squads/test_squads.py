"""党员突击队: counted from the list, filed with the unit, at work, done or disbanded – and never a branch."""

import pytest
from django.urls import reverse

from branches.life.dissolving import dissolve_branch
from branches.milestones.models import SquadMilestone
from branches.squads.members import enlist
from branches.squads.models import AssaultTeam
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.units.models import Unit
from records import history
from records.ledger.registry import ledger
from tests.branches.squads.story import crowd, press, running, squad_form, state, written
from tests.cast import Cast, days_ago, signed_in


def test_numbers_are_counted_from_the_list(cast: Cast):
    squad = written(cast, members=[str(p.pk) for p in (cast.chenxiaodong, cast.zhouqian, crowd(cast))])
    assert (squad.branch_count, squad.party_count, squad.total_count) == (1, 4, 5)
    assert (squad.leader_organisation, squad.leader_post) == ("甲支部", "副书记")
    duties = {row.person.name: row.duty for row in squad.members.select_related("squad")}
    assert duties["王海燕"] == "队长" and duties["李建军"] == "政委、联络员" and duties["郭群"] == "队员"


def test_people_of_other_units_count_as_numbers(cast: Cast):
    squad = written(cast, outer_units="驻地某基地", unlisted_total=6, unlisted_party=4, unlisted_branches=2)
    assert (squad.branch_count, squad.party_count, squad.total_count) == (3, 8, 10)
    page = signed_in(cast.lijianjun).get(ledger("squads").url("detail", squad.pk)).content.decode()
    assert "另有名单以外 6 人，其中党员 4 名" in page


def test_who_leaves_a_running_squad_stays_on_record(cast: Cast):
    squad = running(cast)
    answer = signed_in(cast.lijianjun).post(
        ledger("squads").url("edit", squad.pk),
        squad_form(cast, version=squad.version, members=[str(cast.chenxiaodong.pk)]),
    )
    assert answer.status_code == 302
    squad.refresh_from_db()
    assert squad.party_count == 3
    assert squad.members.get(person=cast.zhouqian).left_on == days_ago(0)


def test_a_squad_is_no_branch(cast: Cast):
    units, posts = Unit.objects.count(), Post.objects.count()
    running(cast)
    assert (Unit.objects.count(), Post.objects.count()) == (units, posts)


def test_filed_accepted_finished(cast: Cast):
    squad = written(cast)
    assert (squad.state, squad.number) == ("draft", "")
    assert signed_in(cast.gaoyumei).get(ledger("squads").url("detail", squad.pk)).status_code == 404
    press(cast.lijianjun, squad, "submit")
    assert state(squad) == "filed" and squad.number == f"TJD-{squad.formed_on.year}-001"
    press(cast.lijianjun, squad, "accept")
    assert state(squad) == "filed"
    press(cast.gaoyumei, squad, "return", "请写清攻关目标")
    page = signed_in(cast.lijianjun).get(ledger("squads").url("detail", squad.pk)).content.decode()
    assert "退回原因：请写清攻关目标" in page
    press(cast.lijianjun, squad, "submit")
    press(cast.gaoyumei, squad, "accept")
    assert state(squad) == "running" and squad.filed_on == days_ago(0)
    finish(cast, squad)
    assert state(squad) == "ended" and squad.results == "联调一次通过"
    assert squad.number.endswith("-001")


def finish(cast: Cast, squad: AssaultTeam, **typed):
    data = {"ended_on": str(days_ago(0)), "results": "联调一次通过", "version": squad.version, **typed}
    return signed_in(cast.lijianjun).post(ledger("squads").url("move", squad.pk, "finish"), data)


def test_numbers_run_without_a_gap(cast: Cast):
    first, thrown_away, second = (written(cast, name=f"{word}号突击队") for word in "一二三")
    press(cast.lijianjun, first, "submit")
    signed_in(cast.lijianjun).post(ledger("squads").url("discard", thrown_away.pk), {"reason": "不要了"})
    press(cast.lijianjun, second, "submit")
    first.refresh_from_db()
    second.refresh_from_db()
    assert [one.number[-3:] for one in (first, second)] == ["001", "002"]


def test_without_party_members_it_is_not_filed(cast: Cast):
    someone = str(crowd(cast).pk)
    squad = written(cast, leader=someone, commissar="", liaison="", members=[])
    said = press(cast.lijianjun, squad, "submit").content.decode()
    assert "党员突击队要有党员参加" in said and state(squad) == "draft"


@pytest.mark.parametrize("text", ["96123部队", "第五师", "雅林县驻军"])
def test_partners_are_named_neutrally(cast: Cast, text: str):
    answer = signed_in(cast.lijianjun).post(ledger("squads").url("create"), squad_form(cast, outer_units=text))
    assert answer.status_code == 422 and "请写中性名称" in answer.content.decode()


def test_a_milestone_is_reported_by_phone_and_moves_the_progress(cast: Cast):
    squad = running(cast, plan_text=f"{days_ago(-5)} 完成安装\n{days_ago(-9)} 通过联调")
    assert squad.progress == "0 / 2"
    one = squad.milestones.order_by("due_on").first()
    data = {"done_on": str(days_ago(0)), "completion": "提前完成", "version": one.version}
    answer = signed_in(cast.lijianjun).post(ledger("milestones").url("move", one.pk, "done"), data)
    assert answer["Location"] == ledger("squads").url("detail", squad.pk)
    assert state(one) == "done" and (one.reporter, one.completion) == ("李建军", "提前完成")
    squad.refresh_from_db()
    assert squad.progress == "1 / 2"
    again = signed_in(cast.lijianjun).post(ledger("milestones").url("move", one.pk, "done"), data)
    assert again.status_code == 422 and "刚刚被别人处理" in again.content.decode()


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        ("完成安装", "第 1 行开头不是日期"),
        ("2026-13-45 完成安装", "第 1 行开头不是日期"),
        ("2010-01-01 完成安装", "不能早于突击队组建时间"),
        ("2030-01-01", "请在日期后面写内容"),
    ],
)
def test_a_plan_that_cannot_be_read_names_its_line(cast: Cast, plan: str, sentence: str):
    answer = signed_in(cast.lijianjun).post(ledger("squads").url("create"), squad_form(cast, plan_text=plan))
    assert answer.status_code == 422 and sentence in answer.content.decode()


def test_open_milestones_hold_up_the_end(cast: Cast):
    squad = running(cast, plan_text=f"{days_ago(-5)} 完成安装")
    said = finish(cast, squad)
    assert said.status_code == 422 and "还有没完成的里程碑" in said.content.decode()
    press(cast.lijianjun, squad.milestones.get(), "cancel", "任务调整")
    squad.refresh_from_db()
    finish(cast, squad)
    assert state(squad) == "ended"


def test_overdue_milestones_are_found(cast: Cast):
    squad = running(cast, plan_text=f"{days_ago(3)} 完成安装\n{days_ago(-9)} 通过联调")
    page = signed_in(cast.gaoyumei).get(ledger("milestones").url("list"), {"overdue": "true"})
    assert [row.pk for row in page.context["rows"]] == [squad.milestones.get(plan="完成安装").pk]
    assert "已逾期 3 天" in signed_in(cast.gaoyumei).get(ledger("squads").url("detail", squad.pk)).content.decode()


def test_milestones_of_a_draft_are_the_branch_s_own(cast: Cast):
    squad = written(cast, plan_text=f"{days_ago(-5)} 完成安装")
    url = ledger("milestones").url("detail", squad.milestones.get().pk)
    assert signed_in(cast.lijianjun).get(url).status_code == 200
    assert signed_in(cast.gaoyumei).get(url).status_code == 404


def test_flag_oath_and_award_are_told_by_those_who_may(cast: Cast):
    squad = running(cast)
    told = {
        "flag_on": str(days_ago(1)),
        "flag_by": "二院党委书记 何远",
        "flag_to": "王海燕",
        "flag_place": "一号现场会议室",
    }
    flag, award = (ledger("squads").url("move", squad.pk, name) for name in ("flag", "award"))
    assert signed_in(cast.chensiyuan).post(flag, told).status_code == 404
    assert signed_in(cast.chenxiaodong).post(flag, told).status_code == 403
    assert signed_in(cast.linjing).post(flag, told).status_code == 302
    oath = ledger("squads").url("move", squad.pk, "oath")
    signed_in(cast.lijianjun).post(
        oath, {"oath_on": str(days_ago(1)), "oath_by": "王海燕", "oath_text": "不破难关誓不还"}
    )
    judged = {"awarded_on": str(days_ago(0)), "award": "先进党员突击队"}
    assert signed_in(cast.lijianjun).post(award, judged).status_code == 403
    assert signed_in(cast.gaoyumei).post(award, judged).status_code == 302
    page = signed_in(cast.lijianjun).get(ledger("squads").url("detail", squad.pk)).content.decode()
    assert "已授旗" in page and "不破难关誓不还" in page and "先进党员突击队" in page
    assert {"flag", "oath", "award"} <= set(history.of(squad).values_list("verb", flat=True))


@pytest.mark.parametrize(
    ("name", "day", "first", "second"),
    [
        ("flag", "flag_on", {"flag_by": "何远", "flag_to": "王海燕"}, {"flag_by": "孙丽", "flag_to": "周倩"}),
        (
            "oath",
            "oath_on",
            {"oath_by": "王海燕", "oath_text": "不破难关誓不还"},
            {"oath_by": "周倩", "oath_text": "另一段誓词"},
        ),
        ("award", "awarded_on", {"award": "先进党员突击队"}, {"award": "优秀突击队"}),
    ],
)
def test_of_two_open_pages_the_later_one_is_told_and_the_first_stands(
    cast: Cast, name: str, day: str, first: dict, second: dict
):
    squad, client = running(cast), signed_in(cast.gaoyumei)
    url = ledger("squads").url("move", squad.pk, name)
    read = {"version": client.get(url).context["form"]["version"].value(), day: str(days_ago(0))}
    assert client.post(url, {**first, **read}).status_code == 302
    said = client.post(url, {**second, **read})
    assert said.status_code == 422 and "别人改过这支突击队" in said.content.decode()
    squad.refresh_from_db()
    kept = [squad.flag_by, squad.flag_to, squad.oath_by, squad.oath_text, squad.award]
    assert set(first.values()) <= set(kept) and not set(second.values()) & set(kept)
    assert all(typed in said.content.decode() for typed in second.values())


def test_a_flag_is_not_handed_over_tomorrow_nor_to_a_draft(cast: Cast):
    told = {"flag_on": str(days_ago(-1)), "flag_by": "何远", "flag_to": "王海燕"}
    squad = running(cast)
    said = signed_in(cast.lijianjun).post(ledger("squads").url("move", squad.pk, "flag"), told)
    assert said.status_code == 422 and "授旗日期应在组建时间之后" in said.content.decode()
    draft = written(cast, name="另一支")
    said = signed_in(cast.lijianjun).post(
        ledger("squads").url("move", draft.pk, "flag"), {**told, "flag_on": str(days_ago(0))}
    )
    assert said.status_code == 422 and "没有在运行" in said.content.decode()


def test_it_ends_with_its_branch(cast: Cast):
    squad, draft = running(cast, plan_text=f"{days_ago(-5)} 完成安装"), written(cast, name="没报的")
    dissolve_branch(branch=cast.jia, on=days_ago(0), document_number="", by=None)
    assert state(squad) == "disbanded" and squad.end_reason == "随临时党支部撤销解散"
    assert state(draft) == "draft"
    assert signed_in(cast.lijianjun).get(ledger("squads").url("detail", squad.pk)).status_code == 404
    page = signed_in(cast.gaoyumei).get(ledger("squads").url("detail", squad.pk)).content.decode()
    assert "随临时党支部撤销解散" in page
    assert state(SquadMilestone.objects.get(squad=squad)) == "planned"


def test_nothing_moves_in_a_squad_that_is_over(cast: Cast):
    squad = running(cast, plan_text=f"{days_ago(-5)} 完成安装")
    press(cast.lijianjun, squad, "disband", "任务取消")
    one = squad.milestones.get()
    assert "这支突击队已经结束" in press(cast.lijianjun, one, "start").content.decode()
    answer = signed_in(cast.lijianjun).post(
        ledger("milestones").url("create"), {"squad": str(squad.pk), "plan": "再来", "due_on": str(days_ago(-9))}
    )
    assert answer.status_code == 422 and "已经结束" in answer.content.decode()


def test_the_branch_page_and_the_card_tell_of_it(cast: Cast):
    squad = running(cast)
    branch = signed_in(cast.lijianjun).get(reverse("temporary-branches:detail", args=[cast.jia.pk]), {"tab": "squads"})
    assert "突击队（1）" in branch.content.decode() and squad.name in branch.content.decode()
    card = signed_in(cast.lijianjun).get(reverse("people:detail", args=[cast.wanghaiyan.pk])).content.decode()
    assert "党员突击队" in card and "队长" in card


def test_the_phone_of_the_liaison_is_shown_in_part(cast: Cast):
    squad = running(cast)
    page = signed_in(cast.chenxiaodong).get(ledger("squads").url("detail", squad.pk)).content.decode()
    assert "138****6621" in page and "13812346621" not in page


def edited(cast: Cast, squad: AssaultTeam, *members: Person) -> None:
    squad.refresh_from_db()
    data = squad_form(cast, version=squad.version, members=[str(one.pk) for one in members])
    answer = signed_in(cast.lijianjun).post(ledger("squads").url("edit", squad.pk), data)
    assert answer.status_code == 302
    squad.refresh_from_db()


def test_who_comes_again_comes_as_what_they_are_today(cast: Cast):
    """Probationary and of 甲 when they joined; by now a formal member whose stay is in 乙."""
    squad, who = running(cast), cast.zhouqian
    row = squad.members.get(person=who)
    assert (row.standing, row.branch) == ("probationary", cast.jia.unit)
    edited(cast, squad, cast.chenxiaodong)
    who.standing = Person.Standing.FORMAL
    who.save(update_fields=["standing"])
    TemporaryMembership.objects.filter(person=who).update(ends_on=days_ago(1))
    TemporaryMembership.objects.create(person=who, unit=cast.yi.unit, starts_on=days_ago(0))
    assert squad.members.get(person=who).standing == "probationary"  # kept as it was while they were gone
    enlist(squad, [cast.wanghaiyan, cast.lijianjun, cast.chenxiaodong, who])
    again = squad.members.get(person=who)
    assert (again.pk, again.standing, again.branch, again.left_on) == (row.pk, "formal", cast.yi.unit, None)
    squad.refresh_from_db()
    assert (squad.branch_count, squad.party_count, squad.total_count) == (2, 4, 4)


def test_who_stays_keeps_what_they_came_as(cast: Cast):
    squad, who = running(cast), cast.zhouqian
    who.standing = Person.Standing.FORMAL
    who.save(update_fields=["standing"])
    edited(cast, squad, cast.chenxiaodong, who)
    assert squad.members.get(person=who).standing == "probationary"


def test_who_comes_again_counts_as_what_they_are(cast: Cast):
    """Left as a member of the Party, came back after the card was put right: no member."""
    squad, who = running(cast), cast.chenxiaodong
    edited(cast, squad, cast.zhouqian)
    assert squad.party_count == 3
    who.standing = Person.Standing.ACTIVIST
    who.save(update_fields=["standing"])
    edited(cast, squad, cast.zhouqian, who)
    assert (squad.party_count, squad.total_count) == (3, 4)
    assert squad.members.filter(person=who).count() == 1
