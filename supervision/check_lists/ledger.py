"""检查表: drawn up by an institute, a unit or a branch, handed down, renewed by editions."""

from __future__ import annotations

from django.http import HttpRequest

from accounts.current import user_of
from organisation.powers import Power
from records import query_params
from records.ledger import Column, Ledger, hidden, off_sheet, register, section
from supervision.check_lists.forms import CheckListForm, as_text
from supervision.check_lists.models import CheckList

COPIED = ("unit", "title", "code", "remark")


@register
class CheckLists(Ledger[CheckList]):
    model = CheckList
    slug = "check-lists"
    title = "检查表"
    noun = "检查表"
    icon = "list-checks"
    help = "检查表由院、单位或支部制定，下级都能使用。启用以后不再修改，要改就换新版。"
    columns = (
        section("", Column("title", link=True), "code", "edition", "unit", "remark", off_sheet(hidden("retired_on"))),
        Column("state", colours=CheckList.STATE_COLOURS),
        "created_at",
    )
    search = ("title", "code", "remark")
    filters = ("unit",)
    form = CheckListForm
    no_import = "a list is its points, which are pasted as lines into one field of its form"
    detail_template = "supervision/check_lists/check_list.html"
    create_power = edit_power = void_power = Power.INSPECT
    panels = ("supervision/check_lists/_items.html",)

    def initial(self, request: HttpRequest) -> dict[str, object]:
        """A new edition begins with the text of the one it is to replace (``?edition_of=``)."""
        earlier = query_params.named(request, "edition_of", CheckList.objects.visible_to(user_of(request)))
        if earlier is None:
            return super().initial(request)
        return {**{name: getattr(earlier, name) for name in COPIED}, "items_text": as_text(earlier)}

    def detail_context(self, request: HttpRequest, record: CheckList) -> dict[str, object]:
        return {
            "check_items": list(record.items.all()),
            "may_renew": record.state != "draft" and user_of(request).has_perm(Power.INSPECT, record),
        }
