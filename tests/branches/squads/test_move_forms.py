"""Moves that carry a form, beside their pages: what the history keeps, and callers that have no page."""

from __future__ import annotations

import pytest

from records import history
from records.moves import MoveRefused, Stale
from records.workflow import perform
from tests.branches.squads.story import press, running, state
from tests.cast import Cast, days_ago

FLAG = {"flag_on": days_ago(1), "flag_by": "何远", "flag_to": "王海燕"}


def test_the_history_says_what_each_column_was_and_is(cast: Cast) -> None:
    squad = running(cast)
    perform(squad, "flag", by=cast.lijianjun.user, told=FLAG)
    perform(squad, "flag", by=cast.lijianjun.user, told={**FLAG, "flag_to": "周倩"})
    again, first = history.of(squad).filter(verb="flag")
    assert first.text == "何远向王海燕授旗"
    assert first.changes == {
        "授旗日期": ["—", str(days_ago(1))],
        "授旗人": ["—", "何远"],
        "接旗人": ["—", "王海燕"],
    }
    assert again.changes == {"接旗人": ["王海燕", "周倩"]}


def test_a_move_that_leads_nowhere_keeps_the_state(cast: Cast) -> None:
    squad = running(cast)
    perform(squad, "finish", by=cast.lijianjun.user, told={"ended_on": days_ago(0), "results": "联调一次通过"})
    perform(squad, "flag", by=cast.gaoyumei.user, told=FLAG)
    assert state(squad) == "ended" and squad.flag_by == "何远"


def test_who_has_no_page_is_told_the_same(cast: Cast) -> None:
    squad, by = running(cast), cast.lijianjun.user
    with pytest.raises(MoveRefused, match="要填写内容"):
        perform(squad, "finish", by=by)
    with pytest.raises(MoveRefused, match="任务完成情况及取得成效"):
        perform(squad, "finish", by=by, told={"ended_on": days_ago(0)})
    with pytest.raises(MoveRefused, match="完成日期应在组建时间之后"):
        perform(squad, "finish", by=by, told={"ended_on": days_ago(-1), "results": "联调一次通过"})
    with pytest.raises(MoveRefused, match="身份不能评选"):
        perform(squad, "award", by=by, told={"awarded_on": days_ago(0), "award": "先进"})
    with pytest.raises(Stale, match="别人改过这支突击队"):
        perform(squad, "flag", by=by, told={**FLAG, "version": squad.version - 1})
    assert state(squad) == "running"


def test_the_page_offers_each_teller_what_they_may_tell(cast: Cast) -> None:
    squad = running(cast)
    offered = {
        person: [move.code for move in squad.workflow.open_moves(squad, person.user)]
        for person in (cast.lijianjun, cast.gaoyumei, cast.chenxiaodong)
    }
    assert offered[cast.lijianjun] == ["flag", "oath", "finish", "disband"]
    assert offered[cast.gaoyumei] == ["flag", "oath", "award"]
    assert offered[cast.chenxiaodong] == []
    press(cast.lijianjun, squad, "disband", "任务取消")
    squad.refresh_from_db()
    assert not squad.workflow.open_moves(squad, cast.gaoyumei.user)
