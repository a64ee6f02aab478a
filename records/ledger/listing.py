"""What the list page shows: rows narrowed by scope, filter and tab, in order, one page of them, and the counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, QueryDict

from accounts.current import user_of
from records.ledger import keyset, preferences
from records.ledger.columns import BoundColumn
from records.ledger.filters import LedgerFilterSet
from records.query_params import whole

if TYPE_CHECKING:
    from records.ledger.base import Ledger

COUNT_CAP = 10_000
MOST_PAGES = 10**7
PAGING = ("page", "after", "before", "count", "per")


@dataclass(frozen=True)
class Tab:
    label: str
    count_text: str
    url: str
    current: bool


class Listing:
    """One request's view of a ledger. Costs three queries: rows, capped count, counts of the unfinished states."""

    def __init__(
        self,
        ledger: Ledger,
        request: HttpRequest,
        action: str = "view",
        only: Callable[[QuerySet[Model]], QuerySet[Model]] | None = None,
    ) -> None:
        self.ledger, self.request, self.params, self.only = ledger, request, request.GET, only
        self.columns = preferences.columns(user_of(request), ledger)
        self.filter: LedgerFilterSet = ledger.filter_class(request.GET, queryset=self._base(action), request=request)

    def _base(self, action: str) -> QuerySet[Model]:
        rows = self.ledger.rows(self.request.user, action)
        rows = self.only(rows) if self.only else rows
        if not hasattr(self.ledger.model, "voided_at"):
            return rows
        return rows.filter(voided_at__isnull=not self.asks_voided)

    @property
    def asks_voided(self) -> bool:
        return self.params.get("voided") == "1"

    @property
    def state_field(self) -> str:
        return self.ledger.workflow.field if self.ledger.workflow else ""

    @cached_property
    def filtered(self) -> QuerySet[Model]:
        """Rows that pass the filter bar, before the tab. An unreadable filter shows nothing rather than everything."""
        found: QuerySet[Model] = self.filter.qs if self.filter.is_valid() else self.filter.queryset.none()
        return found

    @cached_property
    def matching(self) -> QuerySet[Model]:
        """Rows of the current tab: what is counted, listed, exported and printed."""
        state = self.params.get("tab", "")
        return self.filtered.filter(**{self.state_field: state}) if state and self.state_field else self.filtered

    # --- order and page ---------------------------------------------------------------------------------------

    @cached_property
    def sort(self) -> str:
        """The sort asked for, if it is one of the columns'; '' for the ledger's own order."""
        asked = self.params.get("sort", "")
        return asked if asked.removeprefix("-") in {one.sort for one in self.ledger.offered if one.sort} else ""

    @property
    def order(self) -> tuple[str, ...]:
        if not self.sort:
            return self.ledger.ordering
        return (self.sort, "-pk" if self.sort.startswith("-") else "pk")

    @cached_property
    def page(self) -> keyset.Page:
        rows = self.ledger.with_related(self.matching, self.columns)
        size = preferences.per_page(user_of(self.request), self.ledger, self.params.get("per", ""))
        number = self._number()
        keyed = self.ledger.keyed and not self.sort
        after, before = self.params.get("after", ""), self.params.get("before", "")
        if keyed and (after or before):
            page = keyset.by_cursor(rows, self.order[0], after=after, before=before, number=number, per_page=size)
            if page is not None:
                return page
        number = min(number, self._last_page(size))
        return keyset.by_number(rows, self.order, number=number, per_page=size, keyed=keyed)

    def _number(self) -> int:
        return whole(self.params.get("page"), 1, least=1, most=MOST_PAGES) or 1

    def _last_page(self, size: int) -> int:
        if self.total is None:
            return MOST_PAGES
        return max((self.total + size - 1) // size, 1)

    # --- counts -----------------------------------------------------------------------------------------------

    @cached_property
    def total(self) -> int | None:
        """Rows of the current tab; None beyond the cap, unless the exact number was asked for."""
        if self.params.get("count") == "exact":
            return self.matching.count()
        counted = self.matching.order_by()[: COUNT_CAP + 1].count()
        return counted if counted <= COUNT_CAP else None

    @property
    def total_text(self) -> str:
        return f"共 {self.total:,} 条" if self.total is not None else f"超过 {COUNT_CAP:,} 条"

    @cached_property
    def tabs(self) -> list[Tab]:
        """全部 and one tab a state; finished states show no number, counting them would read every row."""
        workflow = self.ledger.workflow
        if workflow is None:
            return []
        field = self.ledger.model._meta.get_field(self.state_field)
        counted = (*workflow.waiting, "draft")
        counts = self._unfinished_counts(counted)
        current = self.params.get("tab", "")
        tabs = [Tab("全部", "", self.link(tab=None), not current)]
        for state, label in field.flatchoices:
            text = str(counts.get(state, 0)) if state in counted else ""
            tabs.append(Tab(str(label), text, self.link(tab=state), current == state))
        return tabs

    def _unfinished_counts(self, states: tuple[str, ...]) -> dict[str, int]:
        rows = self.filtered.filter(**{f"{self.state_field}__in": states}).order_by()
        return dict(rows.values_list(self.state_field).annotate(n=Count("pk")).values_list(self.state_field, "n"))

    # --- links ------------------------------------------------------------------------------------------------

    def link(self, **changed: str | None) -> str:
        """The current address with some parameters changed (None: left out) and paging started anew."""
        query = self.query(**changed)
        return f"?{query.urlencode()}" if query else "?"

    def query(self, **changed: str | None) -> QueryDict:
        query = self.params.copy()
        for name in (*PAGING, *changed):
            query.pop(name, None)
        for name, value in changed.items():
            if value is not None:
                query[name] = value
        return query

    def sort_link(self, column: BoundColumn) -> str:
        """Ascending first, then descending, then the ledger's own order."""
        if not column.sort:
            return ""
        following = {column.sort: f"-{column.sort}", f"-{column.sort}": None}.get(self.sort, column.sort)
        return self.link(sort=following)

    def sorted_how(self, column: BoundColumn) -> str:
        return {column.sort: "asc", f"-{column.sort}": "desc"}.get(self.sort, "") if self.sort else ""
