"""Two tiers against guessing passwords (F10).

First, django-axes: 5 failures on one account from one address close it there for 15 minutes. Second, here: 20 failures
on one account from anywhere within an hour, and only browsers the owner has used before may go on trying. So a spray
from many addresses stops, and nobody can lock a colleague out of their own computer.
"""

import math

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts import client, known_devices, sign_in_log
from accounts.front import front
from accounts.lookup import account_meant, name_key, typed_name
from accounts.models.user import User


def axes_name(request: HttpRequest | None, credentials: dict[str, object] | None = None) -> str:
    """Under which name django-axes counts: one per account, whichever name and spelling was typed."""
    typed = typed_name(credentials, request)
    user = account_meant(typed, request)
    return user.username if user else f"?{name_key(typed, request)}"


def is_locked(request: HttpRequest, typed: str) -> bool:
    """First tier, asked before the password is looked at."""
    return not AxesProxyHandler.is_allowed(request, {"username": typed})


def is_guarded(request: HttpRequest, typed: str) -> bool:
    """Second tier: too many failures on this account, and this browser is none of its owner's."""
    if sign_in_log.recent_failures(typed, request) < settings.SIGN_IN_SOFT_LIMIT:
        return False
    return not known_devices.knows(request, account_meant(typed, request))


def warning() -> str:
    """Said at every wrong password, the same for every name."""
    minutes = math.ceil(settings.AXES_COOLOFF_TIME.total_seconds() / 60)
    limit = settings.AXES_FAILURE_LIMIT
    return f"账号或密码不正确，请检查后重新输入。连续输错 {limit} 次，将在 {minutes} 分钟内不能登录。"


def refusal(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, object] | None = None
) -> HttpResponse:
    """The page for somebody who is locked out: how long, and what to do. Called by django-axes; status 429."""
    return _page(request, minutes_left(request, credentials), guarded=False)


def guarded_refusal(request: HttpRequest) -> HttpResponse:
    return _page(request, math.ceil(settings.SIGN_IN_SOFT_WINDOW.total_seconds() / 60), guarded=True)


def minutes_left(request: HttpRequest, credentials: dict[str, object] | None = None) -> int:
    """Minutes until the first tier opens again, at least 1."""
    attempts = AccessAttempt.objects.filter(
        username=axes_name(request, credentials), ip_address=client.address(request)
    )
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first() or timezone.now()
    left = last + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, math.ceil(left.total_seconds() / 60))


def lift(user: User) -> None:
    """Open both tiers for an account: an administrator has made sure who asks."""
    reset(username=user.username)
    sign_in_log.write_lifted(user)


def _page(request: HttpRequest, minutes: int, *, guarded: bool) -> HttpResponse:
    limit = settings.SIGN_IN_SOFT_LIMIT if guarded else settings.AXES_FAILURE_LIMIT
    context = front(minutes=minutes, limit=limit, guarded=guarded)
    response = render(request, "accounts/locked.html", context, status=settings.AXES_HTTP_RESPONSE_CODE)
    response["Retry-After"] = str(minutes * 60)
    return response
