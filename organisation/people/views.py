"""Pages about people beside their ledger: one's own card, a telephone number, who came and went."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.current import user_of
from organisation.memberships.models import TemporaryMembership
from organisation.people import changes
from organisation.people.models import Person
from organisation.people.phones import may_reveal
from organisation.powers import Power
from records import history, query_params, scope
from records.form_fields import field_of
from records.form_widgets import NativeDate
from records.guard import get_permitted_or_404, require
from records.pickers import PickerField
from records.xlsx.download import download


def card(request: HttpRequest) -> HttpResponse:
    person = Person.objects.not_voided().filter(user=user_of(request)).first()
    if person is None:
        messages.info(request, "您的账号还没有关联人员卡片，请联系管理员。")
        return redirect("accounts:profile")
    return redirect("people:detail", person.pk)


@require_POST
def phone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole number, once, with a line in the history saying who looked."""
    user = user_of(request)
    person = get_permitted_or_404(request, Person, pk)
    if not may_reveal(user, person):
        raise PermissionDenied("联系电话只对管理名册、审核、批复和督办的人员完整显示。")
    history.note(person, "view_phone", by=user, text=f"查看{person}的联系电话")
    if getattr(request, "htmx", False):
        return render(request, "organisation/people/_phone.html", {"person": person, "shown": True})
    messages.info(request, f"{person}的联系电话：{person.phone or '没有登记'}")
    return HttpResponseRedirect(query_params.local(request, "next") or reverse("people:detail", args=[person.pk]))


A_PAGE = 20


class ChangesForm(forms.Form):
    """The filter bar."""

    name = forms.CharField(label="姓名", required=False, max_length=50)
    unit = PickerField("unit", label="所属组织", required=False, empty_label="全部")
    change = forms.ChoiceField(label="变更类型", required=False, choices=[("", "全部"), *changes.Change.choices])
    first = forms.DateField(label="办理时间从", required=False, widget=NativeDate)
    last = forms.DateField(label="至", required=False, widget=NativeDate)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "unit", PickerField).narrow_to(user)


@require_GET
def changes_page(request: HttpRequest) -> HttpResponse:
    require(request, Power.VIEW)
    form = ChangesForm(request.GET, user=user_of(request))
    page = Paginator(_rows(request, form), A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page_obj": page,
        "heads": [head.label for head in changes.HEADS],
        "rows": [(changes.person_of(row), changes.cells(row)) for row in page.object_list],
        "query": query.urlencode(),
        "may_export": scope.holds(request.user, Power.EXPORT),
        "crumbs": [("工作台", "/"), ("人员变动", "")],
    }
    return render(request, "organisation/people/changes.html", context)


@require_GET
def workbook(request: HttpRequest) -> HttpResponseBase:
    require(request, Power.EXPORT)
    found = _rows(request, ChangesForm(request.GET, user=user_of(request)), Power.EXPORT)
    rows = map(changes.cells, found.iterator(chunk_size=2000))
    return download(changes.SHEET, changes.HEADS, rows, scope.letterhead(request.user))


def _rows(request: HttpRequest, form: ChangesForm, power: str = Power.VIEW) -> Any:
    """What cannot be read in the filter finds nothing, as in the ledgers."""
    if not form.is_valid():
        return TemporaryMembership.objects.none()
    return changes.rows(user_of(request), changes.Asked(**form.cleaned_data), power)
