"""The browsers in which a user is signed in: opened, seen, closed; never more than SESSION_MAX_DEVICES at once."""

from datetime import timedelta
from importlib import import_module
from typing import cast

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts import client
from accounts.models.device_session import DeviceSession
from accounts.models.user import User


def opened(request: HttpRequest, user: User) -> None:
    """Book the session of this request; the longest unused ones beyond the limit end, dead ones leave the book."""
    if not (key := request.session.session_key):
        return
    booked = {"user": user, "ip": client.address(request), "browser": client.browser(request)}
    DeviceSession.objects.update_or_create(session_key=key, defaults=booked)
    oldest = timezone.now() - timedelta(seconds=settings.SESSION_ABSOLUTE_SECONDS)
    DeviceSession.objects.filter(user=user, started_at__lt=oldest).delete()
    end(live(user).exclude(session_key=key)[settings.SESSION_MAX_DEVICES - 1 :])


def seen(request: HttpRequest) -> None:
    DeviceSession.objects.filter(session_key=request.session.session_key).update(seen_at=timezone.now())


def closed(request: HttpRequest) -> None:
    DeviceSession.objects.filter(session_key=request.session.session_key).delete()


def live(user: User) -> QuerySet[DeviceSession]:
    """Booked sessions that the idle limit has not ended yet, latest first."""
    since = timezone.now() - timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    return DeviceSession.objects.filter(user=user, seen_at__gt=since)


def end(sessions: QuerySet[DeviceSession]) -> int:
    """End these sessions at once; returns how many."""
    keys = [session.session_key for session in sessions]
    for key in keys:
        _store(key).delete(key)
    DeviceSession.objects.filter(session_key__in=keys).delete()
    return len(keys)


def _store(key: str) -> SessionBase:
    return cast(SessionBase, import_module(settings.SESSION_ENGINE).SessionStore(key))
