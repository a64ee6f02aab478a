"""Nothing of an archived branch waits for anybody: not in to-dos, not in the calendar, not as a light to be urged."""

from __future__ import annotations

import pytest
from django.urls import reverse

from branches.life.models import TemporaryBranch
from organisation.units.ending import end_unit
from portal import badges
from reminders.lights import todo as duties
from reminders.notices.urge import UrgeRefused, urge
from reminders.obligations.models import Obligation
from reminders.recomputing import recompute_everything
from tests.cast import Cast, days_ago, signed_in
from tests.contract.house import build_house


def put_to(cast: Cast, state: str) -> None:
    """甲 ends with whatever lies open in it, as when the hand-over waived it with a reason."""
    TemporaryBranch.objects.filter(pk=cast.jia.pk).update(
        state=state, dissolved_on=days_ago(3), archived_on=days_ago(1) if state == "archived" else None
    )
    if cast.jia.unit.ended_on is None:
        end_unit(cast.jia.unit, days_ago(3))
        cast.jia.unit.refresh_from_db()


def of_jia(cast: Cast, who: str) -> list[str]:
    client = signed_in(getattr(cast, who))
    pages = [client.get(f"/todo/?tab={tab}").context["tasks"] for tab in ("waiting", "started")]
    return [task.title for tasks in pages for task in tasks if task.place == str(cast.jia.unit)]


def test_what_was_left_open_waits_until_the_branch_is_archived_and_no_longer(cast: Cast) -> None:
    build_house(cast)
    put_to(cast, "dissolved")
    assert of_jia(cast, "gaoyumei"), "what was not archived can still be reviewed"
    before = badges.counts(cast.gaoyumei.user)["todo"]
    put_to(cast, "archived")
    for person in cast.people:
        name = next(key for key, value in vars(cast).items() if value is person)
        assert of_jia(cast, name) == []
    client = signed_in(cast.gaoyumei)
    assert client.get("/todo/").context["badges"]["todo"] == len(client.get("/todo/").context["tasks"]) < before


@pytest.fixture
def owed(cast: Cast) -> Cast:
    recompute_everything()
    return cast


def test_its_duties_stand_in_nobodys_calendar_and_cannot_be_urged(owed: Cast) -> None:
    duty = Obligation.objects.filter(unit=owed.jia.unit, outcome="open", rule__code="MT-05").order_by("due_on").first()
    assert duty is not None and duties.own(owed.lijianjun.user).filter(pk=duty.pk).exists()
    put_to(owed, "archived")
    for person in owed.people:
        assert person.user is not None
        assert not duties.own(person.user).filter(unit=owed.jia.unit).exists()
    duty = Obligation.objects.get(pk=duty.pk)
    with pytest.raises(UrgeRefused, match="已经撤销"):
        urge(obligation=duty, by=owed.gaoyumei.user, word="请补")
    page = signed_in(owed.gaoyumei).get(reverse("reminders:duty", args=[duty.pk])).content.decode()
    assert "催办意见" not in page and "去办理" not in page
