"""One ledger as a declaration; every page of it follows from the attributes below.

A subclass names model, columns, filters and form; whatever it leaves out has a sensible default. A ledger that needs
more than two overrides writes its own view instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from records import scope
from records.exports import Sheet
from records.ledger.boards import Board
from records.ledger.columns import BoundColumn, Column, bind, bind_for_sheet
from records.ledger.filters import Filters, LedgerFilterSet, build
from records.ledger.marks import Line, flat
from records.ledger.paths import related_names
from records.typing_shims import M
from records.workflow import Workflow

if TYPE_CHECKING:
    from records.record_forms import RecordForm


class Ledger(Generic[M]):
    """See the module's docstring. ``model`` must offer ``visible_to`` and name its permission rule."""

    model: type[M]
    slug: ClassVar[str]
    title: ClassVar[str]
    noun: ClassVar[str] = "记录"
    icon: ClassVar[str] = "notebook-text"
    help: ClassVar[str] = ""

    columns: ClassVar[Sequence[Line]] = ()  # in the order of the office's sheet, see records.ledger.marks
    panels: ClassVar[Sequence[str]] = ()
    search: ClassVar[tuple[str, ...]] = ()
    search_hint: ClassVar[str] = ""
    search_kinds: ClassVar[tuple[str, ...]] = ()  # fields with choices whose labels are searched: 「主题党日」
    search_day: ClassVar[str] = ""  # the day that 「9月」 or 「2026-09」 in the search box means
    filters: ClassVar[tuple[str, ...]] = ()
    more_filters: ClassVar[Filters] = {}  # filters that are no field of the model, see records.ledger.filters.yes_no
    ordering: ClassVar[tuple[str, ...]] = ("-created_at", "-id")
    related: ClassVar[tuple[str, ...]] = ()

    form: ClassVar[type[RecordForm] | None] = None
    create_form: ClassVar[type[RecordForm] | None] = None  # when a new record is asked other things than an old one
    form_template: ClassVar[str] = "ledger/form.html"
    detail_template: ClassVar[str] = "ledger/detail.html"
    importer: ClassVar[Any] = None
    no_import: ClassVar[str] = ""  # why no sheet can be taken in: the contract tests want an importer or this
    attachments: ClassVar[bool] = False
    board: ClassVar[Board | None] = None  # a second page that shows the rows as cards
    unit_tree: ClassVar[str] = ""  # field the organisation tree at the left narrows, '' for none

    create_power: ClassVar[str] = "log"
    edit_power: ClassVar[str] = "log"
    void_power: ClassVar[str] = "log"
    export_power: ClassVar[str] = "export"
    import_power: ClassVar[str] = "log"

    sheet: ClassVar[Sheet | None] = None

    # --- what follows from the declaration -------------------------------------------------------------------

    @cached_property
    def declared(self) -> list[Column]:
        return list(flat(self.columns))

    @cached_property
    def shown(self) -> list[BoundColumn]:
        """Columns that stand in the table unless a person chose others."""
        return [bind(self.model, column) for column in self.declared if column.shown]

    @cached_property
    def offered(self) -> list[BoundColumn]:
        """Every column 列设置 offers, shown ones first."""
        more = [column for column in self.declared if column.offered and not column.shown]
        return [*self.shown, *(bind(self.model, column) for column in more)]

    @cached_property
    def printed(self) -> list[BoundColumn]:
        """Columns of the Excel sheet, in the office's order."""
        return [bind_for_sheet(self.model, column) for column in self.declared if column.printed]

    @cached_property
    def detail_sections(self) -> list[tuple[str, list[BoundColumn]]]:
        """Title → columns of the record's page."""
        blocks: dict[str, list[BoundColumn]] = {}
        for column in self.declared:
            if column.paged and column.section is not None:
                blocks.setdefault(column.section, []).append(bind(self.model, column))
        return list(blocks.items()) or [("基本信息", self.offered)]

    @cached_property
    def filter_class(self) -> type[LedgerFilterSet]:
        kinds, day = self.search_kinds, self.search_day
        return build(self.model, self.filters, self.search, self.search_hint, self.more_filters, kinds=kinds, day=day)

    @property
    def workflow(self) -> Workflow | None:
        return getattr(self.model, "workflow", None)

    @property
    def house_sheet(self) -> Sheet:
        return self.sheet or Sheet(self.title)

    @property
    def keyed(self) -> bool:
        """Whether pages can be found by key: one sort column that is never empty, then the id, in one direction."""
        if len(self.ordering) != 2 or "__" in self.ordering[0]:
            return False
        first, second = self.ordering
        field = self.model._meta.get_field(first.lstrip("-"))
        return not field.null and second.lstrip("-") in ("id", "pk") and first.startswith("-") == second.startswith("-")

    def form_class(self, *, new: bool = False) -> type[RecordForm]:
        """The declared form; LookupError for a ledger without one, which has no page that asks for it."""
        chosen = self.create_form if new and self.create_form else self.form
        if chosen is None:
            raise LookupError(f"the ledger {self.slug} declares no form")
        return chosen

    # --- rows -------------------------------------------------------------------------------------------------

    def rows(self, user: scope.Asker, action: str = "view") -> QuerySet[M]:
        """What this person may see of it, voided rows included."""
        return scope.visible(self.model._default_manager.all(), user, action)

    def with_related(self, rows: QuerySet[M], columns: Sequence[BoundColumn]) -> QuerySet[M]:
        """Fetch the rows and everything the columns, titles and rights read in one query."""
        names = {column.related for column in columns if column.related}
        beyond = (*self.related, *(self.board.related if self.board else ()))
        names.update(name for path in beyond if (name := related_names(self.model, path)))
        names.update(name for name in ("unit",) if related_names(self.model, name))
        return rows.select_related(*sorted(names)) if names else rows

    def heading(self, record: M) -> str:
        return str(record)

    def detail_context(self, request: HttpRequest, record: M) -> dict[str, object]:
        """What the panels of the detail page need."""
        return {}

    def form_context(self, request: HttpRequest, form: RecordForm) -> dict[str, object]:
        """What a form template of one's own needs."""
        return {}

    def initial(self, request: HttpRequest) -> dict[str, object]:
        """First values of a new form: whatever of its fields the URL names, so that links can pre-fill it."""
        fields = self.form_class(new=True).base_fields
        return {name: request.GET[name] for name in request.GET if name in fields}

    def may_create(self, user: scope.Asker) -> bool:
        """Whether there is anything the person may enter (for the page, menus and "new" buttons)."""
        return scope.holds(user, self.create_power)

    def may_edit(self, user: scope.Asker, record: M) -> bool:
        """Whether the edit page may be opened now: right power, right state, not voided."""
        if self.form is None or getattr(record, "is_voided", False):
            return False
        if self.workflow and getattr(record, self.workflow.field) not in self.workflow.editable:
            return False
        return scope.permits(user, self.edit_power, record)

    # --- links ------------------------------------------------------------------------------------------------

    def url(self, page: str, *args: object) -> str:
        """Address of one of the ledger's pages: ``url("detail", record.pk)``."""
        return reverse(f"{self.slug}:{page}", args=args)
