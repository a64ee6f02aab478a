"""五必做: counselling says nothing, by form, sheet or database; visits have the office's columns."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from tests.cast import Cast, signed_in
from tests.records.importing import batch_of, exported, upload, workbook
from tests.welfare.care_acts.makers import act_data, make_act
from tests.welfare.picked import item, someone_of
from welfare.care_acts.models import Act

COUNSELLING = {"recipients": "", "content": "", "cost": "", "provider": "specialist", "headcount": "1"}


def counselling(cast: Cast, **more: str) -> dict[str, object]:
    return {**act_data(cast, cast.jia.unit), "item": item("counselling").pk, **COUNSELLING, **more}


@pytest.mark.parametrize("field", ["content", "recipients", "reason", "remark"])
def test_the_form_refuses_what_a_counselling_must_not_say(cast: Cast, field: str) -> None:
    answer = signed_in(cast.lijianjun).post("/acts/new/", counselling(cast, **{field: "失眠"}))
    assert answer.status_code == 422 and "心理疏导不登记" in answer.content.decode()
    assert Act.objects.count() == 0


def test_a_counselling_takes_no_files(cast: Cast) -> None:
    body = counselling(cast) | {"files": SimpleUploadedFile("谈话.pdf", b"%PDF-1.4")}
    assert signed_in(cast.lijianjun).post("/acts/new/", body).status_code == 422


def test_a_counselling_keeps_date_provider_and_follow_up(cast: Cast) -> None:
    assert signed_in(cast.lijianjun).post("/acts/new/", counselling(cast, follow_up="on")).status_code == 302
    act = Act.objects.get()
    assert (act.confidential, act.provider, act.follow_up, act.content, act.whom) == (True, "specialist", True, "", "")


def test_the_database_refuses_it_too(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_act(cast, cast.jia.unit, 1, "counselling", content="失眠")


def test_the_visit_sheet_has_the_office_columns_and_visits_only(cast: Cast) -> None:
    make_act(cast, cast.jia.unit, 1)
    make_act(cast, cast.jia.unit, 2, "family", person=someone_of(cast.jia.unit), reason="春节", cost=500)
    sheet = exported(cast.lijianjun, "visits")
    assert [cell.value for cell in sheet[3]] == [
        "序号", "慰问日期", "被慰问人", "慰问原因", "慰问类型", "慰问人", "部门", "慰问金额",
        "慰问品金额", "人数", "是否入账", "备注",
    ]  # fmt: skip
    assert sheet["C4"].value == "李建军" and sheet["A5"].value is None


def test_nobody_imports_a_counselling_that_says_something(cast: Cast) -> None:
    client = signed_in(cast.lijianjun)
    acts = workbook(("党支部", "类别", "时间", "人数", "内容"), ("甲支部", "心理疏导", "2026-05-06", 1, "失眠"))
    answer = upload(client, "acts", acts)
    assert batch_of(answer).refused_count == 1
    assert Act.objects.count() == 0
