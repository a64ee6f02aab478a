"""The steps an administrator takes after sign-in; each uses the acts of the page on which it can be changed later."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.models.user import User
from organisation.house import house_administrator
from organisation.units.models import Unit
from organisation.units.tree_page import Node, nested
from portal.administration.forms import UnitForm
from portal.administration.sending import sent
from portal.administration.views.units import created
from portal.first_start import state, steps
from portal.first_start.models import FirstStart
from portal.first_start.next_things import next_things
from portal.first_start.views import OVER
from records.ledger.registry import ledger
from reminders.workdays.forms import KnownNoticeForm
from reminders.workdays.models import CalendarDay, CalendarYear
from reminders.workdays.notice import confirm_as_known
from reminders.workdays.warning import unconfirmed_years

View = Callable[..., HttpResponse]


def _step(view: View) -> View:
    """Only for whoever administers the house, only while the start is not finished."""

    @wraps(view)
    def inside(request: HttpRequest) -> HttpResponse:
        user, row = house_administrator(request), state.going_on()
        if row is None:
            raise Http404(OVER)
        steps.remember(row, view.__name__)
        request.session[steps.STARTING] = True
        return view(request, user)

    return require_http_methods(["GET", "HEAD", "POST"])(inside)


@_step
def calendar(request: HttpRequest, user: User) -> HttpResponse:
    year = timezone.localdate().year
    form = KnownNoticeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        confirm_as_known(year, notice=form.cleaned_data["notice"])
        messages.success(request, f"{year} 年的工作日历已确认。")
        return redirect(steps.after("calendar").url)
    days = CalendarDay.objects.filter(date__year=year)
    row = CalendarYear.objects.filter(year=year).first()
    ahead = [other for other in unconfirmed_years() if other != year]
    return _render(request, "calendar", form=form, year=year, days=days, row=row, ahead=ahead)


@_step
def units(request: HttpRequest, user: User) -> HttpResponse:
    institute = Unit.objects.institute().first()
    form = UnitForm(request.POST or None, user=user, initial={"parent": institute})
    if request.method == "POST" and form.is_valid() and (made := created(form, user)):
        messages.success(request, f"已设立：{made.name}")
        return redirect("first_start:units")
    found = Unit.objects.open().order_by("path")
    nodes = nested([Node(one, f"/administration/units/{one.pk}/", False) for one in found])
    sheet = ledger("units")
    urls = {"template_url": sheet.url("template"), "import_url": sheet.url("import")}
    return _render(request, "units", form=form, nodes=nodes, count=len(found) - 1, **urls)


@_step
def sending(request: HttpRequest, user: User) -> HttpResponse:
    form, done = sent(request, user)
    if done:
        return redirect(steps.after("sending").url)
    return _render(request, "sending", form=form)


@_step
def ready(request: HttpRequest, user: User) -> HttpResponse:
    """The last step; leaving it ends the start for good."""
    if request.method == "POST":
        FirstStart.objects.filter(finished_at__isnull=True).update(finished_at=timezone.now())
        request.session.pop(steps.STARTING, None)
        messages.success(request, "门户已启用。接下来要做的事列在工作台上。")
        return redirect("/")
    return _render(request, "ready", things=next_things())


def _render(request: HttpRequest, code: str, **context: Any) -> HttpResponse:
    before = steps.before(code)
    shown = {
        "steps": steps.bar(code),
        "next_url": steps.after(code).url if code != "ready" else "",
        "before_url": before.url if before else "",
        **context,
    }
    form = context.get("form")
    return render(
        request, f"portal/first_start/{code}.html", shown, status=422 if form is not None and form.errors else 200
    )
