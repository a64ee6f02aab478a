"""Findings, needs and milestones carry a date of their own: what the chip calls late, the filter 已逾期 finds."""

from datetime import timedelta

import pytest

from branches.milestones.models import SquadMilestone
from records.ledger.registry import ledger
from records.ui.due import past_due
from supervision.findings.models import Finding
from tests.cast import Cast, days_ago, signed_in
from tests.making import makers
from welfare.needs.models import Need


@pytest.mark.parametrize(("slug", "model"), [("findings", Finding), ("needs", Need), ("milestones", SquadMilestone)])
def test_late_is_what_fell_due_before_today(cast: Cast, slug: str, model) -> None:
    record = makers()[slug].make(cast, cast.jia.unit, 1)
    address, found = ledger(slug).url("list"), []
    for late in (-1, 0, 1):  # due tomorrow, today, yesterday
        model.objects.filter(pk=record.pk).update(due_on=days_ago(late))
        one = model.objects.get(pk=record.pk)
        listed = {
            asked: str(record.pk) in signed_in(cast.lijianjun).get(address, {"overdue": asked}).content.decode()
            for asked in ("true", "false")
        }
        assert listed["true"] != listed["false"]
        assert listed["true"] == (one in model.objects.overdue()) == one.due.text.startswith("已逾期")
        assert (one.due.colour == "red") == listed["true"]
        found.append(listed["true"])
    assert found == [False, False, True]


def test_any_day_can_be_asked_for(db, cast: Cast) -> None:
    record = makers()["needs"].make(cast, cast.jia.unit, 1)
    after = [record.due_on + timedelta(days=more) for more in (-1, 0, 1)]
    assert [Need.objects.filter(past_due(day), pk=record.pk).exists() for day in after] == [False, False, True]
