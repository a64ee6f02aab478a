"""提醒方式: ways a message can reach a person, and which of them this installation and this person use."""

from __future__ import annotations

from django.conf import settings

from reminders.notices.models import Dispatch, NoticePreference

_C = Dispatch.Channel
SILENT = "django.core.mail.backends.dummy.EmailBackend"


def offered() -> list[str]:
    """Channels this installation can serve: mail needs a mail server, chat a permission to call out."""
    found: list[str] = [_C.PORTAL]
    if settings.EMAIL_BACKEND != SILENT:
        found.append(_C.MAIL)
    if getattr(settings, "NOTICES_CHAT", False):
        found.append(_C.CHAT)
    return found


def chosen(preference: NoticePreference | None) -> list[str]:
    """The person's channels; messages inside the portal always come."""
    wanted = preference.channels() if preference else [_C.PORTAL]
    return [channel for channel in offered() if channel in wanted]
