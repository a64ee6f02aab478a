"""What is done to accounts. Each act is one transaction and leaves a line in the account's record.

Whether `by` may do it is decided above, by whoever calls; here nothing knows of posts and powers.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from accounts import devices, lockout
from accounts.models.account_event import AccountEvent
from accounts.models.device_session import DeviceSession
from accounts.models.user import User
from accounts.passwords.first import first_password


def create_account(
    *, username: str, name: str, staff_number: str | None = None, by: User | None = None
) -> tuple[User, str]:
    """The account and its first password, which is stored nowhere: show it once. ValidationError for taken names."""
    user, password = prepare_account(username=username, name=name, staff_number=staff_number)
    open_account(user=user, by=by)
    return user, password


def prepare_account(*, username: str, name: str, staff_number: str | None = None) -> tuple[User, str]:
    """The unsaved account and its first password: hashing takes long, and no transaction should wait for it."""
    password = first_password()
    user = User.objects.prepared(username, password, name=name, staff_number=staff_number, must_change_password=True)
    return user, password


@transaction.atomic
def open_account(*, user: User, by: User | None = None) -> None:
    """Save a prepared account; ValidationError for taken names."""
    _refuse_taken(user.username, user.staff_number)
    user.save(force_insert=True)
    _note(user, AccountEvent.Verb.CREATED, by)


@transaction.atomic
def reset_password(*, user: User, by: User | None = None) -> str:
    """A new first password, returned once. Ends every session and opens a locked account."""
    password = first_password()
    _set_password(user, password, must_change=True)
    devices.end(DeviceSession.objects.filter(user=user))
    lockout.lift(user)
    _note(user, AccountEvent.Verb.PASSWORD_RESET, by)
    return password


@transaction.atomic
def change_password(*, user: User, password: str) -> None:
    """The user's own change; `password` has been validated. Other sessions end, the caller keeps its own (marks)."""
    _set_password(user, password, must_change=False)
    _note(user, AccountEvent.Verb.PASSWORD_CHANGED, user)


@transaction.atomic
def disable(*, user: User, by: User | None = None) -> None:
    """No sign-in any more, and no further request in the sessions that are open."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    _end_sessions(user)
    _note(user, AccountEvent.Verb.DISABLED, by)


@transaction.atomic
def enable(*, user: User, by: User | None = None) -> None:
    user.is_active = True
    user.save(update_fields=["is_active"])
    _note(user, AccountEvent.Verb.ENABLED, by)


@transaction.atomic
def sign_out_everywhere(*, user: User, by: User | None = None) -> None:
    """End every session of the user, this one too."""
    _end_sessions(user)
    _note(user, AccountEvent.Verb.SIGNED_OUT, by or user)


def _set_password(user: User, password: str, *, must_change: bool) -> None:
    user.set_password(password)
    user.must_change_password = must_change
    user.save(update_fields=["password", "password_changed_at", "must_change_password"])
    _next_epoch(user)


def _end_sessions(user: User) -> None:
    devices.end(DeviceSession.objects.filter(user=user))
    _next_epoch(user)


def _next_epoch(user: User) -> None:
    """Sessions of an older epoch are refused, booked as a device or not."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])


def _refuse_taken(username: str, staff_number: str | None) -> None:
    """Both names open the door, so neither may be anybody's other name."""
    given = {"username": username, "staff_number": staff_number or ""}
    errors = {
        field: f"“{text}”已被其他账号用作账号或工号，请换一个。"
        for field, text in given.items()
        if text and User.objects.named(text)
    }
    if errors:
        raise ValidationError(errors)


def _note(user: User, verb: AccountEvent.Verb, by: User | None) -> None:
    AccountEvent.objects.create(user=user, verb=verb, by=by)
