"""Messages do not pile up for ever, and what still has to be sent is never cleared away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from records import settings_store
from reminders import notices, tasks
from reminders.notices import delivering
from reminders.notices.models import Dispatch, Notice

pytestmark = pytest.mark.django_db


def told(cast, key: str, days_ago: int) -> None:
    notices.tell([cast.lijianjun.user.pk], key=key, title=f"审核通过 {key}")
    delivering.deliver(delivering.unpublished())
    long_ago = timezone.now() - timedelta(days=days_ago)
    Notice.objects.filter(title__endswith=key).update(created_at=long_ago)
    Dispatch.objects.filter(title__endswith=key).update(created_at=long_ago)


def test_what_is_older_than_the_setting_goes_and_the_rest_stays(cast):
    told(cast, "old", 366)
    told(cast, "young", 364)
    tasks.clear_notices()
    assert [one.title for one in Notice.objects.all()] == ["审核通过 young"]
    assert Dispatch.objects.filter(title__endswith="old").count() == 0


def test_an_undelivered_message_stays_however_old(cast):
    told(cast, "stuck", 400)
    Dispatch.objects.update(state=Dispatch.State.WAITING)
    tasks.clear_notices()
    assert Dispatch.objects.count() == 1


def test_how_many_months_are_kept_is_a_setting(cast):
    told(cast, "old", 200)
    settings_store.put("reminders.keep_notices_months", 6, by=None, reason="少存")
    tasks.clear_notices()
    assert not Notice.objects.exists()
