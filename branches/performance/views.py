"""表现情况 of a whole branch on one page: a few sentences for each member, kept or sent together."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.page.access import branch_for
from branches.performance.acts import notes_of, people_of, write_notes
from branches.performance.models import PerformanceNote
from organisation.people.models import Person
from organisation.powers import Power
from organisation.units.models import took_in
from records.workflow import MoveRefused

LONGEST = 500


@dataclass(frozen=True)
class Line:
    """One member as the page draws it; ``note`` is None until something was written."""

    person: Person
    note: PerformanceNote | None
    text: str
    may_read: bool
    """Whoever may not read what was said is told only whether it was sent."""

    @property
    def is_sent(self) -> bool:
        return self.note is not None and self.note.state == PerformanceNote.State.SENT

    @property
    def key(self) -> str:
        return str(self.person.pk)

    @property
    def problem(self) -> str:
        return f"{self.person}的表现情况请写在 {LONGEST} 字以内。" if len(self.text) > LONGEST else ""


def write(request: HttpRequest, pk: UUID) -> HttpResponse:
    """``missing=1`` shows those only whose home branch has not been told yet."""
    branch = branch_for(request, pk, Power.EXPORT)
    may_write = branch.is_active and user_of(request).has_perm(Power.LOG, branch)
    lines = _lines(request, branch)
    problems = [(f"text-{line.person.pk}", line.problem) for line in lines if line.problem]
    if request.method == "POST" and not problems and (back := _saved(request, branch, lines)):
        return redirect(back)
    if request.method != "POST" and request.GET.get("missing"):
        lines = [line for line in lines if not line.is_sent]
    home = reverse("temporary-branches:detail", args=[branch.pk])
    context = {
        "branch": branch,
        "lines": lines,
        "may_write": may_write,
        "problems": problems,
        "longest": LONGEST,
        "sent": sum(line.is_sent for line in lines),
        "back_url": f"{home}?tab=handover" if branch.state == TemporaryBranch.State.DISSOLVING else home,
        "crumbs": [
            ("工作台", "/"),
            ("临时党支部台账", reverse("temporary-branches:list")),
            (str(branch.unit), home),
            ("表现情况", ""),
        ],
    }
    return render(request, "branches/performance/write.html", context, status=422 if request.method == "POST" else 200)


def _lines(request: HttpRequest, branch: TemporaryBranch) -> list[Line]:
    notes = notes_of(branch)
    shown = PerformanceNote.objects.not_voided().visible_to(user_of(request)).filter(took_in("unit", branch.unit))
    readable = set(shown.values_list("pk", flat=True))
    return [_line(request.POST, person, notes.get(person.pk), readable) for person in people_of(branch)]


def _line(typed: QueryDict, person: Person, note: PerformanceNote | None, readable: set[UUID]) -> Line:
    may_read = note is not None and note.pk in readable
    text = note.text if note and may_read else ""
    return Line(person, note, str(typed.get(f"text-{person.pk}", text)), may_read)


def _saved(request: HttpRequest, branch: TemporaryBranch, lines: list[Line]) -> str:
    """Where to go on; '' when the act refused, with the reason as a message."""
    send = request.POST.get("then") == "send"
    texts = {line.person.pk: line.text for line in lines if f"text-{line.person.pk}" in request.POST}
    try:
        written, sent = write_notes(branch=branch, texts=texts, send=send, by=user_of(request))
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return ""
    if send and not sent:
        messages.warning(request, "还没有填写表现情况，没有送交。请给每名党员写两三句再送交。")
        return request.get_full_path()
    done = f"已送交 {sent} 名党员的表现情况，原党支部可以查看。" if send else f"已保存 {written} 名党员的表现情况。"
    messages.success(request, done)
    return request.get_full_path()
