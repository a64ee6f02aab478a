"""Before anybody can sign in: the code, the institute, the first administrators."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import entry
from accounts.models.sign_in import SignIn
from organisation.access import administers_house
from organisation.naming import initials
from organisation.refusal import ActRefused
from portal.first_start import codes, state, steps
from portal.first_start.forms import CodeForm, InstituteForm, SeatForm
from portal.first_start.found_house import Founded, Institute, found_house
from portal.first_start.models import FirstStart
from portal.first_start.seats import SEATS
from portal.identity.names import names

KEY = "first_start"  # in the session: what the browser holds that gave the code
OVER = "门户已经启用过了，请直接登录使用。"

View = Callable[..., HttpResponse]


def _page(view: View) -> View:
    """For strangers, never kept by a browser, nothing typed in error reports."""
    safe = sensitive_post_parameters()(require_http_methods(["GET", "HEAD", "POST"])(never_cache(view)))
    return login_not_required(safe)


def _behind_the_door(view: View) -> View:
    """Only while the house waits, and only in the browser that gave the code; everybody else begins at the code."""

    @wraps(view)
    def inside(request: HttpRequest) -> HttpResponse:
        row = state.waiting()
        if row is None or not codes.opens(row, request.session.get(KEY)):
            return redirect("first_start:code")
        return view(request, row)

    return _page(inside)


@_page
def code(request: HttpRequest) -> HttpResponse:
    row = state.waiting()
    if row is None:
        return _for_a_house_that_stands(request)
    if codes.opens(row, request.session.get(KEY)):
        return redirect("first_start:institute")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            key = codes.redeem(form.cleaned_data["code"])
        except codes.CodeRefused as refused:
            form.add_error("code", str(refused))
        else:
            request.session.cycle_key()
            request.session[KEY] = key
            return redirect("first_start:institute")
    return _render(request, "code", form=form, spent=not row.code)


def _for_a_house_that_stands(request: HttpRequest) -> HttpResponse:
    """The administrator goes on where the start was interrupted; for all others there is nothing here."""
    going_on = state.going_on()
    if going_on and request.user.is_authenticated and administers_house(request.user):
        request.session[steps.STARTING] = True
        return redirect(steps.reached(going_on).url)
    raise Http404(OVER)


@_behind_the_door
def institute(request: HttpRequest, row: FirstStart) -> HttpResponse:
    said = names()
    first = {"portal_name": said["name"], "support": said["support"]}
    form = InstituteForm(request.POST or None, request.FILES or None, initial={**first, **row.answers})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "mark": form.cleaned_data["mark"] or row.answers.get("mark", "")}
        FirstStart.objects.filter(pk=row.pk, founded_at__isnull=True).update(answers=given)
        return redirect("first_start:administrators")
    return _render(request, "institute", form=form, mark_kept=bool(row.answers.get("mark")))


@_behind_the_door
def administrators(request: HttpRequest, row: FirstStart) -> HttpResponse:
    if "name" not in row.answers:
        return redirect("first_start:institute")
    forms = [SeatForm(request.POST or None, seat=seat) for seat in SEATS]
    wrong = [form for form in forms if not form.is_valid()]  # all of them are asked, so that each says its own
    if request.method == "POST" and not wrong:
        try:
            founded = found_house(_institute(row.answers), [form.holder() for form in forms])
        except (ActRefused, ValidationError) as refused:
            forms[0].add_error(None, refused.messages if isinstance(refused, ValidationError) else str(refused))
        else:
            return _signed_in(request, founded, forms[0])
    return _render(request, "administrators", forms=forms, institute=row.answers["name"])


def _institute(answers: dict[str, Any]) -> Institute:
    return Institute(
        name=answers["name"],
        short_name=answers["short_name"],
        code=answers["code"] or initials(answers["short_name"]).upper()[:12],
        portal={"name": answers["portal_name"], "support": answers["support"]},
        mark=answers["mark"],
    )


def _signed_in(request: HttpRequest, founded: Founded, form: SeatForm) -> HttpResponse:
    """The first passwords are shown once, on the answer to this request, and stored nowhere readable."""
    request.session.pop(KEY, None)
    entered = entry.attempt(request, founded.administrator.username, form.cleaned_data["password"])
    if entered != SignIn.Reason.GOOD:
        return redirect("accounts:login")
    request.session[steps.STARTING] = True
    return _render(request, "administrators", founded=founded, template="founded", next=steps.after("administrators"))


def _render(request: HttpRequest, code: str, template: str = "", **context: Any) -> HttpResponse:
    shown = {"steps": steps.bar(code), **context}
    wrong = [form for form in [context.get("form"), *context.get("forms", [])] if form is not None and form.errors]
    return render(request, f"portal/first_start/{template or code}.html", shown, status=422 if wrong else 200)
