"""The two numbers in the header, in one query over all ledgers and the messages."""

from __future__ import annotations

from accounts.models.user import User
from portal import todo
from portal.counting import counted_together
from reminders.notices import reading


def counts(user: User) -> dict[str, int]:
    """``{"todo": records that wait for this person, "notices": messages not read yet}``."""
    waiting = [rows for _, rows in todo.waiting_rows(user)]
    unread, *many = counted_together(user, [reading.own(user).filter(read_at__isnull=True), *waiting])
    return {"todo": sum(many), "notices": unread}
