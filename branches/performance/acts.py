"""Writing what a branch says about all its members, in one page and one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.performance.models import PerformanceNote
from organisation.people.models import Person
from organisation.powers import Power
from organisation.refusal import ActRefused, demand
from organisation.units.models import took_in
from records import history
from records.workflow import advance, perform

if TYPE_CHECKING:
    from accounts.models.user import User

SENT = PerformanceNote.State.SENT


def people_of(branch: TemporaryBranch) -> list[Person]:
    """Everyone who ever was a member of the branch, or of one that went into it, by name."""
    here = Person.objects.filter(took_in("memberships__unit", branch.unit)).select_related("home_branch", "home_unit")
    return list(here.distinct().order_by("pinyin", "pk"))


def notes_of(branch: TemporaryBranch) -> dict[UUID, PerformanceNote]:
    """By person; one that was sent counts before a draft of the other branch."""
    rows = PerformanceNote.objects.not_voided().filter(took_in("unit", branch.unit)).select_related("person")
    return {note.person_id: note for note in sorted(rows, key=lambda note: note.state == SENT)}


def write_notes(*, branch: TemporaryBranch, texts: Mapping[UUID, str], send: bool, by: User | None) -> tuple[int, int]:
    """Keep the texts, person → text, and with ``send`` hand them to the home branches.

    Notes that were sent before stay as they are. Returns how many were written and how many were sent.
    """
    with transaction.atomic(), history.one_act():
        demand(by, Power.LOG, branch, "填写这个支部党员的表现情况")
        if not branch.is_active:
            raise ActRefused(f"{branch}已经撤销，不能再填写表现情况。")
        people, notes = {person.pk: person for person in people_of(branch)}, notes_of(branch)
        written = sent = 0
        for key, text in texts.items():
            note = notes.get(key)
            if key not in people or (note and note.state == SENT) or not text.strip():
                continue
            note, changed = _keep(branch, people[key], note, text.strip(), by)
            written += changed
            sent += _send(note, by) if send else 0
    return written, sent


def _keep(
    branch: TemporaryBranch, person: Person, note: PerformanceNote | None, text: str, by: User | None
) -> tuple[PerformanceNote, bool]:
    if note is None:
        note = PerformanceNote.objects.create(unit=branch.unit, person=person, text=text, author=by)
        history.note(note, "create", by=by, text="登记")
        return note, True
    if note.text == text:
        return note, False
    before, note.text, note.version = note.text, text, note.version + 1
    still = PerformanceNote.objects.not_voided().filter(pk=note.pk, version=note.version - 1)
    if still.update(text=text, version=note.version, updated_at=timezone.now()) != 1:
        raise ActRefused(f"{person}的表现情况刚刚被别人修改过，请刷新页面，核对后再保存。")
    history.note(note, "edit", by=by, text="修改：表现情况", changes={"表现情况": [before, text]})
    return note, True


def _send(note: PerformanceNote, by: User | None) -> int:
    if by is not None:
        perform(note, "send", by=by)
        return 1
    workflow = note.workflow
    if workflow is not None:
        advance(workflow, note, workflow.move("send"), reason="", version=None, extra={})
        history.note(note, "send", by=None, text="送交原党支部")
    return 1
