"""The total of a branch and month is at every moment the sum of its kinds; the workbench reads the totals."""

from django.db.models import Sum

from education.activities.kinds import Kind
from education.months.counting import month_of, rebuild
from education.months.models import ActivityMonth, BranchMonth
from portal.workbench.chart import activities_by_month
from records.voiding import discard
from records.workflow import perform
from tests.cast import Cast, days_ago
from tests.education.entry import edit, entry, log


def approved(cast: Cast, **typed):
    meeting = log(cast.lijianjun, entry(cast.jia.unit, **typed), then="submit")
    return perform(meeting, "approve", by=cast.huangweijie.user)


def totals() -> dict:
    rows = BranchMonth.objects.filter(approved__gt=0)
    return {(row.unit_id, row.month): (row.approved, row.late) for row in rows}


def sums() -> dict:
    rows = ActivityMonth.objects.filter(approved__gt=0).values_list("unit", "month")
    return {(unit, month): (n, late) for unit, month, n, late in rows.annotate(n=Sum("approved"), m=Sum("late"))}


def test_all_kinds_of_a_month_are_one_total(cast: Cast):
    approved(cast)
    approved(cast, kind=Kind.THEMED_PARTY_DAY, theme="参观")
    assert totals() == sums() == {(cast.jia.unit.pk, month_of(days_ago(2))): (2, 0)}


def test_it_follows_an_edit_into_another_month_and_a_voiding(cast: Cast):
    moved, voided = approved(cast), approved(cast, theme="另一次")
    moved = edit(cast.lijianjun, moved, entry(cast.jia.unit, day=days_ago(70)))
    assert totals() == sums()
    perform(moved, "approve", by=cast.huangweijie.user)
    assert totals() == sums()
    assert (cast.jia.unit.pk, month_of(days_ago(70))) in totals()
    discard(voided, by=cast.lijianjun.user, reason="重复登记")
    assert list(totals()) == list(sums()) == [(cast.jia.unit.pk, month_of(days_ago(70)))]


def test_rebuilding_repairs_it(cast: Cast):
    approved(cast)
    before = totals()
    BranchMonth.objects.update(approved=9, late=9)
    rebuild()
    assert totals() == sums() == before


def test_the_chart_shows_them(cast: Cast):
    approved(cast)
    approved(cast, day=days_ago(12))
    series = activities_by_month(cast.huangweijie.user)["data"]["series"]
    assert sum(series[0]["data"]) == 1
    assert sum(series[1]["data"]) == 1
