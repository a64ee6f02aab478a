"""A refused form keeps its photos: they wait on the server, are shown again, and go with the form when it is saved."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from education.activities.models import Activity
from records import history, numbers, settings_store
from records.files import attachments, staging
from records.models.arriving import StagedFile
from records.models.attachment import Attachment
from tests.cast import Cast, signed_in
from tests.education.entry import entry
from tests.records.uploading import jpeg, pdf, photo

NEW = "/activities/new/"


def distinct(number: int) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"现场{number}.jpg", jpeg((300 + number, 200)), "image/jpeg")


@pytest.fixture
def form(cast: Cast) -> dict[str, object]:
    return {**entry(cast.jia.unit), "form_id": str(uuid.uuid4())}


@pytest.fixture
def client(cast: Cast) -> Client:
    return signed_in(cast.lijianjun)


def refused(client: Client, form: dict[str, object], **files: object) -> HttpResponse:
    """Sent without a theme."""
    answer = client.post(NEW, {**form, "theme": "", **files})
    assert answer.status_code == 422
    return answer


def waiting_in(answer: HttpResponse) -> list[str]:
    return re.findall(r'name="drop_staged" value="([^"]+)"', answer.content.decode())


def test_photos_and_files_of_a_refused_form_are_shown_again_and_saved_at_last(client, form) -> None:
    answer = refused(client, form, photos=[distinct(1), distinct(2)], files=[SimpleUploadedFile("签到表.pdf", pdf())])
    assert len(waiting_in(answer)) == 3
    small = client.get(reverse("records:staged", args=[waiting_in(answer)[0]]))
    assert small.status_code == 200 and small["Content-Type"] == "image/jpeg"
    assert len(waiting_in(refused(client, form))) == 3, "refused once more, they still wait"
    assert client.post(NEW, form).status_code == 302
    saved = attachments.of(Activity.objects.get())
    assert [one.name for one in saved] == ["现场1.jpg", "现场2.jpg", "签到表.pdf"]
    assert not StagedFile.objects.exists()


def test_the_bytes_that_waited_go_when_the_form_is_saved(client, form, django_capture_on_commit_callbacks) -> None:
    refused(client, form, photos=[distinct(1)])
    row = StagedFile.objects.get()
    assert default_storage.exists(row.path) and default_storage.exists(row.thumbnail_path)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(NEW, form)
    assert not default_storage.exists(row.path) and not default_storage.exists(row.thumbnail_path)
    assert default_storage.exists(Attachment.objects.get().path)


def test_one_can_be_removed_while_it_waits_and_is_not_doubled_when_chosen_again(client, form) -> None:
    first, _ = waiting_in(refused(client, form, photos=[distinct(1), distinct(2)]))
    assert client.post(NEW, {**form, "drop_staged": first, "photos": [distinct(2)]}).status_code == 302
    assert [one.name for one in attachments.of(Activity.objects.get())] == ["现场2.jpg"]


def test_a_bad_file_is_named_though_the_form_is_refused_for_another_reason(client, form) -> None:
    answer = refused(client, form, photos=[SimpleUploadedFile("坏.jpg", b"no photo"), photo("好.jpg")])
    assert "“坏.jpg”没有上传" in answer.content.decode()
    assert [row.name for row in StagedFile.objects.all()] == ["好.jpg"]


def test_nobody_else_sees_or_takes_them(cast: Cast, client, form) -> None:
    key = waiting_in(refused(client, form, photos=[distinct(1)]))[0]
    deputy = signed_in(cast.wanghaiyan)
    assert deputy.get(reverse("records:staged", args=[key])).status_code == 404
    assert waiting_in(refused(deputy, form)) == []
    assert deputy.post(NEW, {**form, "client_id": str(uuid.uuid4()), "drop_staged": key}).status_code == 302
    assert not Attachment.objects.exists() and StagedFile.objects.filter(pk=key).exists()


def test_too_many_are_told_how_many_there_are_and_how_many_may_come(client, form) -> None:
    assert client.post(NEW, {**form, "photos": [distinct(n) for n in range(7)]}).status_code == 302
    activity = Activity.objects.get()
    edit, body = reverse("activities:edit", args=[activity.pk]), {**form, "version": activity.version}
    answer = client.post(edit, {**body, "photos": [distinct(n) for n in range(10, 14)]})
    page = answer.content.decode()
    assert answer.status_code == 422 and attachments.of(activity).count() == 7
    assert "这条记录已有 7 张照片，这次又有 4 张，而一条记录最多 9 张照片：还能再传 2 张。" in page
    assert len(waiting_in(answer)) == 4
    two_less = {**body, "drop_staged": waiting_in(answer)[:2]}
    assert client.post(edit, two_less).status_code == 302
    assert attachments.of(activity).count() == 9


def test_a_saved_photo_is_replaced_with_a_line_in_the_history(client, form) -> None:
    client.post(NEW, {**form, "photos": [distinct(1), distinct(2)]})
    activity = Activity.objects.get()
    edit = reverse("activities:edit", args=[activity.pk])
    page = client.get(edit).content.decode()
    first, _ = attachments.of(activity)
    assert f'name="drop_files" value="{first.pk}"' in page
    assert reverse("records:thumbnail", args=[first.pk]) in page
    assert f'src="{reverse("records:attachment", args=[first.pk])}"' not in page, "editing loads small pictures"
    body = {**form, "form_id": str(uuid.uuid4()), "version": activity.version}
    assert client.post(edit, {**body, "drop_files": str(first.pk), "photos": [distinct(3)]}).status_code == 302
    assert {one.name for one in attachments.of(activity)} == {"现场2.jpg", "现场3.jpg"}
    told = [line.text for line in history.of(activity)]
    assert "删除照片：现场1.jpg" in told and "上传照片：现场3.jpg" in told
    assert client.get(reverse("records:attachment", args=[first.pk])).status_code == 404


def test_only_who_may_edit_in_a_state_that_allows_it_takes_a_photo_off(cast: Cast, client, form) -> None:
    client.post(NEW, {**form, "photos": [distinct(1)], "then": "submit"})
    activity, only = Activity.objects.get(), Attachment.objects.get()
    assert activity.state == "submitted"
    body = {**form, "form_id": str(uuid.uuid4()), "version": activity.version, "drop_files": str(only.pk)}
    edit = reverse("activities:edit", args=[activity.pk])
    assert client.post(edit, body).status_code == 409, "it waits for its review"
    assert signed_in(cast.chensiyuan).post(edit, body).status_code == 404
    assert attachments.of(activity).count() == 1


def test_a_photo_of_another_record_stays(cast: Cast, client, form) -> None:
    client.post(NEW, {**form, "photos": [distinct(1)]})
    theirs = Attachment.objects.get()
    other = {**form, "client_id": str(uuid.uuid4()), "form_id": str(uuid.uuid4())}
    client.post(NEW, other)
    mine = Activity.objects.get(pk=other["client_id"])
    body = {**other, "form_id": str(uuid.uuid4()), "version": mine.version, "drop_files": str(theirs.pk)}
    assert client.post(reverse("activities:edit", args=[mine.pk]), body).status_code == 302
    assert Attachment.objects.get().voided_at is None


def test_what_nobody_came_back_for_is_swept_after_a_day(client, form, django_capture_on_commit_callbacks) -> None:
    refused(client, form, photos=[distinct(1), distinct(2)])
    old, fresh = StagedFile.objects.order_by("name")
    StagedFile.objects.filter(pk=old.pk).update(staged_at=timezone.now() - timedelta(hours=25))
    with django_capture_on_commit_callbacks(execute=True):
        assert staging.sweep() == 1
    assert list(StagedFile.objects.all()) == [fresh]
    assert not default_storage.exists(old.path) and default_storage.exists(fresh.path)


def test_the_room_is_a_number_of_the_house(client, form) -> None:
    settings_store.put(numbers.PHOTOS_AT_MOST, 1, by=None, reason="试验")
    answer = client.post(NEW, {**form, "photos": [distinct(1), distinct(2)]})
    assert "这次有 2 张照片，而一条记录最多 1 张照片：还能再传 1 张。" in answer.content.decode()
    assert "“现场2.jpg”没有留下" in answer.content.decode()
    assert len(waiting_in(answer)) == 1


def test_a_lost_small_picture_is_made_again(client, form) -> None:
    client.post(NEW, {**form, "photos": [distinct(1)]})
    row = Attachment.objects.get()
    default_storage.delete(row.thumbnail_path)
    answer = client.get(reverse("records:thumbnail", args=[row.pk]))
    assert answer.status_code == 200 and default_storage.exists(row.thumbnail_path)
