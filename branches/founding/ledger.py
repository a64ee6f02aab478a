"""成立请示: filed by the unit, answered by the institute."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.founding.forms import FoundingForm, prefill
from branches.founding.hints import hints_for
from branches.founding.importer import RequestImporter
from branches.founding.models import FOUNDING_STATES, FoundingRequest
from branches.founding.proposal import proposal_of
from branches.life.steps import request_steps
from branches.papers.once import number_of
from organisation.powers import Power
from records import history, scope
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_table, page_only, register, section, table_only
from records.record_forms import RecordForm

LINES_READ = 50


@register
class FoundingRequests(Ledger[FoundingRequest]):
    model = FoundingRequest
    slug = "founding-requests"
    title = "成立请示"
    noun = "成立请示"
    icon = "file-pen-line"
    columns = (
        section(
            "请示内容",
            Column("name", link=True, width=36),
            Column("unit", label="报请单位"),
            page_only("parent"),
            hidden(Column("project__name", label="依托项目", width=28)),
            hidden(table_only("ends_on")),
            hidden("joint", "headcount"),
            "starts_on",
            off_table("ends_on", Column("task_summary", width=36), Column("reason", width=36), "long_term_decision"),
        ),
        "submitted_at",
        hidden("reported_at"),
        section("批复", "document_number", hidden("replied_on")),
        Column("state", colours=FOUNDING_STATES),
    )
    search = ("name", "project__name", "document_number")
    filters = ("unit", "project", "starts_on", "joint")
    ordering = ("-created_at", "-id")
    related = ("parent", "project__unit")
    unit_tree = "unit"
    form = FoundingForm
    importer = RequestImporter
    form_template = "branches/founding/form.html"
    detail_template = "branches/founding/request.html"
    create_power = edit_power = void_power = import_power = Power.REQUEST
    attachments = True
    sheet = Sheet("临时党支部成立请示台账")

    def initial(self, request: HttpRequest) -> dict[str, object]:
        """For a project named in the address, what the project already tells."""
        return {**prefill(user_of(request), request.GET.get("project", "")), **super().initial(request)}

    def detail_context(self, request: HttpRequest, record: FoundingRequest) -> dict[str, object]:
        members = list(record.members.select_related("person__home_unit", "person__home_branch").order_by("pk"))
        lines = history.of(record)[:LINES_READ]
        is_open = record.state != FoundingRequest.State.GRANTED
        return {
            "members": members,
            "history": lines,
            "steps": request_steps(record, lines),
            "hints": hints_for(proposal_of(record, lines=members)) if is_open else [],
            "branch": getattr(record, "branch", None),
            "number_url": _number_url(request, record),
        }

    def form_context(self, request: HttpRequest, form: RecordForm) -> dict[str, object]:
        return {"hints_url": reverse("branches:hints")}


def _number_url(request: HttpRequest, record: FoundingRequest) -> str:
    """Offered to the requesting unit while its 请示 has no number of its own."""
    may = record.unit.standing.paper_word and scope.permits(request.user, Power.REQUEST, record)
    return reverse("branches:number_request", args=[record.pk]) if may and number_of(record) is None else ""
