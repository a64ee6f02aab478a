"""Robots of work chats: WeCom, DingTalk, Feishu, through apprise. Used only where calling out was allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from records import settings_store
from reminders.channels.numbers import ALLOWED, FORBIDDEN, said
from reminders.notices.models import Dispatch, NoticePreference

if TYPE_CHECKING:
    from accounts.models.user import User

SCHEMES = ("wecombot://", "dingtalk://", "feishu://", "lark://")
"""The only kinds of address taken: apprise knows a hundred more, some of which read files or call any host."""


def is_allowed(address: str) -> bool:
    return address.startswith(SCHEMES)


def is_permitted() -> bool:
    """Whether this house calls out to robots: as an administrator decided, else as the surroundings say."""
    return said("chat") == ALLOWED if said("chat") else bool(settings.NOTICES_CHAT)


def permit(permitted: bool, *, by: User | None) -> bool:
    """False when that was so before."""
    if permitted == is_permitted():
        return False
    with transaction.atomic():
        word = ALLOWED if permitted else FORBIDDEN
        settings_store.put("reminders.chat", word, by=by, reason="修改邮件和群消息")
    return True


def send(dispatch: Dispatch) -> None:
    """Raises RuntimeError when the robot did not take it; ValueError for an address that is not allowed."""
    preference = NoticePreference.objects.filter(user=dispatch.recipient_id).first()
    if preference is None:
        raise ValueError("没有填写群机器人地址，或地址不受支持")
    send_to(preference.chat, dispatch.title, dispatch.body)


def send_to(address: str, title: str, body: str) -> None:
    """Raises as :func:`send` does."""
    import apprise

    if not is_allowed(address):
        raise ValueError("没有填写群机器人地址，或地址不受支持")
    robot = apprise.Apprise()
    robot.add(address)
    if not robot.notify(title=title, body=body):
        raise RuntimeError("群机器人没有接收")
