"""Files that come with a form: cleaned before the transaction opens, kept or refused together with the record."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from education.activities.models import Activity
from records import numbers, settings_store
from records.files import attachments, images
from records.models.attachment import Attachment
from tests.cast import signed_in
from tests.education.entry import entry
from tests.records.uploading import photo

NEW = "/activities/new/"


def post(cast, **files):
    return signed_in(cast.lijianjun).post(NEW, entry(cast.jia.unit) | files)


def test_no_transaction_is_open_while_a_photo_is_decoded(cast, monkeypatch):
    outside, seen, real = len(connection.savepoint_ids), [], images.tidy

    def watched(file, longest):
        seen.append(len(connection.savepoint_ids))
        return real(file, longest)

    monkeypatch.setattr(images, "tidy", watched)
    assert post(cast, photos=[photo(), photo()]).status_code == 302
    assert seen == [outside, outside]
    assert attachments.of(Activity.objects.get()).count() == 2


def test_each_bad_file_is_named_and_nothing_is_saved(cast):
    bad = [SimpleUploadedFile("坏.jpg", b"no photo"), photo("好.jpg"), SimpleUploadedFile("空.jpg", b"")]
    answer = post(cast, photos=bad, files=[SimpleUploadedFile("程序.exe", b"MZ" * 50)])
    html = answer.content.decode()
    assert answer.status_code == 422
    assert all(f"“{name}”没有上传" in html for name in ("坏.jpg", "程序.exe"))
    assert "“好.jpg”没有上传" not in html
    assert not Activity.objects.exists()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("most", [1, 2])
def test_the_record_is_saved_with_all_its_photos_or_not_at_all(cast, most):
    settings_store.put(numbers.PHOTOS_AT_MOST, most, by=None, reason="试验")
    answer = post(cast, photos=[photo(), photo()])
    assert (answer.status_code, Activity.objects.count(), Attachment.objects.count()) == (
        (302, 1, 2) if most == 2 else (422, 0, 0)
    )
