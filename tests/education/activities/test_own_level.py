"""A committee above the branches keeps its own activities: its office enters them, and lights nobody else's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from education.activities.models import Activity
from organisation.people.models import Person
from organisation.posts.acts import open_post
from organisation.powers import Power, Role
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from reminders import recomputing
from reminders.obligations.models import Obligation
from tests.cast import Cast, signed_in
from tests.education.entry import entry

CREATE = "/activities/new/"


def lecture(unit: Unit) -> dict[str, Any]:
    return entry(unit, "party_lecture", lecturer_name="高玉梅", host_name="高玉梅") | {"then": "submit"}


def owed(unit: Unit) -> Obligation:
    return Obligation.objects.select_related("version").get(unit=unit, rule__code="MT-04-SECRETARY", period__key="2026")


@pytest.mark.parametrize(
    ("office", "unit"), [("huangweijie", "first"), ("gaoyumei", "first"), ("linjing", "institute")]
)
def test_the_office_logs_the_lecture_of_its_secretary_and_the_duty_is_done(
    today: Any, cast: Cast, office: str, unit: str
) -> None:
    person, committee = getattr(cast, office), getattr(cast, unit)
    recomputing.recompute_units([committee.pk])
    assert (owed(committee).outcome, owed(committee).version.says_only) == ("open", False)
    client = signed_in(person)
    form = client.get(f"{CREATE}?unit={committee.pk}&kind=party_lecture")
    assert form.status_code == 200
    called = {one.row.person for one in form.context["form"].roll_call.expected}
    assert person in called and cast.fangyuan not in called and cast.lijianjun not in called
    assert client.post(CREATE, lecture(committee)).status_code == 302
    made = Activity.objects.get()
    assert (made.unit, made.state) == (committee, "approved")  # nobody stands above to review it
    assert owed(committee).outcome == "on_time"


def test_edited_it_does_not_wait_for_a_reviewer_who_does_not_exist(today: Any, cast: Cast) -> None:
    client = signed_in(cast.huangweijie)
    client.post(CREATE, lecture(cast.first))
    made = Activity.objects.get()
    body = lecture(cast.first) | {"version": made.version, "theme": "改了题目"}
    del body["then"]  # the page of an approved record only saves
    assert client.post(f"/activities/{made.pk}/edit/", body).status_code == 302
    made.refresh_from_db()
    assert (made.theme, made.state) == ("改了题目", "approved")


def test_a_temporary_committee_logs_its_own_and_the_unit_reviews(today: Any, cast: Cast) -> None:
    committee = create_unit(
        name="试验队临时党委", short_name="试验队临时党委", code="SYD", kind="committee", parent=cast.first, by=None,
        founded_on=date(2026, 1, 5),
    )  # fmt: skip
    open_post(person=cast.maimaiti, role=Role.COMMITTEE_SECRETARY, unit=committee, starts_on=date(2026, 1, 5), by=None)
    secretary = Person.objects.get(pk=cast.maimaiti.pk)
    assert signed_in(secretary).post(CREATE, lecture(committee)).status_code == 302
    made = Activity.objects.get()
    assert made.state == "submitted"
    assert cast.huangweijie.user.has_perm(Power.REVIEW, made)


def test_the_office_logs_in_no_branch_and_in_no_other_committee(today: Any, cast: Cast) -> None:
    client = signed_in(cast.huangweijie)
    offered = set(client.get(CREATE).context["form"].fields["unit"].queryset)
    assert offered == {cast.first}
    for other in (cast.jia.unit, cast.second, cast.institute):
        assert client.post(CREATE, lecture(other)).status_code == 422
    assert not Activity.objects.exists()


def test_others_are_refused_as_before(today: Any, cast: Cast) -> None:
    for person in (cast.zhengming, cast.shenqing, cast.liufang, cast.chenxiaodong):
        assert signed_in(person).get(CREATE).status_code == 403
