"""Keeping attachments: how many, once, in the history, and nothing half saved."""

import errno
import io
import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction

from records import history, numbers, settings_store
from records.files import leftovers
from records.files.attachments import attach, of, remove
from tests.records.uploading import bytes_of, jpeg, pdf, png, refusal, upload


def test_limits_of_size_and_number_are_said_in_chinese(note, alice):
    settings_store.put(numbers.FILE_MEGABYTES, 1, by=alice, reason="试验")
    settings_store.put(numbers.PHOTOS_AT_MOST, 2, by=alice, reason="试验")
    assert "超过 1 MB" in refusal(note, b"%PDF-" + b"\0" * 1024 * 1024)
    assert "空文件" in refusal(note, b"")
    for _ in range(2):
        attach(note, upload(jpeg()), by=alice, kind="photo")
    with pytest.raises(ValidationError, match="最多 2 张照片"):
        attach(note, upload(jpeg()), by=alice, kind="photo")
    attach(note, upload(pdf(), "x.pdf"), by=alice, kind="file")  # files are counted apart


def test_the_history_tells_of_attachments(note, alice):
    remove(attach(note, upload(jpeg(), "合影.jpg"), by=alice, kind="photo"), by=alice)
    assert [line.text for line in history.of(note)] == ["删除照片：合影.jpg", "上传照片：合影.jpg"]


def test_a_photo_sent_twice_by_the_phone_is_there_once(note, alice, bob):
    key, data = uuid.uuid4(), jpeg()
    first = attach(note, upload(data), by=alice, kind="photo", id=key)
    assert attach(note, upload(data), by=alice, kind="photo", id=key) == first
    for other in ({"by": bob, "data": data}, {"by": alice, "data": png()}):
        with pytest.raises(ValidationError, match="编号"):
            attach(note, upload(other["data"]), by=other["by"], kind="photo", id=key)
    assert of(note).count() == 1


def files_on_disk():
    found = []
    for folder in default_storage.listdir("attachments")[0] if default_storage.exists("attachments") else []:
        found += default_storage.listdir(f"attachments/{folder}")[1]
    return found


def test_nothing_stays_on_disk_when_the_transaction_fails(note, alice):
    with transaction.atomic():
        attach(note, upload(jpeg()), by=alice, kind="photo")
        assert len(files_on_disk()) == 2
        transaction.set_rollback(True)
    assert files_on_disk() == []


@pytest.mark.django_db(transaction=True)
def test_files_of_a_committed_transaction_stay(note, alice):
    with transaction.atomic():
        row = attach(note, upload(jpeg()), by=alice, kind="photo")
    assert len(files_on_disk()) == 2
    assert bytes_of(row)


def test_files_of_a_killed_process_are_swept_after_a_day_and_others_never(note, alice):
    row = attach(note, upload(jpeg()), by=alice, kind="photo")
    orphan = default_storage.save(f"attachments/ab/{uuid.uuid4().hex}", io.BytesIO(b"orphan"))
    strange = default_storage.save("attachments/ab/README", io.BytesIO(b"not ours"))
    assert leftovers.clear_away() == 0  # it may belong to a transaction that is still open
    with time_machine.travel(datetime.now(tz=ZoneInfo("Asia/Shanghai")) + timedelta(days=2)):
        assert leftovers.clear_away() == 1
    assert not default_storage.exists(orphan)
    assert default_storage.exists(strange)
    assert bytes_of(row)


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_full_disk_is_said_plainly_and_leaves_nothing_half_saved(note, alice, monkeypatch, fails_at):
    real, calls = default_storage.save, []

    def full(name, content):
        calls.append(name)
        if len(calls) == fails_at:
            default_storage.open(name, "wb").write(b"half") if default_storage.exists("attachments") else None
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(name, content)

    monkeypatch.setattr(default_storage, "save", full)
    with pytest.raises(ValidationError, match="磁盘空间不足"):
        attach(note, upload(jpeg()), by=alice, kind="photo")
    assert files_on_disk() == []
    assert not of(note).exists()


def test_photos_come_first_in_the_order_they_were_taken_in(note, alice):
    attach(note, upload(pdf(), "一.pdf"), by=alice, kind="file")
    for name in ("甲.jpg", "乙.jpg"):
        attach(note, upload(jpeg(), name), by=alice, kind="photo")
    assert [row.name for row in of(note)] == ["甲.jpg", "乙.jpg", "一.pdf"]
