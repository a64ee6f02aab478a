"""Chance that falls the same way every time: one generator per subject, so that adding one changes no other."""

from __future__ import annotations

import random
import uuid
from datetime import date, datetime, timedelta

from django.utils import timezone

SEED = "二院临时党支部"


def dice(subject: str) -> random.Random:
    """A generator of its own for each subject."""
    return random.Random(f"{SEED}:{subject}")  # noqa: S311 – nothing secret is drawn


def key(draw: random.Random) -> uuid.UUID:
    """A UUID that comes out the same in every run."""
    return uuid.UUID(int=draw.getrandbits(128), version=4)


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of that day, Beijing time."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=timezone.get_current_timezone())
