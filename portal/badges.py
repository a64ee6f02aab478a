"""The two numbers in the header, in one query over all ledgers and the messages."""

from __future__ import annotations

from django.db.models import Value

from accounts.models import User
from portal import todo
from reminders.notices import reading


def counts(user: User) -> dict[str, int]:
    """``{"todo": records that wait for this person, "notices": messages not read yet}``."""
    waiting = {f"waiting{index}": part for index, part in enumerate(todo.counts(user))}
    unread = todo.counted(reading.own(user).filter(read_at__isnull=True))
    row = User.objects.filter(pk=user.pk).values(one=Value(1)).annotate(unread=unread, **waiting)
    found = row.values("unread", *waiting).get()
    return {"todo": sum(found[name] for name in waiting), "notices": found["unread"]}
