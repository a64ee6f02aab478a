"""Which ways a message may take: robots on a list, addresses that are there."""

import pytest

from reminders import notices
from reminders.channels import chat
from reminders.notices.models import Dispatch

pytestmark = pytest.mark.django_db


def test_only_chat_robots_are_called_and_nothing_else():
    assert chat.is_allowed("dingtalk://token")
    assert not chat.is_allowed("http://169.254.169.254/latest")
    assert not chat.is_allowed("file:///etc/passwd")


def test_a_person_without_an_address_gets_no_mail(today, cast):
    notices.tell([cast.chensiyuan.user.pk], key="approved:1", title="审核通过")
    assert list(Dispatch.objects.values_list("channel", flat=True)) == ["portal"]
