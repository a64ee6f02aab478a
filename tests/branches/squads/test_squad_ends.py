"""Squads that are no longer there do nothing any more: merged away, taken out of the ledger, not yet filed."""

from __future__ import annotations

from branches.merging.acts import merge_unit
from branches.merging.left_open import left_open
from branches.milestones.models import SquadMilestone
from records.ledger.registry import ledger
from tests.branches.squads.story import press, running, state, written
from tests.cast import Cast, days_ago, signed_in


def test_a_squad_ends_when_its_branch_goes_into_another(cast: Cast) -> None:
    squad = running(cast)
    merge_unit(unit=cast.jia.unit, into=cast.yi.unit, by=None)
    assert state(squad) == "disbanded" and squad.end_reason == "随所在支部并入乙临时党支部解散"


def test_the_milestones_of_a_voided_squad_are_not_late_and_stand_still(cast: Cast) -> None:
    squad = running(cast, plan_text=f"{days_ago(3)} 完成安装")
    type(squad).objects.filter(pk=squad.pk).update(voided_at=squad.updated_at, void_reason="重复登记")
    one = squad.milestones.get()
    assert not SquadMilestone.objects.overdue().exists()
    assert "已经结束" in press(cast.lijianjun, one, "start").content.decode()
    assert state(one) == "planned"
    changed = {"squad": str(squad.pk), "plan": "改", "due_on": str(days_ago(-9)), "version": one.version}
    answer = signed_in(cast.lijianjun).post(ledger("milestones").url("edit", one.pk), changed)
    assert answer.status_code == 409
    one.refresh_from_db()
    assert one.plan == "完成安装"


def test_a_milestone_is_reported_in_a_running_squad_after_it_was_formed(cast: Cast) -> None:
    squad = written(cast, plan_text=f"{days_ago(-5)} 完成安装")
    url = ledger("milestones").url("move", squad.milestones.get().pk, "done")
    told = {"completion": "完成", "version": "1"}
    draft = signed_in(cast.lijianjun).post(url, {**told, "done_on": str(days_ago(0))})
    assert draft.status_code == 422 and "没有在运行" in draft.content.decode()
    press(cast.lijianjun, squad, "submit")
    press(cast.gaoyumei, squad, "accept")
    early = signed_in(cast.lijianjun).post(url, {**told, "done_on": "2020-01-01"})
    assert early.status_code == 422 and "不能早于突击队组建时间" in early.content.decode()
    assert state(squad.milestones.get()) == "planned"


def test_a_draft_left_in_a_merged_branch_starts_no_squad_there(cast: Cast) -> None:
    squad = written(cast)
    told = {one.title: one.then for one in left_open(cast.jia.unit, cast.yi.unit)}
    assert "需要的在乙支部重新组建" in told["突击队（拟稿中）"]
    merge_unit(unit=cast.jia.unit, into=cast.yi.unit, by=None)
    assert "已经撤销，不能再组建突击队" in press(cast.zhaozhiqiang, squad, "submit").content.decode()
    assert state(squad) == "draft" and not type(squad).objects.get(pk=squad.pk).number
