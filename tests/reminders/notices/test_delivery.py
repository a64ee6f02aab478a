"""A dispatch reaches its reader once, whatever dies on the way."""

from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from reminders import notices
from reminders.channels import mail as mail_channel
from reminders.notices import delivering, sweeping
from reminders.notices.models import Dispatch, Notice, NoticePreference
from reminders.notices.quiet import after_quiet
from tests.reminders.conftest import TODAY, local

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(today, cast):
    NoticePreference.objects.create(user=cast.lijianjun.user, mail="lijianjun@example.org")
    return cast.lijianjun.user


def sweep():
    delivering.deliver(delivering.unpublished())


def test_the_same_matter_told_twice_is_one_message(reader):
    for _ in range(2):
        notices.tell([reader.pk], key="approved:1", title="审核通过")
        sweep()
    assert Notice.objects.filter(recipient=reader).count() == 1
    assert len(mail.outbox) == 1


def test_two_workers_with_the_same_ids_deliver_once(reader):
    notices.tell([reader.pk], key="approved:1", title="审核通过")
    ids = list(Dispatch.objects.values_list("pk", flat=True))
    delivering.deliver(ids)
    delivering.deliver(ids)
    assert len(mail.outbox) == 1
    assert Notice.objects.count() == 1


def test_a_lost_broker_loses_nothing(reader, monkeypatch, django_capture_on_commit_callbacks):
    def broken(*args, **kwargs):
        raise ConnectionError

    monkeypatch.setattr(sweeping.sweep, "apply_async", broken)
    with django_capture_on_commit_callbacks(execute=True):
        notices.tell([reader.pk], key="approved:1", title="审核通过")
    assert Notice.objects.count() == 0
    sweep()  # the next beat
    assert Notice.objects.count() == 1


def handed_out():
    """How many ids one sweep publishes. Nobody receives them."""
    published = []
    delivering.hand_out(published.extend)
    return len(published)


def test_a_dispatch_is_not_handed_out_again_while_it_is_on_its_way(reader):
    notices.tell([reader.pk], key="approved:1", title="审核通过")
    assert handed_out() == 2
    assert handed_out() == 0


def test_a_message_lost_between_broker_and_worker_is_handed_out_again(reader, today):
    notices.tell([reader.pk], key="approved:1", title="审核通过")
    assert handed_out() == 2
    today.shift(timedelta(seconds=31))
    assert handed_out() == 2


def test_what_a_sweep_did_not_get_out_goes_out_with_the_next_one(reader, monkeypatch):
    """The broker fell, or the sweep was killed, after one of two batches: nothing counts as on its way that is not."""
    monkeypatch.setattr(delivering, "BATCH", 1)
    notices.tell([reader.pk], key="approved:1", title="审核通过")
    first, second = Dispatch.objects.order_by("pk").values_list("pk", flat=True)
    published = []

    def falls(ids):
        if published:
            raise ConnectionError
        published.extend(ids)

    with monkeypatch.context() as broken:
        broken.setattr(sweeping.deliver, "delay", falls)
        with pytest.raises(ConnectionError):
            sweeping.sweep()
    assert published == [first]
    assert delivering.unpublished() == [second]
    sweeping.sweep()
    assert not Dispatch.objects.ready().filter(pk=second).exists()


def test_who_is_quicker_than_the_sweep_keeps_what_it_has_done(reader):
    """The worker may take a message before the sweep has marked it: its lease and its result stand."""
    notices.tell([reader.pk], key="approved:1", title="审核通过")
    by_portal, by_mail = Dispatch.objects.get(channel="portal"), Dispatch.objects.get(channel="mail")

    def quick(ids):
        delivering.deliver([by_portal.pk])
        delivering._claim(by_mail, timezone.now())

    delivering.hand_out(quick)
    by_portal.refresh_from_db()
    assert (by_portal.state, by_portal.leased_until) == ("sent", None)
    by_mail.refresh_from_db()
    assert by_mail.state == "sending"
    assert by_mail.leased_until > timezone.now() + delivering.PUBLISHED_FOR


def test_a_failing_mail_server_is_tried_again_later_and_each_time_later_still(reader, today, monkeypatch):
    def refuse(dispatch):
        raise ConnectionRefusedError("no route")

    monkeypatch.setitem(delivering.SENDERS, "mail", refuse)
    notices.tell([reader.pk], key="approved:1", title="审核通过")
    waits = []
    for _ in range(3):
        sweep()
        row = Dispatch.objects.get(channel="mail")
        waits.append((row.not_before - timezone.now()) // timedelta(minutes=1))
        today.move_to(row.not_before)
    assert waits == [2, 4, 8]
    assert row.state == "waiting"
    assert "no route" in row.last_error
    monkeypatch.undo()
    sweep()
    assert len(mail.outbox) == 1


def test_after_enough_failures_the_administrator_sees_it(reader, today, monkeypatch):
    def refuse(dispatch):
        raise ConnectionRefusedError("no route")

    monkeypatch.setitem(delivering.SENDERS, "mail", refuse)
    notices.tell([reader.pk], key="approved:1", title="审核通过")
    for _ in range(6):
        sweep()
        today.move_to(Dispatch.objects.get(channel="mail").not_before)
    row = Dispatch.objects.get(channel="mail")
    assert (row.state, row.attempts) == ("failed", 6)
    assert delivering.unpublished() == []


def test_a_worker_killed_while_mailing_leads_to_the_same_mail_again(reader, today):
    notices.tell([reader.pk], key="approved:1", title="审核通过")
    row = Dispatch.objects.get(channel="mail")
    assert delivering._claim(row, timezone.now())  # claimed, and then the machine died
    sweep()
    assert mail.outbox == []  # the lease runs
    today.shift(timedelta(seconds=121))
    sweep()
    assert mail.outbox[0].extra_headers["Message-ID"] == mail_channel.message_id(row.key)


def test_a_chat_message_of_unknown_fate_is_not_doubled(reader, today, monkeypatch, settings):
    settings.NOTICES_CHAT = True
    NoticePreference.objects.update(chat="wecombot://0123456789")
    sent = []
    monkeypatch.setitem(delivering.SENDERS, "chat", sent.append)
    notices.tell([reader.pk], key="approved:1", title="审核通过")
    row = Dispatch.objects.get(channel="chat")
    delivering._claim(row, timezone.now())
    today.shift(timedelta(seconds=121))
    sweep()
    row.refresh_from_db()
    assert (row.state, sent) == ("unknown", [])


def test_mail_waits_for_the_morning_and_the_portal_does_not(reader, today):
    today.move_to(local(TODAY, 23))
    notices.tell([reader.pk], key="approved:1", title="审核通过")
    sweep()
    assert Notice.objects.count() == 1
    assert mail.outbox == []
    today.move_to(local(date(2026, 11, 23), 7))
    sweep()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("hour", "begins", "ends", "waits"),
    [(23, 22, 7, 8), (3, 22, 7, 4), (12, 22, 7, 0), (13, 12, 14, 1), (13, 0, 0, 0)],
)
def test_quiet_hours_of_ones_own(hour, begins, ends, waits, db):
    own = NoticePreference(quiet_from=time(begins), quiet_to=time(ends))
    now = local(TODAY, hour)
    if begins == ends:
        own = NoticePreference(quiet_from=time(1), quiet_to=time(1))
    assert after_quiet(now, own) - now == timedelta(hours=waits)
