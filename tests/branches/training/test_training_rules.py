"""What those who hold posts owe: hours, central training, the secretaries' own training (TR-02, TR-03)."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from branches.training.models import Training
from organisation.people.models import Person
from reminders import recomputing
from reminders.obligations.models import Obligation
from reminders.obligations.references import split
from tests.branches.training.makers import make_training, training_data
from tests.cast import Cast, days_ago, signed_in


def owed(cast: Cast, rule: str) -> dict[str, tuple[float, float]]:
    """Name → (done, needed) of this year, for 甲."""
    recomputing.recompute_everything()
    rows = Obligation.objects.filter(unit=cast.jia.unit, rule__code=rule)
    names = {str(one.pk): one.name for one in Person.objects.all()}
    return {names[split(f":{row.subject}")[1]]: (row.done, row.needed) for row in rows if row.period.key == "2026"}


def test_secretary_and_committee_owe_hours_and_a_central_training(today, cast: Cast) -> None:
    make_training(cast, cast.institute, 1, cast.lijianjun, cast.chenxiaodong,
                  starts_on=date(2026, 5, 6), hours=40, level="institute")  # fmt: skip
    make_training(cast, cast.first, 2, cast.wanghaiyan, starts_on=date(2026, 5, 6), form="online")
    central = owed(cast, "TR-02-CENTRAL")
    assert set(central) == {"李建军", "王海燕", "张雪", "吴刚"}  # 陈晓东 holds no post
    assert central["李建军"] == (1, 1) and central["王海燕"] == (0, 1)
    assert owed(cast, "TR-02")["李建军"][0] == 40
    assert owed(cast, "TR-03") == {"李建军": (1, 1)}


def new_secretary(cast: Cast) -> Obligation:
    recomputing.recompute_deadlines()
    return Obligation.objects.get(rule__code="TR-03-NEW", unit=cast.jia.unit)


def test_a_new_secretary_is_trained_within_six_months(today, cast: Cast) -> None:
    duty = new_secretary(cast)
    assert duty.title == "李建军" and duty.light() == "red"  # 250 days in office
    make_training(cast, cast.first, 1, cast.lijianjun, starts_on=days_ago(260))
    make_training(cast, cast.first, 2, cast.lijianjun, starts_on=days_ago(200), form="online")
    assert new_secretary(cast).light() == "red"
    make_training(cast, cast.first, 3, cast.lijianjun, starts_on=days_ago(200), ends_on=days_ago(199))
    duty = new_secretary(cast)
    assert (duty.light(), duty.outcome) == ("green", "on_time")


def test_the_light_follows_the_training_at_once(today, cast: Cast, django_capture_on_commit_callbacks) -> None:
    assert new_secretary(cast).light() == "red"
    body = training_data(cast, cast.first) | {"people": [cast.lijianjun.pk]}
    signed_in(cast.huangweijie).post(reverse("trainings:create"), body)
    planned = Training.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(cast.huangweijie).post(reverse("trainings:move", args=[planned.pk, "submit"]))
    duty = Obligation.objects.get(rule__code="TR-03-NEW", unit=cast.jia.unit)
    assert (duty.light(), duty.outcome) == ("green", "late")


def test_an_approved_activity_does_not_forget_the_trainings(today, cast: Cast) -> None:
    """Rules fulfilled by several kinds are counted over all of them when one of them changes."""
    make_training(cast, cast.first, 1, cast.lijianjun, starts_on=date(2026, 1, 5), hours=30)
    recomputing.recompute_everything()
    rows = Obligation.objects.filter(unit=cast.jia.unit, rule__code="TR-02", done__gt=0)
    before = list(rows.values_list("subject", "done"))
    recomputing.recompute_record(cast.jia.unit_id, "study.hours", "cadre.study_hours")
    assert list(rows.values_list("subject", "done")) == before
