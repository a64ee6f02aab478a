"""A form saved once and sent again — Back, a second tap — finds what the first sending made; nothing typed is lost."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from branches.founding.models import FoundingRequest
from education.activities.models import Activity
from organisation.groups.models import PartyGroup
from organisation.units.models import Unit
from records import once
from records.files import attachments
from records.models.arriving import SavedForm
from records.models.history import HistoryLine
from records.models.import_batch import ImportBatch
from tests.branches.founding.requests import form_data
from tests.cast import Cast, signed_in
from tests.education.entry import entry
from tests.records.importing import workbook
from tests.records.uploading import photo
from tests.welfare.asks.makers import page_of
from welfare.asks.models import Ask

NEW = "/activities/new/"


@pytest.fixture
def secretary(cast: Cast) -> Client:
    return signed_in(cast.lijianjun)


def sheet() -> SimpleUploadedFile:
    return SimpleUploadedFile("导入.xlsx", workbook(["序号", "支部"], [1, "甲支部"]).getvalue())


def own_id() -> dict[str, str]:
    return {"form_id": str(uuid.uuid4())}


def test_the_same_activity_again_leads_to_the_first_and_writes_nothing(cast: Cast, secretary: Client) -> None:
    body = {**entry(cast.jia.unit), **own_id()}
    first = secretary.post(NEW, {**body, "photos": [photo()]})
    lines = HistoryLine.objects.count()
    again = secretary.post(NEW, body)  # the browser has let go of the photo
    assert again.status_code == 302 and again["Location"] == first["Location"]
    assert "已经保存过" in secretary.get(again["Location"]).content.decode()
    assert (Activity.objects.count(), HistoryLine.objects.count()) == (1, lines)


def test_what_differs_stands_in_the_edit_form_of_the_first_with_its_new_photo(cast: Cast, secretary: Client) -> None:
    body = {**entry(cast.jia.unit), **own_id()}
    secretary.post(NEW, body)
    activity = Activity.objects.get()
    changed = {**body, "content": "学习了第三章，讨论热烈。", "photos": [photo()]}
    answer = secretary.post(NEW, changed)
    page, edit = answer.content.decode(), reverse("activities:edit", args=[activity.pk])
    assert answer.status_code == 409 and f'action="{edit}"' in page and "没有再登记一条" in page
    assert "学习了第三章，讨论热烈。" in page and "待保存" in page
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version
    saved = secretary.post(edit, {**body, "content": "学习了第三章，讨论热烈。", "version": version[1]})
    assert saved.status_code == 302
    activity = Activity.objects.get()
    assert activity.content == "学习了第三章，讨论热烈。" and attachments.of(activity).count() == 1


def test_what_can_no_longer_be_changed_shows_both_texts(cast: Cast, secretary: Client) -> None:
    body = {**entry(cast.jia.unit), **own_id(), "then": "submit"}
    secretary.post(NEW, body)
    answer = secretary.post(NEW, {**body, "content": "后来想起来的话"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "后来想起来的话" in page and "现在不能修改" in page
    assert reverse("activities:detail", args=[Activity.objects.get().pk]) in page


def test_what_was_meant_as_another_one_is_logged_as_another_one(cast: Cast, secretary: Client) -> None:
    """Back to the form, theme and content changed: one tap makes it a new form with all that was typed."""
    body = {**entry(cast.jia.unit), **own_id(), "client_id": str(uuid.uuid4()), "then": "submit"}
    secretary.post(NEW, body)
    other = {**body, "theme": "川藏铁路先锋岗"}
    page = secretary.post(NEW, other).content.decode()
    assert "另行登记" in page and f'name="left" value="{body["client_id"]}"' in page
    typed = {name: value for name, value in other.items() if name not in ("client_id", "form_id", "then")}
    answer = secretary.post(NEW, {**typed, "left": body["client_id"], "as_another": "1"})
    page = answer.content.decode()
    key = re.search(r'name="client_id" value="([^"]+)"', page)
    assert answer.status_code == 200 and key and key[1] != body["client_id"] and "川藏铁路先锋岗" in page
    assert body["client_id"] in page.split('name="saved-forms"')[1].split(">")[0], "the browser lets go of the first"
    saved = secretary.post(NEW, {**typed, **own_id(), "client_id": key[1]})
    assert saved.status_code == 302
    assert set(Activity.objects.values_list("theme", flat=True)) == {body["theme"], "川藏铁路先锋岗"}


def test_a_refused_founding_request_keeps_its_buttons_and_is_not_there(cast: Cast) -> None:
    """Without people it cannot be submitted."""
    office, address = signed_in(cast.huangweijie), reverse("founding-requests:create")
    body = {"client_id": str(uuid.uuid4()), **form_data(cast), "members": [], "committee_members": []}
    for name in ("secretary", "deputy_secretary"):
        body[name] = ""
    answer = office.post(address, {**body, "then": "submit"})
    page = answer.content.decode()
    assert answer.status_code == 422 and not FoundingRequest.objects.filter(pk=body["client_id"]).exists()
    assert "提交单位审核" in page and "保存草稿" in page
    assert body["client_id"] not in re.findall(r'href="([^"]*)">取消', page)[0]


def test_an_act_again_is_done_once_and_other_content_asks(cast: Cast, secretary: Client) -> None:
    address = reverse("branches:add_group", args=[cast.jia.pk])
    body = {**own_id(), "name": "第一党小组"}
    before = PartyGroup.objects.count()
    assert secretary.post(address, body).status_code == 302
    assert secretary.post(address, body).status_code == 302
    assert PartyGroup.objects.count() == before + 1
    answer = secretary.post(address, {**body, "name": "第二党小组"})
    page = answer.content.decode()
    assert PartyGroup.objects.count() == before + 1
    assert answer.status_code == 422 and "已经保存过" in page and "第二党小组" in page
    assert '">打开它</a>' in page and 'name="again" value="1"' in page
    assert secretary.post(address, {**body, "name": "第二党小组", "again": "1"}).status_code == 302
    assert PartyGroup.objects.count() == before + 2


def test_a_page_of_asks_again_is_saved_once_and_other_answers_are_not_swallowed(cast: Cast, secretary: Client) -> None:
    body = {**page_of(cast, "work"), **own_id()}
    assert secretary.post("/welfare/ask/", body).status_code == 302
    made = Ask.objects.count()
    assert secretary.post("/welfare/ask/", {**body, "page": str(uuid.uuid4())}).status_code == 302
    assert Ask.objects.count() == made
    key = next(name for name in body if name.startswith("result-")).removeprefix("result-")
    answer = secretary.post("/welfare/ask/", {**body, f"result-{key}": "concern", f"note-{key}": "想家"})
    assert Ask.objects.count() == made
    assert "已经保存过" in answer.content.decode() and "想家" in answer.content.decode()


def test_a_unit_again_is_founded_once(cast: Cast) -> None:
    client, address = signed_in(cast.fangyuan), reverse("administration:create_unit")
    body = {
        **own_id(),
        "parent": cast.institute.pk,
        "kind": "unit",
        "name": "三部党委",
        "short_name": "三部",
        "code": "S3",
    }
    before = Unit.objects.count()
    first = client.post(address, body)
    assert first.status_code == 302, first.context["form"].errors
    assert client.post(address, body)["Location"] == first["Location"]
    answer = client.post(address, {**body, "name": "四部党委", "short_name": "四部", "code": "S4"})
    assert Unit.objects.count() == before + 1 and "已经保存过" in answer.content.decode()


def test_a_sheet_again_leads_to_the_upload_of_the_first_time(cast: Cast, secretary: Client) -> None:
    address, body = reverse("activities:import"), own_id()
    chosen = sheet()
    first = secretary.post(address, {**body, "file": chosen})
    chosen.seek(0)
    again = secretary.post(address, {**body, "file": chosen})
    assert first.status_code == again.status_code == 302 and first["Location"] == again["Location"]
    assert ImportBatch.objects.count() == 1


def test_another_person_with_the_same_form_id_is_nobody_s_second_time(cast: Cast, secretary: Client) -> None:
    address, body = reverse("branches:add_group", args=[cast.jia.pk]), {**own_id(), "name": "第一党小组"}
    secretary.post(address, body)
    answer = signed_in(cast.wanghaiyan).post(address, {**body, "name": "第二党小组"})
    assert answer.status_code in (302, 403) and not SavedForm.objects.filter(user=cast.chensiyuan.user).exists()


def test_what_was_saved_is_forgotten_after_a_week_but_not_its_record(cast: Cast, secretary: Client) -> None:
    body = {**entry(cast.jia.unit), **own_id()}
    first = secretary.post(NEW, body)
    SavedForm.objects.update(saved_at=timezone.now() - timedelta(days=8))
    assert once.sweep() == 1
    again = secretary.post(NEW, body)
    assert again.status_code == 302 and again["Location"] == first["Location"]
    assert Activity.objects.count() == 1


def test_no_typed_word_can_be_read_out_of_what_is_remembered(cast: Cast, secretary: Client) -> None:
    secretary.post(NEW, {**entry(cast.jia.unit), **own_id()})
    kept = SavedForm.objects.get()
    assert re.fullmatch(r"[0-9a-f]{64}", kept.digest) and "三月" not in kept.address
