"""Moving, merging and ending an organisation: first what will change, then the word that it shall be so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models.user import User
from branches.merging.acts import check_merge, merge_unit
from branches.merging.left_open import left_open
from branches.merging.tree_effects import effects
from branches.papers.quoted_numbers import OF_ENDS, quoted
from organisation.powers import Power
from organisation.refusal import ActRefused
from organisation.units.acts import check_move, move_unit
from organisation.units.ending import check_dissolving, dissolve_unit
from organisation.units.models import Unit
from portal.administration.forms import EndForm, MergeForm, MoveForm, ScopedForm
from portal.administration.views.units import HERE, administered_unit

Check = Callable[[dict[str, object]], object]
CHANGED = "内容已改，请核对后再确定。"


def _below_institute(request: HttpRequest, pk: int) -> tuple[User, Unit]:
    user, unit = administered_unit(request, pk)
    if unit.parent is None:
        raise Http404("院党委没有上级，不能移动、并入或撤销。")
    return user, unit


def move(request: HttpRequest, pk: int) -> HttpResponse:
    user, unit = _below_institute(request, pk)
    form = MoveForm(request.POST or None, user=user)

    def check(data: dict[str, Any]) -> None:
        _administers(user, data["target"])
        check_move(unit, data["target"])

    def act(data: dict[str, Any]) -> str:
        move_unit(unit=unit, parent=data["target"], by=user)
        return f"{unit}已改由{data['target']}领导，记录和权限随同移动。"

    return _page(request, user, unit, form, title=f"移动：{unit}", check=check, act=act)


def merge(request: HttpRequest, pk: int) -> HttpResponse:
    user, unit = _below_institute(request, pk)
    form = MergeForm(request.POST or None, user=user)

    def check(data: dict[str, Any]) -> None:
        _administers(user, data["target"])
        check_merge(unit, data["target"], data["on"])
        quoted(data["document_number"], about=unit, by=user, kinds=OF_ENDS, also=[data["target"]])

    def act(data: dict[str, Any]) -> str:
        merge_unit(unit=unit, into=data["target"], on=data["on"], document_number=data["document_number"], by=user)
        return f"{unit}已并入{data['target']}，原有记录由{data['target']}查看和接续办理。"

    return _page(request, user, unit, form, title=f"并入：{unit}", check=check, act=act, merging=True)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    user, unit = _below_institute(request, pk)
    form = EndForm(request.POST or None, user=user)

    def check(data: dict[str, Any]) -> None:
        check_dissolving(unit)
        quoted(data["document_number"], about=unit, by=user, kinds=OF_ENDS)

    def act(data: dict[str, Any]) -> str:
        dissolve_unit(unit=unit, by=user, **data)
        return f"{unit}已撤销，职务和权限同时结束，记录保留。"

    return _page(request, user, unit, form, title=f"撤销：{unit}", check=check, act=act)


def _administers(user: User, target: Unit) -> None:
    if not user.has_perm(Power.ADMINISTER, target):
        raise PermissionDenied("这个党组织不在您的管理范围内。")


def _seal(unit: Unit, data: dict[str, object]) -> str:
    """What a preview was calculated for; sent back with the confirmation, so that nothing unseen is confirmed."""
    said = sorted((name, str(getattr(value, "pk", value))) for name, value in data.items())
    return salted_hmac("administration.tree_acts", repr((unit.pk, said))).hexdigest()


def _page(
    request: HttpRequest, user: User, unit: Unit, form: ScopedForm,
    *, title: str, check: Check, act: Callable[[dict[str, object]], str], merging: bool = False,
) -> HttpResponse:  # fmt: skip
    """The form; once filled, what will change; once that very preview is confirmed, the act. A refusal stands above."""
    shown, preview = None, ""
    if request.method == "POST" and form.is_valid():
        try:
            check(form.cleaned_data)
            preview = _seal(unit, form.cleaned_data)
            confirmed = "confirmed" in request.POST
            if confirmed and constant_time_compare(request.POST.get("previewed", ""), preview):
                messages.success(request, act(form.cleaned_data))
                return redirect("administration:unit", unit.pk)
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            shown = effects(unit, form.cleaned_data.get("target") or unit, user, ending=not isinstance(form, MoveForm))
            if confirmed:
                form.add_error(None, CHANGED)
    target = form.cleaned_data.get("target") if shown else None
    context = {
        "unit": unit, "form": form, "title": title, "effects": shown, "previewed": preview,
        "merging": merging, "today": timezone.localdate(),
        "target": target, "left_open": left_open(unit, target, user) if merging and target else [],
        "crumbs": [("工作台", "/"), HERE, (str(unit), reverse("administration:unit", args=[unit.pk])), (title, "")],
    }  # fmt: skip
    return render(request, "administration/unit_change.html", context, status=422 if form.errors else 200)
