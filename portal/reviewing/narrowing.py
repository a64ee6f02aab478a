"""What of 我的待办 is looked at, as the address says it, and where in it one stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils import timezone

from organisation.units.models import Unit
from portal.task_lines import Part, Place, has_deadline, has_unit
from records.query_params import whole

PARAM = "todo"  # on a record's page: the list it was opened from
SOON = 7  # days
DEADLINES = (("", "全部"), ("late", "已逾期"), ("soon", f"{SOON} 天内到期"), ("none", "没有期限"))


@dataclass(frozen=True)
class Narrowing:
    """``kind``: a ledger's slug; ``unit``: an organisation with everything below it; ``due``: one of DEADLINES."""

    kind: str = ""
    unit: int | None = None
    due: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Narrowing:
        due = query.get("due", "")
        return cls(query.get("kind", ""), whole(query.get("unit")), due if due in dict(DEADLINES) else "")

    def narrowed(self, parts: Iterable[Part]) -> list[Part]:
        kept = [(ledger, rows) for ledger, rows in parts if self.kind in ("", ledger.slug)]
        if self.unit is not None:
            path = Unit.objects.filter(pk=self.unit).values_list("path", flat=True).first() or "none"
            kept = [(ledger, rows.filter(unit__path__startswith=path)) for ledger, rows in kept if has_unit(ledger)]
        return [(ledger, _due(rows, self.due)) for ledger, rows in kept if self._may_be_due(rows.model)]

    def _may_be_due(self, model: type[Model]) -> bool:
        return self.due == "" or has_deadline(model) == (self.due != "none")

    @property
    def query(self) -> dict[str, str]:
        said = {"kind": self.kind, "unit": str(self.unit or ""), "due": self.due}
        return {name: value for name, value in said.items() if value}

    def param(self, place: Place) -> str:
        """The query string of a record's page that was opened from this list, at this place."""
        return urlencode({PARAM: urlencode({**self.query, "at": written(place)})})


def _due(rows: QuerySet[Model], due: str) -> QuerySet[Model]:
    today = timezone.localdate()
    if due == "late":
        return rows.filter(due_on__lt=today)
    return rows.filter(due_on__range=(today, today + timedelta(days=SOON))) if due == "soon" else rows


def written(place: Place) -> str:
    return f"{place.due.isoformat()}~{place.since.isoformat()}~{place.key}"


def place_in(query: QueryDict) -> Place | None:
    """``?at=``; None where it says nothing that makes sense: then the list begins anew."""
    due, _, rest = query.get("at", "").partition("~")
    since, _, key = rest.partition("~")
    try:
        moment = datetime.fromisoformat(since)
        return Place(date.fromisoformat(due), moment, key[:36]) if timezone.is_aware(moment) else None
    except ValueError:
        return None
