"""Old sheets of appraisals."""

from __future__ import annotations

from branches.merit.models import Appraisal
from tests.cast import Cast, signed_in
from tests.records.importing import batch_of, confirm, upload, workbook


def test_an_old_sheet_of_appraisals_comes_in_but_not_of_strangers_or_oneself(cast: Cast) -> None:
    heads = ("姓名", "年度", "得分", "等次", "考核单位", "考核日期")
    sheet = workbook(
        heads,
        ("李建军", 2024, 91, "优秀", "一部党委", "2024-12-20"),
        ("陈晓东", 2024, 80, "称职", "一部党委", "2024-12-20"),
        ("高玉梅", 2024, 99, "优秀", "一部党委", "2024-12-20"),
    )
    client = signed_in(cast.gaoyumei)
    answer = upload(client, "cadre-appraisals", sheet)
    assert (batch_of(answer).new_count, batch_of(answer).refused_count) == (1, 2)
    confirm(client, answer, skip="1", only_good="1")
    assert list(Appraisal.objects.values_list("person__name", "unit", "grade")) == [
        ("李建军", cast.jia.unit_id, "excellent")
    ]
