"""Each figure of the portal counted once more, in plain Python from raw rows; the definitions stand here in words.

A function yields ``(where it stands, what the page says, what the rows say)``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models.user import User
from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from education.activities.models import Activity
from education.attendance.models import Attendance
from organisation.access import access_of
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.powers import AT_WORK, Power, Role
from organisation.units.models import Unit
from records.ledger import Ledger, ledgers
from reminders.notices.models import Notice
from reminders.obligations.models import Obligation
from tests.figures.raw import Raw, is_there, people_of
from welfare.care_acts.ledger import VISIT

Compared = Iterator[tuple[str, object, object]]

LOOK_BACK = timedelta(days=180)
ACTIVE, AT_ITS_WORK = ("running", "extended", "dissolving"), ("running", "extended")
MEMBERS = ("formal", "probationary")

# Ledgers that list a part of a table that others list too.
A_PART: dict[str, Any] = {
    "visits": lambda act: act.item.code == VISIT,
    "posts": lambda post: post.role != Role.MEMBER,
}


def in_month(day: date, of: date) -> bool:
    return (day.year, day.month) == (of.year, of.month)


# --- lights -----------------------------------------------------------------------------------------------------------


def burns(duty: Any, today: date) -> bool:
    """Open, its yellow day reached, of an organisation that goes on, not due longer ago than the look-back."""
    recent = duty.due_on >= today - LOOK_BACK
    return duty.outcome == "open" and duty.yellow_from <= today and recent and duty.unit.ended_on is None


def branches_by_light(raw: Raw, user: User) -> dict[int, str]:
    """Every branch that is not dissolved and within sight, by the worst that burns there."""
    access = access_of(user)
    running = [
        unit.pk
        for unit in raw.rows(Unit)
        if unit.kind in Unit.TEMPORARY_BRANCHES and unit.ended_on is None and access.at(Power.VIEW, unit.path)
    ]
    found = dict.fromkeys(running, "green")
    for duty in raw.seen(user, Obligation):
        if duty.unit_id in found and burns(duty, raw.today):
            red = duty.red_from <= raw.today
            found[duty.unit_id] = "red" if red or found[duty.unit_id] == "red" else "yellow"
    return found


def lights(raw: Raw, user: User, client: Client) -> Compared:
    """Workbench, page of lights, its table of units and the ledger of branches tell the same lights."""
    if not user.has_perm(Power.VIEW):
        return
    slow = Counter(branches_by_light(raw, user).values())
    shown, page = client.get("/").context["lights"], client.get(reverse("reminders:branches")).context
    tabs = {tab.code: tab.count for tab in page["tabs"]}
    units = page["units"]
    for place, light in enumerate(("red", "yellow", "green"), 1):
        yield f"workbench {light}", getattr(shown, light), slow[light]
        yield f"lights tab {light}", tabs[light], slow[light]
        yield f"lights by unit {light}", sum(row[place] for row in units), slow[light]
        listed = client.get(reverse("reminders:branches"), {"light": light}).context["page_obj"]
        yield f"lights {light} opens", listed.paginator.count, slow[light]
        branches = client.get(reverse("temporary-branches:list"), {"light": light}).context["page"]["total"]
        yield f"ledger {light}", branches, slow[light]
    yield "lights of all", tabs[""], sum(slow.values())


def month(raw: Raw, user: User, client: Client) -> Compared:
    """What falls due this month in running branches, let off apart; done is what was approved, in time or later."""
    if not user.has_perm(Power.VIEW):
        return
    said = client.get("/").context["month"]
    due = [duty for duty in _regular(raw, user) if in_month(duty.due_on, raw.today) and duty.unit.ended_on is None]
    asked = [duty for duty in due if duty.outcome != "exempt"]
    yield "month asked", said.asked, len(asked)
    yield "month done", said.done, sum(duty.outcome in ("on_time", "late") for duty in asked)


def _regular(raw: Raw, user: User) -> list[Any]:
    """Of branches, from period to period, under rules that light, for every reader the same."""
    return [
        one
        for one in raw.seen(user, Obligation)
        if one.unit.kind in Unit.TEMPORARY_BRANCHES
        and one.period.kind != "rolling"
        and one.version.severity != "info"
        and one.keeper_id is None
        and not one.rule.sensitive
    ]


# --- workbench --------------------------------------------------------------------------------------------------------


def workbench(raw: Raw, user: User, client: Client) -> Compared:
    """Each number on top, and the list it opens."""
    shown = client.get("/").context["figures"]
    slow = dict(_figures(raw, user))
    kept = sorted(set(slow) & _kept_from(raw, user, slow))
    for figure in shown:
        yield f"{figure.label} opens", client.get(figure.url).context["page"]["total"], figure.value
        yield figure.label, figure.value, slow.pop(figure.label.partition("（")[0])
    yield "figures that are kept back", sorted(slow), kept


def _kept_from(raw: Raw, user: User, slow: dict[str, int]) -> set[str]:
    """What the person is not to read, and what says nothing to whoever works in one branch and sees no other."""
    if not user.has_perm(Power.VIEW):
        return set(slow)
    kept = set() if any(user.has_perm(power) for power in AT_WORK) else {"在现场的人员"}
    if user.has_perm(Power.REMIND):
        return kept
    if len(branches_by_light(raw, user)) == 1:
        kept |= {"运行中的临时党支部"} | (set() if slow["30 天内到期的支部"] else {"30 天内到期的支部"})
    return kept | {"项目党组织覆盖率"}


def _figures(raw: Raw, user: User) -> Iterator[tuple[str, int]]:
    branches, today = raw.seen(user, TemporaryBranch), raw.today
    yield "运行中的临时党支部", sum(one.state in ACTIVE for one in branches)
    stays = [one for one in raw.seen(user, TemporaryMembership) if is_there(one, today) and one.unit.ended_on is None]
    yield "在现场的人员", len(stays)
    yield "本月组织生活", sum(in_month(one.held_on, today) for one in _approved(raw, user))
    soon = [one.planned_end for one in branches if one.state in AT_ITS_WORK and one.planned_end]
    yield "30 天内到期的支部", sum(today <= end <= today + timedelta(days=30) for end in soon)
    standings = Counter(standing_of(raw, one) for one in raw.seen(user, Project))
    if standings["covered"] + standings["missing"]:
        yield "项目党组织覆盖率", standings["covered"] + standings["missing"]


def _approved(raw: Raw, user: User) -> list[Any]:
    return [one for one in raw.seen(user, Activity) if one.state == "approved"]


def chart(raw: Raw, user: User, client: Client) -> Compared:
    """Approved activities of twelve months."""
    if not user.has_perm(Power.VIEW):
        return
    on_time, late, *_ = client.get("/").context["chart"]["series"]
    first = raw.today.year * 12 + raw.today.month - 12
    slow: list[list[Any]] = [[] for _ in range(12)]
    for one in _approved(raw, user):
        place = one.held_on.year * 12 + one.held_on.month - 1 - first
        if 0 <= place < 12:
            slow[place].append(one)
    yield "chart late", list(late["data"]), [sum(one.late for one in ones) for ones in slow]
    yield "chart on time", list(on_time["data"]), [sum(not one.late for one in ones) for ones in slow]


# --- coverage ---------------------------------------------------------------------------------------------------------


def standing_of(raw: Raw, project: Any) -> str:
    if project.closed_on and project.closed_on <= raw.today:
        return "over"
    if project.started_on > raw.today - timedelta(days=7):
        return "young"
    if any(_stands_for(raw, one, project) for one in raw.rows(TemporaryBranch)):
        return "covered"
    return "excused" if project.no_branch_reason else "missing"


def _stands_for(raw: Raw, branch: Any, project: Any) -> bool:
    heir = branch.unit.merged_into_id
    active = {one.unit_id for one in raw.rows(TemporaryBranch) if one.state in ACTIVE}
    return branch.project_id == project.pk and (branch.unit_id in active or heir in active)


def coverage(raw: Raw, user: User, client: Client) -> Compared:
    """Projects by standing and the members in branches, unit by unit and all together."""
    if not user.has_perm(Power.VIEW):
        return
    page = client.get(reverse("branches:coverage")).context
    projects = raw.seen(user, Project)
    branches = [one for one in raw.standing(TemporaryBranch) if one.state in ACTIVE and one.project in projects]
    covered = {one.unit_id: one.project.unit_id for one in branches}
    stays = [
        one
        for one in raw.seen(user, TemporaryMembership)
        if one.unit_id in covered and is_there(one, raw.today) and one.person.standing in MEMBERS
    ]
    shown = [*page["lines"], *([page["total"]] if len(page["lines"]) > 1 else [])]
    for line in shown:
        mine = [one for one in projects if line.unit is None or one.unit_id == line.unit.pk]
        standings = Counter(standing_of(raw, one) for one in mine)
        for name in ("covered", "missing", "excused", "young"):
            yield f"coverage {line.unit} {name}", getattr(line, name), standings[name]
        here = [one for one in stays if line.unit is None or covered[one.unit_id] == line.unit.pk]
        yield f"coverage {line.unit} people", line.people, len(people_of(here))
        if page["counts_people"]:
            query = {"on_site": "true", "members": "true"} | ({"carrier": line.unit.pk} if line.unit else {})
            opened = client.get(reverse("roster:list"), query).context["page"]["total"]
            yield f"coverage {line.unit} people open", opened, len(here)


# --- to-dos -----------------------------------------------------------------------------------------------------------


def waiting(raw: Raw, user: User, client: Client) -> Compared:
    """我的待办: what stands in a state that waits for a power the person holds on it.

    Without archived branches, and without what the person wrote or handed in and others are to judge.
    """
    archived = {one.unit_id for one in raw.rows(TemporaryBranch) if one.state == "archived"}
    slow = 0
    for ledger in ledgers():
        asked = ledger.workflow.waiting if ledger.workflow else {}
        for power in dict.fromkeys(asked.values()):
            for row in raw.seen(user, ledger.model, power):
                mine = asked.get(getattr(row, ledger.workflow.field)) == power  # type: ignore[union-attr]
                mine = mine and not _is_for_others(ledger, row, power, user)
                slow += mine and getattr(row, "unit_id", None) not in archived
    page = client.get("/todo/").context
    pages = [client.get("/todo/", {"page": number}).context for number in page["page_obj"].paginator.page_range]
    yield "to-dos listed", sum(len(one["tasks"]) for one in pages), slow
    yield "to-dos in the tab", page["tabs"][0][2], slow
    yield "to-dos in the badge", page["badges"]["todo"], slow
    unread = sum(one.recipient_id == user.pk and one.read_at is None for one in raw.rows(Notice))
    yield "messages in the badge", page["badges"]["notices"], unread


def _is_for_others(ledger: Ledger, row: Any, power: str, user: User) -> bool:
    """Waits to be judged, and this person wrote it or handed it in."""
    workflow: Any = ledger.workflow
    state = getattr(row, workflow.field)
    judged = any(one.judges and power in one.powers and state in one.origins for one in workflow.moves)
    return judged and user.pk in [getattr(row, f"{name}_id", None) for name in workflow.filers]


# --- ledgers ----------------------------------------------------------------------------------------------------------


def ledger_counts(raw: Raw, user: User, client: Client) -> Compared:
    """Rows of every ledger, and of its tabs that show a number."""
    for ledger in ledgers():
        answer = client.get(ledger.url("list"))
        if answer.status_code == 403:
            continue
        rows = _listed(raw, user, ledger)
        yield f"ledger {ledger.slug}", answer.context["page"]["total"], len(rows)
        labels = Counter(str(getattr(row, f"get_{ledger.workflow.field}_display")()) for row in rows if ledger.workflow)
        for tab in answer.context["tabs"]:
            if tab.count_text:
                yield f"ledger {ledger.slug} {tab.label}", tab.count_text, str(labels[tab.label])
            if labels[tab.label]:
                opened = client.get(ledger.url("list") + tab.url).context["page"]["total"]
                yield f"ledger {ledger.slug} {tab.label} opens", opened, labels[tab.label]


def _listed(raw: Raw, user: User, ledger: Ledger) -> list[Any]:
    wanted = A_PART.get(ledger.slug, lambda row: True)
    return [row for row in raw.seen(user, ledger.model) if wanted(row)]


# --- people -----------------------------------------------------------------------------------------------------------


def participation(raw: Raw, user: User, client: Client, most: int = 4) -> Compared:
    """Due: present, on leave or absent. There: present. Hours: of those present or sitting in. Approved ones alone."""
    year = raw.today.year
    for person in raw.seen(user, Person)[:most]:
        lines = [one for one in raw.rows(Attendance) if one.person_id == person.pk and _counts(one.activity, year)]
        due = sum(one.status in ("present", "leave", "absent") for one in lines)
        came = sum(one.status == "present" for one in lines)
        there = (one.activity.hours for one in lines if one.status in ("present", "observer"))
        slow = (due, came, sum(there, Decimal(0)))
        for place in ("education:participation", "people:detail"):
            page = client.get(reverse(place, args=[person.pk])).context
            sums = page.get("sums") or page["life_sums"]
            yield f"{place} {person}", (sums.due, sums.came, sums.hours), slow


def _counts(activity: Any, year: int) -> bool:
    return activity.state == "approved" and activity.voided_at is None and activity.held_on.year == year
