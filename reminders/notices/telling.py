"""Writing dispatches: one row for each person and channel, in the transaction of whatever is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from reminders import channels
from reminders.notices.models import Dispatch, Notice, NoticePreference
from reminders.notices.quiet import after_quiet
from reminders.notices.sweeping import publish_soon


@dataclass(frozen=True)
class Message:
    """``key`` names the matter and the occasion; with recipient and channel it is unique for ever."""

    key: str
    kind: str
    title: str
    body: str = ""
    url: str = ""


def tell(
    user_ids: Iterable[int], *, key: str, title: str, body: str = "", url: str = "", kind: str = Notice.Kind.EVENT
) -> None:
    """Tell these accounts once. Saying the same key again tells nobody again.

    Neither title nor body may contain what a record says: they leave the house by mail and chat.
    """
    tell_each(dict.fromkeys(user_ids, Message(key, kind, title[:120], body, url)))


def tell_each(messages: dict[int, Message]) -> None:
    """The same where each account hears something of its own."""
    with transaction.atomic():
        write(messages)
        publish_soon()


def write(messages: dict[int, Message], now: datetime | None = None) -> None:
    """One dispatch for each person and each channel the person chose. Two queries."""
    now = now or timezone.now()
    preferences = {row.user_id: row for row in NoticePreference.objects.filter(user__in=messages)}
    rows = [
        _dispatch(message, user_id, channel, preferences.get(user_id), now)
        for user_id, message in messages.items()
        for channel in channels.chosen(preferences.get(user_id))
    ]
    Dispatch.objects.bulk_create(rows, ignore_conflicts=True)


def _dispatch(
    message: Message, user_id: int, channel: str, preference: NoticePreference | None, now: datetime
) -> Dispatch:
    return Dispatch(
        key=f"{message.key}:{user_id}:{channel}",
        recipient_id=user_id,
        channel=channel,
        kind=message.kind,
        title=message.title,
        body=message.body,
        url=message.url,
        # A message inside the portal wakes nobody.
        not_before=now if channel == Dispatch.Channel.PORTAL else after_quiet(now, preference),
    )
