"""Robots of work chats: WeCom, DingTalk, Feishu, through apprise. Used only where calling out was allowed."""

from __future__ import annotations

from reminders.notices.models import Dispatch, NoticePreference

SCHEMES = ("wecombot://", "dingtalk://", "feishu://", "lark://")
"""The only kinds of address taken: apprise knows a hundred more, some of which read files or call any host."""


def is_allowed(address: str) -> bool:
    return address.startswith(SCHEMES)


def send(dispatch: Dispatch) -> None:
    """Raises RuntimeError when the robot did not take it; ValueError for an address that is not allowed."""
    import apprise

    preference = NoticePreference.objects.filter(user=dispatch.recipient_id).first()
    if preference is None or not is_allowed(preference.chat):
        raise ValueError("没有填写群机器人地址，或地址不受支持")
    robot = apprise.Apprise()
    robot.add(preference.chat)
    if not robot.notify(title=dispatch.title, body=dispatch.body):
        raise RuntimeError("群机器人没有接收")
