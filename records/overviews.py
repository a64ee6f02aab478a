"""An overview: one table over many organisations or people, declared once, from which page, sheet and print follow.

    class Matrix(Overview):
        name, address, template = "matrix", "matrix/", "reminders/lights/matrix.html"
        sheet = Sheet("月度矩阵")

        def table(self, request, face): ...      # heads and rows, narrowed to what the person may see
        def context(self, request, table): ...   # what stands around it on the page

    urlpatterns = Matrix().urls()                # matrix/, matrix/export.xlsx, matrix/print/

A page may show one part of the rows; sheet and print hold all of them. What runs stands first, what is over apart.
"""

from __future__ import annotations

import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any, ClassVar, Literal

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from records import scope
from records.exports import ORDINAL, Frame, Head, Sheet, write_xlsx
from records.guard import require
from records.ui.paper_table import Line, paper_table
from records.xlsx.sheet import title_of

Face = Literal["page", "sheet", "print"]


@dataclass(frozen=True)
class Cell:
    """``value`` stands on sheet and paper; ``html`` on the page, where there is more to it: a link, a colour."""

    value: object
    html: SafeString | str = ""


@dataclass(frozen=True)
class Row:
    """``subject`` is what the row is about, for whoever looks closer; ``tick`` what its box sends, '' without a box."""

    cells: Sequence[Cell]
    subject: object = None
    tick: str = ""

    @property
    def values(self) -> list[object]:
        return [cell.value for cell in self.cells]


@dataclass(frozen=True)
class Group:
    """Rows of one kind, as 运行中 and 已撤销; a heading is printed where there is more than one."""

    label: str
    rows: list[Row]


@dataclass(frozen=True)
class Ticks:
    """Boxes before the rows of the page, for an act on several at once: those ticked send ``name`` with the form of
    the id ``form`` (``data-bulk``, static/portal/js/table.js). Sheet and print have none."""

    form: str
    name: str


@dataclass(frozen=True)
class Table:
    """``whose``, ``period`` and ``about`` say what was narrowed, as on a ledger; ``unit_line`` who reports, if others.

    ``source`` is what the rows were drawn from, where the page needs it once more.
    """

    heads: Sequence[Head]
    groups: Sequence[Group]
    total: Row | None = None
    whose: str = ""
    period: str = ""
    about: str = ""
    unit_line: str = ""
    source: Any = None
    ticks: Ticks | None = None

    @property
    def subjects(self) -> list[Any]:
        return [row.subject for group in self.groups for row in group.rows]

    @property
    def filled(self) -> list[Group]:
        return [group for group in self.groups if group.rows]

    @property
    def parted(self) -> bool:
        """Whether headings are needed: the usual rows alone say themselves what they are."""
        return len(self.filled) > 1 or bool(self.filled and self.filled[0] is not self.groups[0])

    @property
    def parts(self) -> list[tuple[str, list[tuple[str, list[tuple[Cell, Head]]]]]]:
        """As the page draws them: the heading, '' where none is needed, and each row's tick and cells with heads."""
        return [
            (group.label if self.parted else "", [(row.tick, self._beside(row)) for row in group.rows])
            for group in self.filled
        ]

    @property
    def breadth(self) -> int:
        """Columns on the page."""
        return len(self.heads) + (self.ticks is not None)

    @property
    def foot(self) -> list[tuple[Cell, Head]]:
        return self._beside(self.total) if self.total else []

    def _beside(self, row: Row) -> list[tuple[Cell, Head]]:
        return list(zip(row.cells, self.heads, strict=True))

    @property
    def lines(self) -> list[Line]:
        """As paper has them: headings of the parts, rows, the sum."""
        found: list[Line] = []
        for group in self.filled:
            found += [Line((), heading=group.label)] if self.parted else []
            found += [Line(row.values) for row in group.rows]
        return [*found, Line(self.total.values, total=True)] if self.total and found else found


class Overview(ABC):
    """See the module's docstring. ``name`` is the address's name; sheet and print add ``_sheet``, ``_print``."""

    name: ClassVar[str]
    address: ClassVar[str]
    template: ClassVar[str]
    sheet: ClassVar[Sheet]
    namespace: ClassVar[str]
    power: ClassVar[str] = "view"  # who holds it anywhere may open the page and sees what is theirs; "": everybody

    def admit(self, request: HttpRequest) -> None:
        if self.power:
            require(request, self.power)

    @abstractmethod
    def table(self, request: HttpRequest, face: Face) -> Table:
        """Heads and rows, as far as the person may see them (on a sheet: take them along)."""

    def context(self, request: HttpRequest, table: Table) -> dict[str, object]:
        """What stands around the table on the page."""
        return {}

    def urls(self) -> list[URLPattern]:
        return [
            path(self.address, require_GET(self.page), name=self.name),
            path(f"{self.address}export.xlsx", require_GET(self.workbook), name=f"{self.name}_sheet"),
            path(f"{self.address}print/", require_GET(self.paper), name=f"{self.name}_print"),
        ]

    # --- the three faces --------------------------------------------------------------------------------------

    def page(self, request: HttpRequest) -> HttpResponse:
        self.admit(request)
        table = self.table(request, "page")
        mine = self.context(request, table)
        return render(request, self.template, {"table": table, "links": self.links(request), **mine})

    def workbook(self, request: HttpRequest) -> HttpResponseBase:
        self.admit(request)
        require(request, "export")
        table = self.table(request, "sheet")
        file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
        frame = self.frame(request, table)
        write_xlsx(file, sheet=self.sheet, heads=[ORDINAL, *table.heads], rows=_numbered(table.lines), frame=frame)
        file.seek(0)
        name = f"{self.sheet.title}_{timezone.localdate():%Y%m%d}.xlsx"
        return FileResponse(file, as_attachment=True, filename=name)

    def paper(self, request: HttpRequest) -> HttpResponse:
        self.admit(request)
        table = self.table(request, "print")
        context = {
            "title": self.sheet.title,
            "frame": self.frame(request, table),
            "paper": paper_table(self.sheet, table.heads, table.lines),
            "signatures": self.sheet.foot,
            "back_url": f"{self.url('')}?{request.GET.urlencode()}",
        }
        return render(request, "ui/overview_print.html", context)

    def frame(self, request: HttpRequest, table: Table) -> Frame:
        title = title_of(table.whose, self.sheet.title, table.period)
        return Frame(table.unit_line or scope.letterhead(request.user), timezone.localdate(), title, table.about)

    def links(self, request: HttpRequest) -> dict[str, str]:
        """Addresses of sheet and print under the present filter; the sheet's is empty for who may not export."""
        query = request.GET.copy()
        query.pop("page", None)
        tail = f"?{query.urlencode()}" if query else ""
        may = scope.holds(request.user, "export")
        return {"sheet": f"{self.url('_sheet')}{tail}" if may else "", "print": f"{self.url('_print')}{tail}"}

    def url(self, face: str) -> str:
        return reverse(f"{self.namespace}:{self.name}{face}")


def _numbered(lines: Sequence[Line]) -> Iterator[list[object]]:
    """Rows of the sheet: a heading stands in the first column of its row, which bears no number."""
    number, width = 0, max((len(line.cells) for line in lines), default=1)
    for line in lines:
        if line.heading:
            yield [None, line.heading, *[None] * (width - 1)]
            continue
        number += not line.total
        yield [None if line.total else number, *line.cells]
