"""五必问 of a whole branch in one page: all normal, tap the exceptions, send once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.current import user_of
from organisation.powers import Power
from records.guard import require
from welfare.asks import acts
from welfare.asks.branch_form import Lines, PageForm
from welfare.asks.models import Ask


def show(request: HttpRequest) -> HttpResponse:
    require(request, Power.CARE)
    data = request.POST if request.method == "POST" else request.GET
    form = PageForm(data, user=user_of(request))
    lines = Lines(form, data) if form.is_valid() else None
    if request.method == "GET" and "unit" not in data:
        form.errors.pop("unit", None)  # nothing was chosen yet, which is no mistake
    problems = lines.problems() if lines and request.method == "POST" else []
    if lines and request.method == "POST" and not problems:
        return _save(request, form, lines)
    context = {
        "form": form,
        "lines": lines,
        "problems": problems,
        "crumbs": [("工作台", "/"), ("五必问记录", reverse("asks:list")), ("一页问询", "")],
    }
    return render(request, "welfare/asks/branch.html", context, status=422 if request.method == "POST" else 200)


def _save(request: HttpRequest, form: PageForm, lines: Lines) -> HttpResponse:
    """To the needs that were told, if there are any, else to what is still to be asked."""
    said, chosen = lines.said(), form.cleaned_data
    acts.ask_all(unit=chosen["unit"], on=chosen["on"], answers=said, page=chosen["page"], by=user_of(request))
    needs = sum(one.result == Ask.Result.NEED for one in said)
    told = f"，其中 {needs} 项有需求，请转为需求办理" if needs else ""
    messages.success(request, f"已登记 {len({one.person.pk for one in said})} 人 {len(said)} 项问询{told}。")
    return redirect(reverse("welfare:to_needs") if needs else f"{reverse('welfare:coverage')}?unit={chosen['unit'].pk}")
