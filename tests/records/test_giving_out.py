"""Photos and files are given out only to those who may see the record."""

import io

from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from PIL import Image

from records.files.attachments import attach, of, remove
from records.models.attachment import Attachment
from tests.records.uploading import jpeg, pdf, upload
from tests.sample.models import Note
from tests.sample.scope import answer


def get(user, row, browser, name="attachment"):
    return browser(user).get(reverse(f"records:{name}", args=[row.pk]))


def test_photos_are_shown_in_the_page_and_can_do_nothing(note, alice, browser):
    row = attach(note, upload(jpeg(), "合影.jpg"), by=alice, kind="photo")
    response = get(alice, row, browser)
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("inline")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in response["Cache-Control"]
    small = get(alice, row, browser, "thumbnail")
    with Image.open(io.BytesIO(b"".join(small.streaming_content))) as image:
        assert max(image.size) <= 320


def test_everything_else_is_a_download_under_its_chinese_name(note, alice, browser):
    row = attach(note, upload(pdf(), '会议 "纪要".pdf'), by=alice, kind="file")
    response = get(alice, row, browser)
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E4%BC%9A%E8%AE%AE")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert get(alice, row, browser, "thumbnail").status_code == 404


def test_who_may_not_see_the_record_finds_no_attachment(note, alice, bob, browser):
    row = attach(note, upload(jpeg()), by=alice, kind="photo")
    for name in ("attachment", "thumbnail"):
        assert get(bob, row, browser, name).status_code == 404
        assert Client().get(reverse(f"records:{name}", args=[row.pk])).status_code == 302
    answer.readers.add(bob.pk)
    assert get(bob, row, browser).status_code == 200  # the denial was for the right reason
    Note.objects.filter(pk=note.pk).update(author=bob)
    assert get(alice, row, browser).status_code == 404  # the right ended: the next request knows


def test_a_removed_attachment_is_given_to_nobody(note, alice, browser):
    row = attach(note, upload(jpeg()), by=alice, kind="photo")
    remove(row, by=alice)
    assert get(alice, row, browser).status_code == 404
    assert not of(note).exists()


def test_bytes_that_are_gone_are_a_404_and_no_error(note, alice, browser):
    row = attach(note, upload(jpeg()), by=alice, kind="photo")
    default_storage.delete(row.path)
    assert get(alice, row, browser).status_code == 404


def test_no_address_leads_to_the_folder_itself(note, alice, browser):
    row = attach(note, upload(jpeg()), by=alice, kind="photo")
    for url in (f"/media/{row.path}", f"/{row.path}", f"/static/{row.path}", f"/static/../media/{row.path}"):
        assert browser(alice).get(url).status_code == 404
    assert Attachment.objects.count() == 1
