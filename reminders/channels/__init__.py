"""提醒方式: ways a message can reach a person, and which of them this installation and this person use."""

from __future__ import annotations

from reminders.channels import chat, mail_server
from reminders.notices.models import Dispatch, NoticePreference

_C = Dispatch.Channel


def offered() -> list[str]:
    """Channels this installation can serve: mail needs a mail server, chat a permission to call out."""
    found: list[str] = [_C.PORTAL]
    if mail_server.is_set():
        found.append(_C.MAIL)
    if chat.is_permitted():
        found.append(_C.CHAT)
    return found


def chosen(preference: NoticePreference | None) -> list[str]:
    """The person's channels; messages inside the portal always come."""
    wanted = preference.channels() if preference else [_C.PORTAL]
    return [channel for channel in offered() if channel in wanted]
