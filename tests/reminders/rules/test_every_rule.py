"""Every rule can be fulfilled by somebody, and every rule says whether it lights and whether it counts."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import resolve

from organisation.access import access_of
from organisation.people.models import Person
from organisation.posts.acts import open_post
from organisation.powers import BRANCH_COMMITTEE, Role
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from reminders import recomputing
from reminders.lights.lit import may_use, with_words
from reminders.lights.messages import form_url
from reminders.obligations import deadlines
from reminders.obligations.models import Obligation
from reminders.rules.models import RuleVersion
from reminders.rules.standing import Standing, standing_of
from tests.cast import Cast, days_ago, signed_in
from tests.education.entry import entry
from tests.welfare.asks.makers import page_of

PERIODIC = ("month", "quarter", "half_year", "year", "once")


@pytest.fixture
def house(today: Any, cast: Cast) -> Cast:
    """The cast, and a temporary committee and a joint one with a secretary each; then everything is asked."""
    for kind, parent, secretary in (
        ("committee", cast.first, cast.wugang), ("joint_committee", cast.institute, cast.maimaiti),
    ):  # fmt: skip
        committee = create_unit(
            name=f"试验队{kind}", kind=kind, code=f"C-{kind}", parent=parent, by=None, founded_on=date(2026, 1, 5)
        )
        open_post(person=secretary, role=Role.COMMITTEE_SECRETARY, unit=committee, starts_on=date(2026, 1, 5), by=None)
    recomputing.recompute_everything()
    return cast


def in_force() -> list[RuleVersion]:
    return list(RuleVersion.objects.in_force().select_related("rule").prefetch_related("fulfilments"))


def able(duty: Obligation, cast: Cast) -> list[Person]:
    """Those of the cast whom the light of this duty offers its form, and who may open it."""
    offered = [one for one in Person.objects.filter(user__isnull=False) if may_use(duty, access_of(one.user))]
    return [one for one in offered if signed_in(one).get(form_url(duty)).status_code == 200]


def test_each_kind_of_organisation_can_open_the_form_of_each_rule_it_is_asked(house: Cast) -> None:
    """A rule nobody can fulfil is no rule: for a duty of each, somebody may enter what fulfils it."""
    stuck, tried = [], set()
    for version in in_force():
        if version.every not in PERIODIC or standing_of(version) is Standing.NOBODY:
            continue
        duties = with_words(Obligation.objects.filter(version=version, unit__ended_on=None))
        for kind in version.kind_list:
            duty = duties.filter(unit__kind=kind).first()
            if duty is None:
                continue
            tried.add((version.rule.code, kind))
            if not form_url(duty) or not able(duty, house):
                stuck.append((version.rule.code, kind))
    assert stuck == []
    secretary = {("MT-04-SECRETARY", kind) for kind in ("institute", "unit", "committee", "joint_committee")}
    assert secretary <= tried and {("MT-05", "branch"), ("SEED-25-ASK", "joint_branch"), ("TR-01", "branch")} <= tried


def test_what_nobody_can_log_is_asked_of_nobody(house: Cast) -> None:
    idle = [version.pk for version in in_force() if standing_of(version) is Standing.NOBODY]
    assert not Obligation.objects.filter(version__in=idle).exists()


def test_every_event_leads_somewhere(house: Cast) -> None:
    """Where the portal knows the event, its duty has a page to go to."""
    for version in in_force():
        if version.every == "event" and version.event in deadlines.known():
            assert deadlines.known()[version.event].link is not deadlines.no_link, version.rule.code


@pytest.mark.parametrize(
    ("code", "kind"),
    [("MT-01", "member_assembly"), ("MT-02", "committee_meeting"), ("MT-04", "party_lecture"),
     ("MT-05", "themed_party_day"), ("MT-06", "organization_life_meeting"), ("SEED-20", "discipline_education")],
)  # fmt: skip
def test_what_the_form_saves_fulfils_the_duty(house: Cast, code: str, kind: str) -> None:
    """Through the very address the light leads to; approved by the unit."""
    duties = Obligation.objects.filter(unit=house.jia.unit, rule__code=code, starts_on__lte=days_ago(0))
    duty = with_words(duties).order_by("-starts_on").first()
    if duty is None:
        pytest.skip("not asked of this branch")
    address = form_url(duty)
    known = {name: value for name, [value] in parse_qs(urlsplit(address).query).items()}
    assert known == {"unit": str(house.jia.unit_id), "kind": kind}
    day = max(duty.starts_on, min(duty.ends_on, days_ago(2)))
    body = entry(house.jia.unit, kind, day, lecturer_name="李建军") | {"then": "submit"}
    assert signed_in(house.lijianjun).post(urlsplit(address).path, body).status_code == 302
    waiting = Obligation.objects.get(pk=duty.pk)
    assert (waiting.outcome, waiting.is_lit()) == ("waiting", False)  # the reviewer's turn, no light of the branch
    record = form_url(with_words(Obligation.objects.filter(pk=duty.pk)).get())
    assert resolve(record).url_name == "detail"  # the record that waits, not an empty form
    assert signed_in(house.huangweijie).post(f"{record}move/approve/", {"version": 2}).status_code == 302
    duty.refresh_from_db()
    assert duty.outcome in ("on_time", "late")


def test_five_questions_from_the_page_the_light_leads_to(house: Cast) -> None:
    duty = with_words(Obligation.objects.filter(unit=house.jia.unit, rule__code="SEED-25-ASK")).get(
        starts_on__lte=days_ago(0), ends_on__gte=days_ago(0)
    )
    client = signed_in(house.lijianjun)
    assert client.get(form_url(duty)).status_code == 200
    client.post("/welfare/ask/", page_of(house, "thought", "work", "leisure", "growth", "integrity"))
    duty.refresh_from_db()
    assert (duty.outcome, duty.done) == ("on_time", duty.needed)


def test_the_page_of_rules_says_of_each_whether_it_lights_and_counts(house: Cast) -> None:
    page = signed_in(house.fangyuan).get("/reminders/rules/")
    words = {version.rule.code: standing.word for version, standing in page.context["rows"]}
    assert words["MT-05"] == words["TR-01"] == words["SEED-09"] == "亮灯，计入执行率"
    assert words["MT-18"] == "亮灯，不计入执行率"
    assert words["SEED-25-COUNSELLING"] == words["SEED-26-BRANCH"] == "只向经办人亮灯"
    text = page.content.decode()
    assert all(word in text for word in words.values())


def test_posts_of_a_branch_are_those_the_training_rules_name(house: Cast) -> None:
    roles = {role for version in in_force() for role in version.role_list}
    assert roles <= {role.value for role in BRANCH_COMMITTEE}


def test_a_committee_without_a_founding_day_is_not_judged_for_years_before_the_rule(house: Cast) -> None:
    """The institute has no founding day here: only the year in which the rule was entered is asked."""
    Unit.objects.filter(pk=house.institute.pk).update(founded_on=None)
    recomputing.recompute_units([house.institute.pk])
    years = Obligation.objects.filter(unit=house.institute, rule__code="MT-04-SECRETARY").values_list("period__key")
    assert all(int(key) >= 2026 for (key,) in years)
