"""Inspections: complete before they are finished (EM-15), failures become findings, repeated ones are recognised."""

from datetime import date

import pytest

from records import history
from records.ledger.registry import ledger
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection
from tests.cast import Cast, days_ago, signed_in
from tests.supervision.entry import failing, inspect, inspection_data, list_in_use, move, send, state


def test_failing_points_become_findings_of_the_branch(cast: Cast):
    check = list_in_use(cast.institute)
    data = inspection_data(cast.jia.unit, cast.institute, check, opinion="逐项整改", days="5")
    made = inspect(cast.linjing, data | failing(check, p1="缺签字", p3="号码已换") | {"other-0": "灭火器过期"})
    assert (made.number, made.failed_count, made.passed_count) == (f"JC-{made.day.year}-001", 3, 1)
    assert made.problems == "1. 缺签字\n2. 号码已换\n3. 灭火器过期"
    findings = list(Finding.objects.order_by("number"))
    assert [f.number for f in findings] == [f"WT-{made.day.year}-00{n}" for n in (1, 2, 3)]
    assert [f.problem for f in findings] == ["缺签字", "号码已换", "灭火器过期"]
    assert {(f.unit, f.inspecting_unit, f.state, f.requirement) for f in findings} == {
        (cast.jia.unit, cast.institute, "open", "逐项整改")
    }
    assert {f.due_on for f in findings} == {made.rectify_by}
    assert history.of(findings[0]).get().text == f"由监督检查 {made.number} 发现"


def test_the_text_of_a_point_is_kept_as_it_was(cast: Cast):
    check = list_in_use(cast.institute)
    made = inspect(cast.linjing, inspection_data(cast.jia.unit, cast.institute, check))
    check.items.update(text="改过的内容")
    assert made.items.first().text == "会议记录齐全"


@pytest.mark.parametrize(
    ("left_open", "sentence"),
    [
        ({"place": ""}, "请填写检查地点。"),
        ({"signed_by": ""}, "请检查人签字。"),
        ({"head_signed_by": ""}, "请被检查组织负责人签字"),
        ({"head_signed_by": "", "refused": "on"}, "被检查组织负责人拒绝签字的，请写明情况。"),
    ],
)
def test_what_a_finished_record_must_say(cast: Cast, left_open, sentence):
    said = send(cast.linjing, "inspections", inspection_data(cast.jia.unit, cast.institute, **left_open))
    assert said.status_code == 422
    assert sentence in said.content.decode()
    assert not Inspection.objects.exists()


def test_a_refused_signature_is_noted_and_enough(cast: Cast):
    data = inspection_data(cast.jia.unit, cast.institute, head_signed_by="", refused="on", refusal_note="对问题有异议")
    made = inspect(cast.linjing, data)
    assert "负责人拒签：对问题有异议" in made.signatures


def test_every_point_needs_a_result_and_every_failure_a_sentence(cast: Cast):
    check = list_in_use(cast.institute)
    data = inspection_data(cast.jia.unit, cast.institute, check) | failing(check, p1="")
    data.pop(f"result-{check.items.get(place=2).pk}")
    page = send(cast.linjing, "inspections", data).content.decode()
    assert "第 1 项不合格，请写明存在的问题。" in page
    assert "还有 1 项没有填写结果：第 2 项。" in page


def test_a_draft_may_be_incomplete_but_is_not_finished_by_the_button(cast: Cast):
    data = inspection_data(cast.jia.unit, cast.institute, list_in_use(cast.institute), place="")
    send(cast.linjing, "inspections", data, then="")
    made = Inspection.objects.get()
    said = signed_in(cast.linjing).post(ledger("inspections").url("move", made.pk, "submit"), follow=True)
    assert "还不能完成检查：请填写检查地点。" in said.content.decode()
    assert state(made) == "draft" and not Finding.objects.exists()


