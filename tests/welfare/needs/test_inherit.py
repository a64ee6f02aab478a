"""A need outlives its branch: the organisation above takes it over on the day the branch ends."""

from __future__ import annotations

import pytest
from django.utils import timezone

from records import history
from records.workflow import perform
from tests.branches.life.lives import dissolved
from tests.cast import Cast, signed_in
from tests.welfare.asks.makers import make_ask
from tests.welfare.needs.makers import make_need
from welfare.asks.models import Ask
from welfare.needs.models import Need
from welfare.needs.numbers import need_due


def test_a_waived_need_goes_on_above_when_the_branch_ends(cast: Cast) -> None:
    ask = make_ask(cast, cast.yi.unit, 1, "leisure", result="need", note="想有个篮球架")
    need = make_need(cast, cast.yi.unit, 1, ask=ask)
    assert signed_in(cast.huangweijie).get(f"/needs/{need.pk}/").status_code == 404
    dissolved(cast, cast.yi)
    need.refresh_from_db()
    assert (need.state, need.unit, need.level_unit) == ("open", cast.yi.unit, cast.yi.unit.parent)
    assert need.due_on == need_due(need.level, timezone.localdate())
    last = need.hand_overs.get(ended_at__isnull=True)
    assert (last.holder, last.unit, last.reason) == (need.holder, need.level_unit, "支部撤销，转上级办理")
    assert history.of(need).first().text == "支部撤销，转上级办理"
    assert need.holder is not None
    assert signed_in(need.holder).get(f"/needs/{need.pk}/").status_code == 200
    assert Ask.objects.visible_to(need.holder.user).get() == ask
    perform(need, "answer", by=need.holder.user, told={"answer": "已协调"})


@pytest.mark.parametrize(("state", "open_stretches"), [("answered", 0), ("closed", 0)])
def test_an_answer_is_asked_about_above_and_what_is_settled_stays(cast: Cast, state: str, open_stretches: int) -> None:
    need = make_need(cast, cast.yi.unit, 1)
    holder = need.holder
    perform(need, "answer", by=cast.zhaozhiqiang.user, told={"answer": "修好了"})
    Need.objects.filter(pk=need.pk).update(state=state)
    dissolved(cast, cast.yi)
    need.refresh_from_db()
    assert need.hand_overs.filter(ended_at__isnull=True).count() == open_stretches
    assert (need.level_unit == cast.yi.unit) == (state == "closed") == (need.holder == holder)
    assert need.state == state
