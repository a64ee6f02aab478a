"""账号与安全: who I am here, where I am signed in, and how to end it."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from accounts import acts, devices, password_age, sign_in_log
from accounts.models.sign_in import SignIn
from accounts.models.user import User


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - login_required has seen to it
    sessions = list(devices.live(user))
    context = {
        "pairs": _facts(user),
        "devices": sessions,
        "device_note": f"共 {len(sessions)} 台，最多同时登录 {settings.SESSION_MAX_DEVICES} 台",
        "this_device": request.session.session_key,
        "days_left": password_age.days_left(user),
    }
    return render(request, settings.PROFILE_TEMPLATE, context)


@require_POST
@login_required
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - login_required has seen to it
    acts.sign_out_everywhere(user=user)
    logout(request)
    return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?why=everywhere")


def _facts(user: User) -> list[tuple[str, str, bool]]:
    """Label, value and whether it is wide, as templates/ui/desc.html shows them."""
    present = sign_in_log.last_good(user)
    previous = sign_in_log.last_good(user, before=present) if present else None
    return [
        ("姓名", user.name, False),
        ("账号", user.username, False),
        ("工号", user.staff_number or "未登记", False),
        ("本次登录", _when_and_where(present), False),
        ("上次登录", _when_and_where(previous), False),
        ("密码更新", _moment(user.password_changed_at), False),
    ]


def _when_and_where(line: SignIn | None) -> str:
    return f"{_moment(line.at)}（{line.ip or '地址不明'}）" if line else "无记录"


def _moment(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else "无记录"
