"""The try to sign in: what decides it, and what follows from it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from accounts import lockout, password_age, sign_in_log
from accounts.models.sign_in import SignIn
from accounts.models.user import User

SOON_DAYS = 7


def attempt(request: HttpRequest, typed: str, password: str) -> SignIn.Reason:
    """Sign the user in or say why not. Every try leaves a line in the sign-in log.

    The line is written first, as a failure, so that guesses sent at the same moment see each other.
    """
    guarded = lockout.is_guarded(request, typed)
    line = sign_in_log.claim(request, typed)
    if lockout.is_locked(request, typed) or sign_in_log.is_one_too_many(line):
        return sign_in_log.settle(line, SignIn.Reason.LOCKED)
    if guarded:
        return sign_in_log.settle(line, SignIn.Reason.GUARDED)
    user = authenticate(request, username=typed, password=password)
    if not isinstance(user, User):
        return SignIn.Reason.WRONG
    sign_in_log.settle(line, SignIn.Reason.GOOD)
    login(request, user)
    _tell(request, user, line)
    return SignIn.Reason.GOOD


def safe_next(request: HttpRequest) -> str:
    """Where to go after signing in: the `next` given, if it is a page of ours and not the sign-in page itself."""
    given = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(given, {request.get_host()}, require_https=request.is_secure())
    return given if ours and not given.startswith(request.path) else settings.LOGIN_REDIRECT_URL


def _tell(request: HttpRequest, user: User, line: SignIn) -> None:
    """Things the owner of the account should know at the door."""
    failures = sign_in_log.failures_between(user, sign_in_log.last_good(user, before=line), line)
    if failures:
        messages.warning(
            request, f"上次登录以来，该账号有 {failures} 次登录失败。如不是您本人操作，请立即修改密码并告知管理员。"
        )
    left = password_age.days_left(user)
    if left is not None and 0 < left <= SOON_DAYS:
        messages.warning(request, f"您的密码还有 {left} 天到期，请在“账号与安全”中修改。")
