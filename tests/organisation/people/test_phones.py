"""A telephone number is whole only for those whose work needs it, and nowhere in clear by the way."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from organisation.people.models import Person
from records import history
from records.ledger.registry import ledger
from tests.cast import signed_in
from tests.organisation.people.cards import edit_person
from tests.records.importing import confirm, upload, workbook

NUMBER = "13812346621"


def test_seeing_a_person_is_not_enough_to_see_the_number(cast):
    url = reverse("organisation:phone", args=[cast.lijianjun.pk])
    assert signed_in(cast.chenxiaodong).post(url).status_code == 404
    for reader in (cast.zhengming, cast.liufang):
        client = signed_in(reader)
        assert client.post(url).status_code == 403
        assert url not in client.get(reverse("people:detail", args=[cast.lijianjun.pk])).content.decode()
    assert NUMBER in signed_in(cast.linjing).post(url, headers={"hx-request": "true"}).content.decode()


@pytest.mark.parametrize("back", ["abc", "//evil.example/", "https://evil.example/", "/people/?q=a"])
def test_the_way_back_is_a_page_of_ours(cast, back):
    answer = signed_in(cast.gaoyumei).post(reverse("organisation:phone", args=[cast.lijianjun.pk]), {"next": back})
    own = reverse("people:detail", args=[cast.lijianjun.pk])
    assert (answer.status_code, answer["Location"]) == (302, back if back.startswith("/people") else own)


def test_the_history_tells_of_a_number_without_telling_it(cast):
    person, officer = cast.lijianjun, signed_in(cast.huangweijie)
    assert edit_person(officer, person, phone="13900001111").status_code == 302
    row = ["李建军", "一部党委", "正式党员", "13700002222"]
    confirm(officer, upload(officer, "people", workbook(["姓名", "派出单位", "党员类型", "联系电话"], row)))
    person.refresh_from_db()
    assert person.phone == "13700002222"
    told = str(list(history.of(person).values_list("text", "changes")))
    assert "139****1111" in told and "137****2222" in told
    assert not any(number in told for number in (NUMBER, "13900001111", "13700002222"))


@pytest.mark.parametrize("slug", ["people", "roster"])
def test_sheets_mask_the_number(cast, slug):
    answer = signed_in(cast.huangweijie).get(ledger(slug).url("export"))
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    cells = [str(cell.value) for row in book.active for cell in row]
    assert "138****6621" in cells and not any(NUMBER in cell for cell in cells)


def test_a_workbook_does_not_take_a_guest_over(cast):
    guest = signed_in(cast.zhaozhiqiang)
    Person.objects.filter(pk=cast.maimaiti.pk).update(staff_number="W-1")
    row = ["W-1", "买买提·艾力", "正式党员", "乙支部"]
    heads = ["工号", "姓名", "党员类型", "组织关系所在党支部"]
    answer = upload(guest, "people", workbook(heads, row))
    assert "只能由对方组织修改" in answer.content.decode()
    confirm(guest, answer, skip="1")
    assert Person.objects.get(pk=cast.maimaiti.pk).home_branch is None
