"""批量开通账号: the roster's people without an account, ticked; then slips to print, shown once."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from organisation.refusal import ActRefused
from organisation.units.models import Unit
from portal.administration.branch_accounts import AccountsForm, Candidate, Slip, candidates, open_all
from portal.administration.views.units import HERE, administered_unit

TITLE = "批量开通账号"


@never_cache
def open_accounts(request: HttpRequest, pk: int) -> HttpResponse:
    """The slips are the answer to the very request that opens the accounts: no address shows them a second time."""
    user, unit = administered_unit(request, pk)
    if not unit.is_temporary_branch or unit.ended_on:
        raise Http404("只给正在运行的临时党支部批量开通账号。")
    found = candidates(unit, user)
    form = AccountsForm(request.POST if request.method == "POST" else None, found=found)
    if request.method == "POST" and form.is_valid():
        try:
            slips = open_all(unit=unit, chosen=form.chosen, by=user)
        except (ValidationError, ActRefused) as refusal:
            said = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
            form.add_error(None, said)
        else:
            return _slips(request, unit, slips)
    return _page(request, unit, form, found)


def _page(request: HttpRequest, unit: Unit, form: AccountsForm, found: list[Candidate]) -> HttpResponse:
    context = {
        "unit": unit,
        "form": form,
        "beyond": [one for one in found if one.beyond],
        "crumbs": [*_way(unit), (TITLE, "")],
    }
    return render(request, "administration/branch_accounts.html", context, status=422 if form.is_bound else 200)


def _slips(request: HttpRequest, unit: Unit, slips: list[Slip]) -> HttpResponse:
    context = {
        "unit": unit,
        "slips": slips,
        "address": request.build_absolute_uri("/"),
        "crumbs": [*_way(unit), (TITLE, "")],
    }
    return render(request, "administration/slips.html", context)


def _way(unit: Unit) -> list[tuple[str, str]]:
    return [("工作台", "/"), HERE, (str(unit), reverse("administration:unit", args=[unit.pk]))]
