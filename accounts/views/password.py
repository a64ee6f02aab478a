"""Changing one's own password: wished, forced at the first sign-in, or due by age."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import acts, devices, entry, marks, password_age
from accounts.forms import NewPasswordForm
from accounts.models.user import User


@never_cache
@login_required
@sensitive_post_parameters()
def change_password(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - login_required has seen to it
    form = NewPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.change_password(user=user, password=form.cleaned_data["new_password1"])
        _keep_this_session(request, user)
        messages.success(request, "密码已修改，其他设备上的登录已全部下线。")
        return HttpResponseRedirect(entry.safe_next(request))
    return render(request, "accounts/password.html", _context(request, user, form))


def _keep_this_session(request: HttpRequest, user: User) -> None:
    devices.end(devices.live(user))
    update_session_auth_hash(request, user)
    marks.renew_epoch(request.session, user)
    devices.opened(request, user)


def _context(request: HttpRequest, user: User, form: NewPasswordForm) -> dict[str, object]:
    return {
        "form": form,
        "rules": [text for text in password_validators_help_texts() if text],
        "first": user.must_change_password,
        "expired": password_age.is_expired(user),
        "next": request.POST.get("next") or request.GET.get("next") or "",
    }
