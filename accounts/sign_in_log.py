"""Writing and reading the sign-in log."""

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from accounts import client
from accounts.lookup import account_meant, digest, name_key
from accounts.models.sign_in import SignIn
from accounts.models.user import User


def claim(request: HttpRequest, typed: str) -> SignIn:
    """The line of a try that is about to be decided; `typed` may be either name of the account."""
    user = account_meant(typed, request)
    return SignIn.objects.create(
        user=user,
        typed=user.username if user else masked(typed),
        name_key=name_key(typed, request),
        ip=client.address(request),
        reason=SignIn.Reason.WRONG,
    )


def settle(line: SignIn, reason: SignIn.Reason) -> SignIn.Reason:
    line.reason, line.ok = reason, reason == SignIn.Reason.GOOD
    line.save(update_fields=["reason", "ok"])
    return reason


def is_one_too_many(line: SignIn) -> bool:
    """True when enough tries of this name from this address stand before `line` already, decided or not yet.

    django-axes counts after the password was looked at, which many requests at one moment could slip through.
    """
    since = line.at - settings.AXES_COOLOFF_TIME
    lines = SignIn.objects.filter(name_key=line.name_key, at__gt=since, pk__lt=line.pk)
    opened = lines.filter(Q(ok=True) | Q(reason=SignIn.Reason.LIFTED)).order_by("-pk").first()
    failures = lines.filter(ip=line.ip, reason=SignIn.Reason.WRONG, pk__gt=opened.pk if opened else 0)
    return failures.count() >= settings.AXES_FAILURE_LIMIT


def write_lifted(user: User) -> SignIn:
    """An administrator opened the account again: failures before this line no longer count."""
    return SignIn.objects.create(
        user=user, typed=user.username, name_key=digest(user.username), reason=SignIn.Reason.LIFTED
    )


def masked(typed: str) -> str:
    """At most two letters of a name that is no account: it may be a password typed into the wrong field."""
    return f"{typed[: min(2, len(typed) // 3)]}***"


def recent_failures(typed: str, request: HttpRequest) -> int:
    """Wrong passwords for this account (or this unknown name) from anywhere, within the window of the second tier,
    since an administrator last opened the account."""
    lines = SignIn.objects.filter(name_key=name_key(typed, request))
    since = timezone.now() - settings.SIGN_IN_SOFT_WINDOW
    if lifted := lines.filter(reason=SignIn.Reason.LIFTED).first():
        since = max(since, lifted.at)
    return lines.filter(at__gt=since, reason=SignIn.Reason.WRONG).count()


def last_good(user: User, *, before: SignIn | None = None) -> SignIn | None:
    """The latest successful sign-in, or the one before `before`."""
    lines = SignIn.objects.filter(user=user, ok=True)
    return (lines.filter(pk__lt=before.pk) if before else lines).first()


def failures_between(user: User, earlier: SignIn | None, later: SignIn) -> int:
    """How often somebody failed on this account between two sign-ins: told to its owner."""
    lines = SignIn.objects.filter(user=user, ok=False, pk__lt=later.pk).exclude(reason=SignIn.Reason.LIFTED)
    return (lines.filter(pk__gt=earlier.pk) if earlier else lines).count()
