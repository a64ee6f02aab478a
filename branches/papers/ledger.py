"""发文登记: the register of issued papers."""

from __future__ import annotations

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from branches.papers.forms import PaperForm
from branches.papers.models import IssuedPaper
from branches.papers.notices import is_written
from organisation.powers import PARTY_OFFICE
from organisation.units.models import Unit
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_page, page_only, register, section
from records.ledger.filters import related_filter


def concerning(papers: QuerySet[Model], name: str, unit: Unit) -> QuerySet[Model]:
    """Issued by the unit or one below it, or about it: a unit looks for the papers that name its branches."""
    issued, about = Q(unit__path__startswith=unit.path), Q(about_unit__path__startswith=unit.path)
    return papers.filter(issued | about)


KIND = Column("kind", colours=IssuedPaper.COLOURS)


@register
class IssuedPapers(Ledger[IssuedPaper]):
    model = IssuedPaper
    slug = "issued-papers"
    title = "发文登记"
    noun = "发文"
    icon = "file-stack"
    help = (
        "请示、批复、任职和撤销通知编号后自动登记在这里；签发后把扫描件传到对应的一行。文号一经使用，作废也不再使用。"
    )
    columns = (
        section(
            "",
            "document_number",
            off_page(Column("title", link=True, width=44)),
            KIND,
            "unit",
            page_only("issued_on", "signed_by"),
            "about_unit",
            hidden(Column("about", width=24)),
            off_page(hidden("signed_by"), "issued_on"),
            "scanned",
            hidden("remark"),
        ),
    )
    search = ("document_number", "title", "about", "signed_by")
    search_hint = "文号、标题、涉及人员或签发人"
    filters = ("unit", "kind", "issued_on", "scanned", "about_unit")
    ordering = ("-issued_on", "-id")
    more_filters = {"concerning": related_filter(Unit, "unit", "发文或涉及党组织", concerning)}
    unit_tree = "concerning"
    related = ("about_unit", "founding")
    form = PaperForm
    attachments = True
    no_import = "a number is given once, paper by paper, in the transaction of what it is for; a sheet would tear gaps"
    create_power = edit_power = void_power = PARTY_OFFICE
    detail_template = "branches/papers/paper.html"
    sheet = Sheet("发文登记簿", signatures=("登记人", "负责人"))

    def heading(self, record: IssuedPaper) -> str:
        return str(record.title)

    def detail_context(self, request: HttpRequest, record: IssuedPaper) -> dict[str, object]:
        return {"has_word": is_written(record)}
