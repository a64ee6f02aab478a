"""Constraints asked in memory say what the database would say."""

from datetime import timedelta

import pytest
from django.db.models import F, Q
from django.utils import timezone

from education.activities.models import Activity
from records.imports.conditions import Unknown, broken, holds
from tests.cast import signed_in
from tests.records.importing import HEADS, batch_of, confirm, meeting, upload, url, workbook

NOW = timezone.now()


def activity(**values):
    return Activity(**{"starts_at": NOW, "expected": 3, "present": 3, **values})


@pytest.mark.parametrize(
    ("condition", "values", "said"),
    [
        (Q(present__lte=F("expected")), {"present": 4}, False),
        (Q(present__lte=F("expected")), {}, True),
        (Q(ends_at__gte=F("starts_at")), {}, None),
        (Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")), {}, True),
        (Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")), {"ends_at": NOW - timedelta(hours=1)}, False),
        (~Q(kind="party_lecture"), {"kind": "party_lecture"}, False),
        (~Q(ends_at__gte=F("starts_at")), {}, None),
        (Q(kind__in=("a", "b")) & Q(present__gt=0), {"kind": "b"}, True),
    ],
)
def test_conditions_follow_the_logic_of_sql(condition, values, said):
    assert holds(condition, activity(**values)) is said


def test_what_only_the_database_knows_is_not_guessed():
    with pytest.raises(Unknown):
        holds(Q(unit__path__startswith="1."), activity())


def test_a_record_names_the_constraints_it_breaks():
    assert broken(activity(present=9)) == ["activity_present_of_expected"]
    assert broken(activity()) == []


def test_a_constraint_the_evaluator_cannot_read_is_asked_of_the_database(monkeypatch):
    asked = []
    constraint = next(one for one in Activity._meta.constraints if one.name == "activity_present_of_expected")
    monkeypatch.setattr(constraint, "condition", Q(theme__regex="x"))
    monkeypatch.setattr(type(constraint), "validate", lambda *args, **kwargs: asked.append(args[0].name))
    assert broken(activity()) == []
    assert asked == ["activity_present_of_expected"]


def test_undoing_a_change_of_an_approved_record_gives_back_its_approval(cast):
    secretary = signed_in(cast.lijianjun)
    confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting())))
    Activity.objects.update(state="approved")
    answer = confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting(present=2))))
    assert Activity.objects.get().state == "submitted"
    secretary.post(url(batch_of(answer), "undo"))
    found = Activity.objects.get()
    assert (found.state, found.present) == ("approved", 3)
