"""Handing dispatches to their channels, each exactly once as far as the channel allows.

Inside the portal the message and the finished dispatch are one commit. Mail and chat are claimed first, sent, and
finished with the claim's token: a worker that dies in between leaves a lease that runs out; then a mail goes out again
under the same Message-ID, while a chat message is put before the administrator instead of being doubled.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from reminders.channels import chat, mail
from reminders.notices.models import Dispatch, Notice
from reminders.numbers import FIRST_RETRY_MINUTES, MOST_ATTEMPTS, number

log = logging.getLogger(__name__)

_S, _C = Dispatch.State, Dispatch.Channel
LEASE = timedelta(seconds=120)
PUBLISHED_FOR = timedelta(seconds=30)
BATCH = 200

SENDERS: dict[str, Callable[[Dispatch], None]] = {_C.MAIL: mail.send, _C.CHAT: chat.send}


def hand_out(publish: Callable[[list[int]], object]) -> None:
    """Publish the ids that are with nobody, batch by batch, and mark a batch as handed out once it is published.

    Marked first, a batch that the broker refused, or whose sweep was killed before it was out, would wait out the mark
    with nobody working on it. This way round it goes out twice at worst, and `deliver` does it once.
    """
    ids = unpublished()
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        publish(batch)
        _mark_published(batch)


def unpublished(now: datetime | None = None) -> list[int]:
    """Ids that should be with a worker and are not."""
    now = now or timezone.now()
    idle = Dispatch.objects.ready(now).filter(Q(leased_until__isnull=True) | Q(leased_until__lt=now))
    return list(idle.order_by("pk").values_list("pk", flat=True)[: BATCH * 10])


def _mark_published(ids: Sequence[int]) -> None:
    """For a short while; a quick worker may have them done or claimed already, and then they are left as they are."""
    Dispatch.objects.filter(pk__in=ids, state=_S.WAITING).update(leased_until=timezone.now() + PUBLISHED_FOR)


def deliver(ids: Sequence[int], now: datetime | None = None) -> None:
    """Deliver those of the ids that are still to be delivered; the others are somebody else's or done."""
    now = now or timezone.now()
    _into_portal(ids, now)
    outside = Dispatch.objects.ready(now).filter(pk__in=ids).exclude(channel=_C.PORTAL)
    for dispatch in outside:
        _outside(dispatch, now)


def _into_portal(ids: Sequence[int], now: datetime) -> None:
    with transaction.atomic():
        rows = list(_locked(Dispatch.objects.ready(now).filter(pk__in=ids, channel=_C.PORTAL)))
        Notice.objects.bulk_create((_notice(row, now) for row in rows), ignore_conflicts=True)
        done = Dispatch.objects.filter(pk__in=[row.pk for row in rows])
        done.update(state=_S.SENT, sent_at=now, leased_until=None, attempts=F("attempts") + 1)


def _locked(rows: QuerySet[Dispatch]) -> QuerySet[Dispatch]:
    """PostgreSQL locks the rows and passes over those of another worker; SQLite has one writer anyway."""
    return rows.select_for_update(skip_locked=True) if connection.features.has_select_for_update_skip_locked else rows


def _notice(row: Dispatch, now: datetime) -> Notice:
    return Notice(
        key=row.key, recipient_id=row.recipient_id, kind=row.kind, title=row.title, body=row.body, url=row.url,
        created_at=now,
    )  # fmt: skip


def _outside(dispatch: Dispatch, now: datetime) -> None:
    if dispatch.state == _S.SENDING and dispatch.channel == _C.CHAT:
        _finish(dispatch, dispatch.token, state=_S.UNKNOWN, last_error="发送时中断，不知道对方是否收到")
        return
    token = _claim(dispatch, now)
    if token is None:
        return
    try:
        SENDERS[dispatch.channel](dispatch)
    except Exception as error:
        # A mail server or robot can fail in any way; whatever it is, the dispatch waits and is tried again.
        log.warning("dispatch %s not delivered: %s", dispatch.pk, type(error).__name__)
        _put_back(dispatch, token, error, now)
    else:
        _finish(dispatch, token, state=_S.SENT, sent_at=timezone.now(), last_error="")


def _claim(dispatch: Dispatch, now: datetime) -> uuid.UUID | None:
    token = uuid.uuid4()
    won = (
        Dispatch.objects.ready(now)
        .filter(pk=dispatch.pk)
        .update(state=_S.SENDING, token=token, leased_until=now + LEASE, attempts=F("attempts") + 1)
    )
    return token if won == 1 else None


def _finish(dispatch: Dispatch, token: uuid.UUID | None, **values: object) -> None:
    Dispatch.objects.filter(pk=dispatch.pk, token=token, state=_S.SENDING).update(leased_until=None, **values)


def _put_back(dispatch: Dispatch, token: uuid.UUID, error: Exception, now: datetime) -> None:
    tries = dispatch.attempts + 1
    wait = timedelta(minutes=number(FIRST_RETRY_MINUTES) * 2 ** (tries - 1))
    given_up = tries >= number(MOST_ATTEMPTS)
    _finish(
        dispatch,
        token,
        state=_S.FAILED if given_up else _S.WAITING,
        not_before=now + wait,
        last_error=f"{type(error).__name__}: {error}"[:200],
    )
