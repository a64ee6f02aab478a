"""Rows of a ledger on a branch's page and on a person's card: what the reader may not see is left out here."""

from __future__ import annotations

from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

from branches.squads.models import AssaultTeam, SquadMember
from organisation.people.models import Person
from organisation.powers import Power
from organisation.rows import Link, Rows
from tests.making import makers

SQUADS = Rows("squads", AssaultTeam, ("-formed_on", "-id"), most=2)


def asked_by(person: Person) -> HttpRequest:
    assert person.user is not None
    request = RequestFactory().get("/")
    request.user = person.user
    return request


def test_rows_are_of_the_branch_within_sight_and_not_voided(cast):
    make = makers()["squads"].make
    first, second, voided = (make(cast, cast.jia.unit, number) for number in (1, 2, 3))
    elsewhere = make(cast, cast.bing.unit, 4)
    AssaultTeam.objects.filter(pk=voided.pk).update(voided_at=timezone.now())

    inside, outside = asked_by(cast.lijianjun), asked_by(cast.chensiyuan)
    assert set(SQUADS.told(inside, cast.jia)["squads"]) == {first, second}
    assert SQUADS.listed(inside, cast.jia).count() == 2
    assert SQUADS.told(outside, cast.jia) == {"squads": []}
    assert SQUADS.listed(outside, cast.jia).count() == 0
    assert SQUADS.told(outside, cast.bing) == {"squads": [elsewhere]}


def test_only_the_first_are_told_and_all_are_counted(cast):
    for number in range(3):
        makers()["squads"].make(cast, cast.jia.unit, number)
    request = asked_by(cast.lijianjun)
    assert len(SQUADS.told(request, cast.jia)["squads"]) == 2
    assert SQUADS.listed(request, cast.jia).count() == 3


def test_lines_of_a_record_are_seen_by_who_sees_the_record(cast):
    squad = makers()["squads"].make(cast, cast.jia.unit, 1)
    person = cast.plain[0]
    SquadMember.objects.filter(squad=squad).delete()
    line = SquadMember.objects.create(squad=squad, person=person)
    rows = Rows("joined", SquadMember, ("-pk",), through="squad")
    assert rows.told(asked_by(cast.lijianjun), person) == {"joined": [line]}
    assert rows.told(asked_by(cast.chensiyuan), person) == {"joined": []}


def test_an_address_is_empty_without_the_power_and_once_the_branch_has_ended(cast):
    new = Link("new_url", "squads:create", Power.LOG, running=True)
    assert new.told(asked_by(cast.lijianjun), cast.jia)["new_url"].endswith(f"?unit={cast.jia.unit_id}")
    assert new.told(asked_by(cast.chensiyuan), cast.jia) == {"new_url": ""}
    assert new.told(asked_by(cast.majun), cast.ding) == {"new_url": ""}
