"""Sheets about officers: what was exported comes in again, what posts do not say is taken in."""

from __future__ import annotations

from datetime import date

import pytest

from branches.cadres.models import PartyAffairsOfficer
from branches.merit.models import Appraisal, Incentive
from branches.selection.models import CadreSelection
from tests.branches.cadres.makers import officer_of
from tests.branches.merit.makers import make_appraisal, make_incentive
from tests.branches.selection.makers import make_selection
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import batch_of, confirm, exported, rows_of, upload, workbook


@pytest.mark.parametrize("slug", ["cadres", "cadre-selections", "cadre-appraisals", "cadre-incentives"])
def test_what_was_exported_comes_in_and_changes_nothing(cast: Cast, slug: str) -> None:
    one = officer_of(cast.first, "干部甲", staff_number="Y-9")
    officer_of(cast.first, "干部甲", staff_number="Y-10")
    PartyAffairsOfficer.objects.filter(person=one).update(
        working_since=date(2020, 3, 1), reserve="reserve", remark="好"
    )
    make_appraisal(cast, cast.first, 1, one, score="92.5", opinion="工作扎实\n继续努力")
    make_incentive(cast, cast.first, 1, one, public_from=days_ago(20), public_to=days_ago(12))
    make_selection(cast, cast.first, 1, person=one)
    make_selection(cast, cast.first, 2, state="decided", document_number="院党委〔2026〕3号", decided_on=days_ago(5))
    model = {"cadres": PartyAffairsOfficer, "cadre-selections": CadreSelection, "cadre-appraisals": Appraisal,
             "cadre-incentives": Incentive}[slug]  # fmt: skip
    before = list(model.objects.order_by("pk").values())
    heads, rows = rows_of(exported(cast.gaoyumei, slug))
    batch = batch_of(upload(signed_in(cast.gaoyumei), slug, workbook(heads, *rows)))
    assert batch.unchanged_count == len(rows) > 0, list(batch.lines.values_list("outcome", "changes"))
    assert list(model.objects.order_by("pk").values()) == before


def test_the_register_takes_in_what_posts_do_not_say_and_no_new_people(cast: Cast) -> None:
    heads = ("姓名", "从事党务工作时间", "后备培养", "任职资格", "现任职务")
    sheet = workbook(
        heads,
        ("李建军", "2018-05-01", "后备人选", "政工师", "书记"),
        ("陈晓东", "2018-05-01", "后备人选", "政工师", "书记"),
    )
    client = signed_in(cast.gaoyumei)
    answer = upload(client, "cadres", sheet)
    assert (batch_of(answer).changed_count, batch_of(answer).refused_count) == (1, 1)
    confirm(client, answer, skip="1", only_good="1")
    officer = PartyAffairsOfficer.objects.get(person=cast.lijianjun)
    assert (officer.working_since, officer.reserve, officer.role) == (date(2018, 5, 1), "reserve", "secretary")
