"""Numbers with a history: the value of the day, set with a reason, heard of everywhere."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models.user import User
from records import numbers, settings_store
from records.models.setting import Setting
from records.settings_store import DECLARED, declare, put, value


@pytest.fixture(autouse=True)
def sample():
    declare("tests.days", "试验天数", 7, unit="天", least=1, most=30)
    declare("tests.rate", "试验比例", 0.5, most=1)
    declare("tests.word", "试验用词", "应到", choices=("应到", "实到"))
    yield
    for code in ("tests.days", "tests.rate", "tests.word"):
        del DECLARED[code]


@pytest.fixture
def fangyuan(db):
    return User.objects.create_user("fangyuan", name="方圆")


def test_a_number_nobody_set_has_its_default(db):
    assert value("tests.days") == 7
    assert value("tests.word") == "应到"


def test_a_new_value_holds_from_its_day_and_the_past_keeps_its_own(fangyuan):
    put("tests.days", 10, by=fangyuan, reason="试行", valid_from=date(2026, 3, 1))
    put("tests.days", "14", by=fangyuan, reason="院里通知", valid_from=date(2026, 6, 1))
    told = [value("tests.days", on=date(2026, month, day)) for month, day in ((2, 28), (3, 1), (5, 31), (6, 1))]
    assert told == [7, 10, 10, 14]


def test_a_value_of_a_day_to_come_does_not_hold_today(fangyuan):
    put("tests.days", 10, by=fangyuan, reason="下月起", valid_from=timezone.localdate() + timedelta(2))
    assert value("tests.days") == 7


def test_of_two_values_for_one_day_the_later_counts_and_both_stay_on_record(fangyuan):
    put("tests.days", 9, by=fangyuan, reason="误填")
    put("tests.days", 8, by=fangyuan, reason="更正")
    assert value("tests.days") == 8
    assert [(line.value, line.reason, line.set_by.name) for line in settings_store.history("tests.days")] == [
        (8, "更正", "方圆"), (9, "误填", "方圆"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "new", "words"),
    [
        ("tests.days", "七", "请填数字"), ("tests.days", 1.5, "整数"), ("tests.days", 31, "1 到 30"),
        ("tests.days", "nan", "1 到 30"), ("tests.word", "大约", "应到、实到"), ("tests.rate", 2, "0 到 1"),
    ],
)  # fmt: skip
def test_wrong_values_are_refused_in_chinese(fangyuan, code, new, words):
    with pytest.raises(ValidationError, match=words):
        put(code, new, by=fangyuan, reason="试试")
    assert not Setting.objects.exists()


def test_a_change_needs_a_reason(fangyuan):
    with pytest.raises(ValidationError, match="原因"):
        put("tests.days", 8, by=fangyuan, reason="  ")


def test_an_unknown_code_is_a_programming_error(db):
    with pytest.raises(KeyError):
        value("tests.nothing")
    with pytest.raises(ValueError, match="twice"):
        declare("tests.days", "试验天数", 8)


def test_reading_many_times_asks_the_database_once(db, django_assert_num_queries):
    cache.set(settings_store.STAMP, "new")
    with django_assert_num_queries(1):
        for _ in range(50):
            value("tests.days")


@pytest.mark.django_db(transaction=True)
def test_another_process_hears_of_a_committed_change():
    assert value("tests.days") == 7
    stale = settings_store._read  # what another process has in its memory
    put("tests.days", 11, by=None, reason="通知")
    settings_store._read = stale
    assert value("tests.days") == 11


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_rolled_back_never_was():
    with transaction.atomic():
        put("tests.days", 11, by=None, reason="通知")
        assert value("tests.days") == 11  # inside its own transaction
        transaction.set_rollback(True)
    assert value("tests.days") == 7


def test_every_number_of_the_house_is_explained_in_chinese():
    for known in DECLARED.values():
        if not known.code.startswith("tests."):
            assert known.label
            assert known.help, known.code
            assert known.group, known.code
    assert numbers.PHOTO_SIDE in DECLARED
