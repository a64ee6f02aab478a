"""Whether the house still waits for its first start. A house with anybody or anything in it never does."""

from __future__ import annotations

from accounts.models.user import User
from organisation.units.models import Unit
from portal.first_start.models import THE_ONE, FirstStart


def is_empty() -> bool:
    """Nobody has an account and no organisation exists."""
    return not User.objects.exists() and not Unit.objects.exists()


def waiting() -> FirstStart | None:
    """The row of a house that has no administrators yet; None for every other house."""
    row = FirstStart.objects.filter(pk=THE_ONE, founded_at__isnull=True).first()
    return row if row is not None and is_empty() else None


def going_on() -> FirstStart | None:
    """The row of a house that has its administrators and not yet gone through the remaining steps."""
    return FirstStart.objects.filter(pk=THE_ONE, founded_at__isnull=False, finished_at__isnull=True).first()
