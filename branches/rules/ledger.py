"""工作规范库 (system 11): what is in force, in which edition."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest

from accounts.current import user_of
from branches.acknowledgements.models import Acknowledgement
from branches.rules.duty_text import read
from branches.rules.forms import WorkingRuleForm
from branches.rules.importer import WorkingRuleImporter
from branches.rules.models import WorkingRule
from organisation.powers import Power
from records import query_params
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_sheet, off_table, page_only, register, section, sheet_only
from records.ledger.filters import either

COPIED = ("unit", "kind", "title", "code", "document_number", "text", "duties_text")
FORCE = Column("force", label="效力", kind="tag", colours=WorkingRule.FORCE_COLOURS)


@register
class WorkingRules(Ledger[WorkingRule]):
    model = WorkingRule
    slug = "working-rules"
    title = "工作规范库"
    noun = "工作规范"
    icon = "scroll-text"
    help = "实施细则、工作职责和工作清单由院、单位或支部发布，下级都能查阅。发布以后不再修改，要改就换新版。"
    columns = (
        section("", off_table(Column("unit", width=18), "kind"), hidden("code")),
        Column("title", link=True, width=28),
        section("", "edition"),
        off_sheet("kind", "unit"),
        section("", hidden("document_number")),
        "effective_on",
        hidden(Column("change_note", width=28)),
        sheet_only(Column("text", width=40), Column("duties_text", width=40)),
        "roles_text",
        section("", off_sheet(FORCE), hidden("published_on"), page_only("effective_on"), hidden("ends_on")),
        section("", page_only("change_note")),
        hidden("files_text"),
        Column("state", colours=WorkingRule.STATE_COLOURS),
    )
    search = ("title", "code", "document_number", "text")
    search_hint = "名称、编码、文号或正文"
    filters = ("unit", "kind", "effective_on")
    more_filters = {"in_force": either("现行有效", lambda rows: rows.in_force())}
    ordering = ("-effective_on", "-id")
    unit_tree = "unit"
    form = WorkingRuleForm
    detail_template = "branches/rules/rule.html"
    importer = WorkingRuleImporter
    attachments = True
    create_power = edit_power = void_power = import_power = Power.INSPECT
    panels = ("branches/rules/_duties.html", "branches/rules/_text.html", "branches/rules/_editions.html")
    sheet = Sheet("临时党组织工作规范目录", signatures=("负责人", "填表人"))

    def initial(self, request: HttpRequest) -> dict[str, Any]:
        """The next version begins with the words of the one it is to replace (``?edition_of=``)."""
        earlier = query_params.named(request, "edition_of", WorkingRule.objects.visible_to(user_of(request)))
        if earlier is None:
            return super().initial(request)
        return {name: getattr(earlier, name) for name in COPIED}

    def detail_context(self, request: HttpRequest, record: WorkingRule) -> dict[str, object]:
        user = user_of(request)
        editions = WorkingRule.objects.visible_to(user).filter(unit=record.unit_id, code=record.code)
        asked = Acknowledgement.objects.visible_to(user).not_voided().filter(rule=record).exclude(state="lapsed")
        return {
            "duty_parts": read(record.duties_text),
            "editions": list(editions.exclude(pk=record.pk).order_by("-edition")),
            "signing": asked.aggregate(all=Count("pk"), signed=Count("pk", filter=Q(state="signed"))),
            "may_renew": record.state == "published" and user.has_perm(Power.INSPECT, record),
        }
