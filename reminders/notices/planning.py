"""The day's run: who is told of what, bundled into one digest for each person. One transaction, once a day.

The row of the day is inserted first: whoever cannot insert it has nothing to do; whoever dies in between leaves no
row, and the next tick starts anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.urls import reverse

from reminders.lights.gaps import in_numbers
from reminders.lights.messages import deadline, when
from reminders.notices import recipients, stages
from reminders.notices.models import DayRun, Notice, Reminder
from reminders.notices.sweeping import publish_soon
from reminders.notices.telling import Message, write
from reminders.obligations.models import Obligation
from reminders.recomputing import missing

LINES = 30


def run_day(day: date) -> bool:
    """Plan and bundle the day's reminders. False when the day was done already."""
    try:
        with transaction.atomic():
            DayRun.objects.create(day=day)
            plan(day)
            bundle(day)
            publish_soon()
    except IntegrityError:
        if not DayRun.objects.filter(day=day).exists():
            raise  # something else was wrong
        return False
    return True


def plan(day: date) -> None:
    """A Reminder for everybody who is to hear of a duty at a stage and has not yet. Five queries."""
    burning = Obligation.objects.burning(day)
    rows = burning.select_related("version", "unit", "rule")
    known = recipients.holders(day)
    told = set(Reminder.objects.filter(obligation__in=burning).values_list("obligation_id", "stage", "recipient_id"))
    wanted = {
        (row.pk, stage, user_id)
        for row in rows
        for stage in stages.reached(row, day)
        for user_id in recipients.told(row, stage, known)
    }
    Reminder.objects.bulk_create(
        (Reminder(obligation_id=pk, stage=stage, recipient_id=user) for pk, stage, user in sorted(wanted - told)),
        ignore_conflicts=True,
    )


def bundle(day: date) -> None:
    """Everything a person was not told yet goes into the day's digest. A duty stands in it once."""
    waiting: dict[int, dict[int, Reminder]] = defaultdict(dict)
    untold = Reminder.objects.filter(digest="", obligation__outcome="open").order_by("obligation__due_on", "pk")
    related = ("rule", "version", "unit", "period")
    untold = untold.select_related(*(f"obligation__{name}" for name in related))
    for row in untold.prefetch_related("obligation__version__fulfilments"):
        waiting[row.recipient_id][row.obligation_id] = row
    duties = {pk: row.obligation for rows in waiting.values() for pk, row in rows.items()}
    gaps = {pk: in_numbers(found) for pk, found in missing.of(duties.values(), day).items()}
    write({user_id: _digest(day, rows.values(), gaps) for user_id, rows in waiting.items()})
    Reminder.objects.filter(digest="").update(digest=f"digest:{day}")


def _digest(day: date, rows: Iterable[Reminder], gaps: dict[int, str]) -> Message:
    duties = [row.obligation for row in rows]
    red = sum(duty.is_red(day) for duty in duties)
    counts = [f"{red} 项逾期"] * bool(red) + [f"{len(duties) - red} 项将到期"] * bool(len(duties) - red)
    lines = [line(duty, day, gaps.get(duty.pk, "")) for duty in duties[:LINES]]
    if len(duties) > LINES:
        lines.append(f"……共 {len(duties)} 项，请登录查看。")
    title = f"今日提醒：{'，'.join(counts)}"
    return Message(f"digest:{day}", Notice.Kind.DIGEST, title, "\n".join(lines), _where(rows))


def line(duty: Obligation, day: date, gap: str = "") -> str:
    """One duty in one line, with how many are missing. Names of projects, people and matters stay in the portal."""
    if duty.keeper_id is not None or duty.rule.sensitive:
        return f"您经办的 1 件事项{deadline(duty, day)}，请登录查看"
    period = "" if duty.version.every in ("event", "rolling") else when(duty)
    return f"{duty.unit}：{period}{duty.rule.title}{f'，{gap}' if gap else ''}，{deadline(duty, day)}"


def _where(rows: Iterable[Reminder]) -> str:
    """One's own duties; for a superior, what the branches below have left undone."""
    if all(row.stage in (stages.UNIT, stages.INSTITUTE) for row in rows):
        return f"{reverse('reminders:branches')}?light=red"
    return reverse("reminders:mine")