def test_a_draft_is_for_the_inspecting_side_a_plan_for_both(cast: Cast):
    data = inspection_data(cast.jia.unit, cast.institute, held_on="", planned_on=str(days_ago(-5)))
    send(cast.linjing, "inspections", data, then="")
    made = Inspection.objects.get()
    url = ledger("inspections").url("detail", made.pk)
    assert [signed_in(p).get(url).status_code for p in (cast.lijianjun, cast.gaoyumei)] == [404, 404]
    move(cast.linjing, made, "plan")
    assert state(made) == "planned" and made.day == days_ago(-5)
    assert [signed_in(p).get(url).status_code for p in (cast.lijianjun, cast.gaoyumei)] == [200, 200]
    assert signed_in(cast.chensiyuan).get(url).status_code == 404


def test_the_same_point_again_is_told_whatever_the_edition(cast: Cast):
    check = list_in_use(cast.institute)
    for number in range(2):
        data = inspection_data(cast.jia.unit, cast.institute, check) | failing(check, p2=f"第 {number} 次没有公示")
        inspect(cast.linjing, data)
        check.state = "retired"
        check.save()
        check = _new_edition(check)
    elsewhere = inspection_data(cast.yi.unit, cast.institute, check) | failing(check, p2="也没有公示")
    inspect(cast.linjing, elsewhere)
    assert list(Finding.objects.order_by("number").values_list("repeats", flat=True)) == [0, 1, 0]
    again = Finding.objects.get(repeats=1)
    page = signed_in(cast.lijianjun).get(ledger("findings").url("detail", again.pk)).content.decode()
    assert "第 2 次出现" in page and "第 0 次没有公示" in page and "也没有公示" not in page


def _new_edition(check):
    made = list_in_use(check.unit, f"{check.code}-x")
    type(check).objects.filter(pk=made.pk).update(code=check.code, edition=check.edition + 1)
    made.refresh_from_db()
    return made


def test_an_inspection_with_open_findings_is_not_voided(cast: Cast):
    check = list_in_use(cast.institute)
    made = inspect(cast.linjing, inspection_data(cast.jia.unit, cast.institute, check) | failing(check, p1="缺签字"))
    signed_in(cast.linjing).post(ledger("inspections").url("discard", made.pk), {"reason": "登记错了"})
    made.refresh_from_db()
    assert not made.is_voided
    signed_in(cast.linjing).post(ledger("findings").url("discard", Finding.objects.get().pk), {"reason": "登记错了"})
    signed_in(cast.linjing).post(ledger("inspections").url("discard", made.pk), {"reason": "登记错了"})
    made.refresh_from_db()
    assert made.is_voided


def test_nobody_inspects_upwards_or_sideways(cast: Cast):
    for unit, by in ((cast.yi.unit, cast.jia.unit), (cast.first, cast.jia.unit), (cast.jia.unit, cast.institute)):
        assert send(cast.lijianjun, "inspections", inspection_data(unit, by)).status_code == 422
    assert not Inspection.objects.exists()


def test_the_printed_sheet_has_places_for_both_signatures(cast: Cast):
    made = inspect(cast.linjing, inspection_data(cast.jia.unit, cast.institute, list_in_use(cast.institute)))
    page = signed_in(cast.lijianjun).get(ledger("inspections").url("print", made.pk)).content.decode()
    assert "检查人：" in page and "被检查组织负责人（拒签注明）：" in page and "会议记录齐全" in page


def test_days_count_as_the_form_says(cast: Cast, settings):
    """Five working days after 2026-09-29 are over on 10-12 (rules.md section 8); as calendar days on 10-08."""
    from supervision.findings.due_days import due_after

    assert due_after(date(2026, 9, 29), 5, "workdays") == date(2026, 10, 12)
    assert due_after(date(2026, 9, 29), 5, "calendar") == date(2026, 10, 8)
    assert due_after(date(2026, 9, 1), None) == due_after(date(2026, 9, 1), 15, "workdays")
