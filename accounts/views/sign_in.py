"""Coming in and going out."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import devices, entry, known_devices, lockout, remembered
from accounts.answers import WHY
from accounts.forms import SignInForm
from accounts.front import front
from accounts.models.sign_in import SignIn
from accounts.models.user import User


@login_not_required
@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return HttpResponseRedirect(entry.safe_next(request))
    if request.method != "POST":
        name = remembered.name(request)
        return _page(request, SignInForm(initial={"username": name, "remember": bool(name)}))
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    return _decided(request, form)


@login_not_required
@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    devices.closed(request)
    logout(request)
    return redirect("accounts:login")


@login_not_required
@login_not_required
def forgotten(request: HttpRequest) -> HttpResponse:
    """Whom to ask: there is no reset by mail on an intranet, an administrator makes sure who asks."""
    return render(request, "accounts/forgotten.html", front())


def _decided(request: HttpRequest, form: SignInForm) -> HttpResponse:
    typed, password = form.cleaned_data["username"], form.cleaned_data["password"]
    reason = entry.attempt(request, typed, password)
    if reason == SignIn.Reason.LOCKED:
        return lockout.refusal(request)
    if reason == SignIn.Reason.GUARDED:
        return lockout.guarded_refusal(request)
    if reason == SignIn.Reason.WRONG:
        form.add_error(None, lockout.warning())
        return _page(request, form)
    return _welcome(request, typed, keep=form.cleaned_data["remember"])


def _welcome(request: HttpRequest, typed: str, *, keep: bool) -> HttpResponse:
    response = HttpResponseRedirect(entry.safe_next(request))
    if isinstance(request.user, User):
        known_devices.remember(request, response, request.user)
    if keep:
        remembered.keep(request, response, typed)
    else:
        remembered.forget(response)
    return response


def _page(request: HttpRequest, form: SignInForm) -> HttpResponse:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    context = front(form=form, next=asked, why=WHY.get(request.GET.get("why", ""), ""))
    return render(request, "accounts/login.html", context)
