"""What a session remembers about itself: when it began, when it was last used, of which epoch it is.

Marked at every sign-in through Django's own signal, because no other place sees all of them (page, tests, later SSO).
"""

from dataclasses import dataclass
from time import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from accounts.models.user import User

STARTED, SEEN, EPOCH = "started", "seen", "epoch"
# Writing the last use at every request would make every page a write; a minute is exact enough.
GRAIN_SECONDS = 60


@dataclass(frozen=True)
class Lifetime:
    """Seconds a session may still live; `idle` shrinks while nothing is done, `absolute` always."""

    idle: float
    absolute: float

    @property
    def left(self) -> int:
        return max(0, int(min(self.idle, self.absolute)))

    @property
    def over(self) -> bool:
        return min(self.idle, self.absolute) <= 0


def begin(session: SessionBase, user: User) -> None:
    now = time()
    session[STARTED], session[SEEN], session[EPOCH] = now, now, user.session_epoch


def renew_epoch(session: SessionBase, user: User) -> None:
    """Keep this one session when all others of the user end."""
    session[EPOCH] = user.session_epoch


def lifetime(session: SessionBase) -> Lifetime:
    """A session without marks counts as over."""
    now = time()
    return Lifetime(
        idle=_number(session, SEEN) + settings.SESSION_IDLE_SECONDS - now,
        absolute=_number(session, STARTED) + settings.SESSION_ABSOLUTE_SECONDS - now,
    )


def is_of(session: SessionBase, user: User) -> bool:
    """False once the user has signed out everywhere."""
    return bool(session.get(EPOCH) == user.session_epoch)


def touch(session: SessionBase) -> bool:
    """Note that the session is in use; True when it was written down."""
    now = time()
    if now - _number(session, SEEN) < GRAIN_SECONDS:
        return False
    session[SEEN] = now
    return True


def _number(session: SessionBase, key: str) -> float:
    value: object = session.get(key)
    return float(value) if isinstance(value, int | float) else 0.0
