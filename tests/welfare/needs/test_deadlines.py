"""What reminders learn of welfare: who was asked, what was done, and a need's clock for its holder alone."""

from __future__ import annotations

import pytest

from records.workflow import perform
from reminders.obligations.models import Obligation
from reminders.recomputing import recompute_record
from reminders.recomputing.deadlines import recompute_deadlines
from tests.cast import Cast, days_ago, signed_in
from tests.welfare.asks.makers import page_of
from tests.welfare.needs.makers import make_need
from welfare.asks.duties import asks

pytestmark = pytest.mark.usefixtures("ordinary_day")


def test_the_clock_of_a_need_is_the_holders_alone(cast: Cast) -> None:
    need = make_need(cast, cast.jia.unit, 1, due_on=days_ago(5))
    recompute_deadlines()
    duty = Obligation.objects.get(subject=f"needs:{need.pk}")
    assert (duty.unit, duty.due_on, duty.keeper) == (cast.jia.unit, days_ago(5), cast.lijianjun.user)
    told = [p.name for p in cast.people if Obligation.objects.visible_to(p.user).filter(pk=duty.pk).exists()]
    assert told == ["李建军"]
    perform(need, "answer", by=cast.lijianjun.user, told={"answer": "已解决"})
    duty.refresh_from_db()
    assert duty.outcome == "late"


def test_everyone_who_was_asked_counts_once_for_the_branch(cast: Cast) -> None:
    signed_in(cast.lijianjun).post("/welfare/ask/", page_of(cast, "thought"))
    counted = set(asks().values_list("unit_key", "subject_ref", "credit_day"))
    assert len(counted) == 9 and {unit for unit, _, _ in counted} == {cast.jia.unit_id}
    recompute_record(cast.jia.unit_id, "must.ask")
