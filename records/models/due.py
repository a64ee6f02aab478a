"""A record that falls due, and one that is known by a number: what both need beside their columns.

class Finding(FallsDue, Numbered, Record):
    PREFIX, NUMBERED_ON = "WT", "found_on"
    OWED, SETTLED = ("open", "returned"), "closed"
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self, TypeVar

from django.db import models, transaction

from records import numbering
from records.models.record import RecordQuerySet
from records.ui.due import Chip, due_chip, past_due

D = TypeVar("D", bound=models.Model, covariant=True)


class DueQuerySet(RecordQuerySet[D]):
    """Of records with ``due_on`` and ``state``."""

    def unsettled(self) -> Self:
        settled: str = getattr(self.model, "SETTLED")  # noqa: B009 - declared by FallsDue, unknown to the type of rows
        return self.not_voided().exclude(state=settled)

    def overdue(self) -> Self:
        """Not done in time by whose turn it is."""
        owed: tuple[str, ...] = getattr(self.model, "OWED")  # noqa: B009 - as above
        return self.not_voided().filter(past_due(), state__in=owed)


class FallsDue(models.Model):
    """``OWED`` are the states in which somebody is late after ``due_on``, ``SETTLED`` the one that ends it."""

    OWED: ClassVar[tuple[str, ...]]
    SETTLED: ClassVar[str] = "closed"
    due_on: date

    class Meta:
        abstract = True

    @property
    def settled_on(self) -> date | None:
        """The day on which what was owed was done; None while it is owed."""
        raise NotImplementedError

    @property
    def due(self) -> Chip:
        return due_chip(self.due_on, self.settled_on)


class Numbered(models.Model):
    """``PREFIX``-year-number, counted by the year of the day in ``NUMBERED_ON``."""

    PREFIX: ClassVar[str]
    NUMBERED_ON: ClassVar[str]
    number: str

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new record gets its number in the transaction that stores it."""
        with transaction.atomic():
            if not self.number:
                self.take_number()
            super().save(*args, **kwargs)

    def take_number(self) -> None:
        """WT-2026-011."""
        year: int = getattr(self, self.NUMBERED_ON).year
        self.number = numbering.code(self.PREFIX, year, numbering.take(self.PREFIX, year))

    @classmethod
    def number_all(cls, new: list[Self]) -> None:
        """For imports, in the transaction that stored the rows."""
        for record in new:
            record.take_number()
        cls._default_manager.bulk_update(new, ["number"])
