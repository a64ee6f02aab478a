"""五必做 and the sheets: counselling says nothing; what was exported comes in again and changes nothing."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from records.ledger.registry import ledger
from tests.cast import Cast, signed_in
from tests.records.importing import batch_of, confirm, exported, rows_of, upload, workbook
from tests.welfare.makers import act_data, item, make_act, make_ask, make_need, someone_of
from welfare.asks.models import Ask
from welfare.care_acts.models import Act
from welfare.needs.models import Need

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


@pytest.mark.parametrize("slug", ["asks", "acts", "needs"])
def test_what_was_exported_comes_in_and_changes_nothing(cast: Cast, slug: str) -> None:
    unit = cast.jia.unit
    make_ask(cast, unit, 1, "integrity", result="concern")
    make_need(cast, unit, 1, ask=make_ask(cast, unit, 2, "leisure", result="need"))
    make_act(cast, unit, 1)
    make_act(cast, unit, 2, "counselling", provider="own")
    model = ledger(slug).model
    before = list(model.objects.order_by("pk").values())
    heads, rows = rows_of(exported(cast.lijianjun, slug))
    answer = upload(signed_in(cast.lijianjun), slug, workbook(heads, *rows))
    batch = batch_of(answer)
    assert batch.unchanged_count == len(rows) > 0, list(batch.lines.values_list("outcome", "changes"))
    assert list(model.objects.order_by("pk").values()) == before


def test_old_sheets_come_in(cast: Cast) -> None:
    client = signed_in(cast.lijianjun)
    asks = workbook(
        ("党支部", "时间", "问询人", "对象", "必问类别", "结果", "了解到的情况"),
        ("甲支部", "2026-05-06", "李建军", "陈晓东", "思想教育", "关注", "想家"),
    )
    confirm(client, upload(client, "asks", asks))
    ask = Ask.objects.get()
    assert (ask.person, ask.item.code, ask.result, ask.note) == (cast.chenxiaodong, "thought", "concern", "想家")
    needs = workbook(
        ("党支部", "提出时间", "提出人", "需求类别", "需求内容", "办理人", "办理结果", "答复时间", "办结时间"),
        ("甲支部", "2026-05-06", "陈晓东", "食宿生活", "热水不足", "李建军", "装了锅炉", "2026-05-10", "2026-05-11"),
    )
    confirm(client, upload(client, "needs", needs))
    need = Need.objects.get()
    assert (need.state, need.level, need.raised_by, need.number[:2]) == ("closed", "branch", cast.chenxiaodong, "XQ")


def test_nobody_imports_a_counselling_that_says_something(cast: Cast) -> None:
    client = signed_in(cast.lijianjun)
    acts = workbook(("党支部", "类别", "时间", "人数", "内容"), ("甲支部", "心理疏导", "2026-05-06", 1, "失眠"))
    answer = upload(client, "acts", acts)
    assert batch_of(answer).refused_count == 1
    assert Act.objects.count() == 0
