"""The sheets of asks, acts and needs: what was exported comes in again and changes nothing."""

from __future__ import annotations

import pytest

from records.ledger.registry import ledger
from tests.cast import Cast, signed_in
from tests.records.importing import batch_of, confirm, exported, rows_of, upload, workbook
from tests.welfare.asks.makers import make_ask
from tests.welfare.care_acts.makers import make_act
from tests.welfare.needs.makers import make_need
from welfare.asks.models import Ask
from welfare.needs.models import Need


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
        ("党支部", "时间", "询问人", "对象", "必问类别", "结果", "了解到的情况"),
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
