"""移交清单: everything of a branch goes into somebody's hands before it ends, and the paper says whose."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.handover import items as handover
from branches.handover.acts import reopen_item, tick_item, waive_item
from branches.life.dissolving import archive_branch, dissolve_branch
from branches.performance.models import PerformanceNote
from education.activities.models import Activity
from organisation.refusal import ActRefused
from supervision.findings.models import Finding
from tests.branches.life.lives import dissolved, handing_over, settled
from tests.branches.performance.notes import members, write_all
from tests.cast import days_ago, signed_in
from welfare.needs.models import Need


@pytest.fixture
def ending(cast):
    return handing_over(cast, cast.jia)


def entry(branch, code):
    return next(one for one in handover.entries(branch) if one.code == code)


def finding(cast, unit):
    return Finding.objects.create(
        unit=unit, inspecting_unit=cast.first, problem="台账不全", found_on=days_ago(9), due_on=days_ago(-3)
    )


def test_each_number_opens_exactly_its_rows(cast, ending):
    finding(cast, cast.jia.unit)
    finding(cast, cast.yi.unit)
    closed = finding(cast, cast.jia.unit)
    Finding.objects.filter(pk=closed.pk).update(state="closed")
    Need.objects.create(
        unit=cast.jia.unit, level_unit=cast.first, level="unit", kind="living", raised_on=days_ago(3),
        description="洗衣不便", due_on=days_ago(-4),
    )  # fmt: skip
    started = timezone.now() - timedelta(days=2)
    Activity.objects.create(unit=cast.jia.unit, kind="topic_study", theme="学习", starts_at=started)
    browser = signed_in(cast.gaoyumei)
    page = browser.get(reverse("temporary-branches:detail", args=[cast.jia.pk]), {"tab": "handover"})
    found = {one.code: one for one in page.context["entries"]}
    assert {code: found[code].count for code in ("findings", "needs", "activities", "posts")} == {
        "findings": 1,
        "needs": 1,
        "activities": 1,
        "posts": 3,
    }
    for code in ("findings", "needs", "posts"):
        rows = browser.get(found[code].url).context["rows"]
        assert len(rows) == found[code].count == found[code].seen, code
    assert len(browser.get(found["notes"].url).context["lines"]) == found["notes"].count == len(members(cast))
    # A draft is its writer's; the unit reads that there is one, and that the branch has it.
    assert found["activities"].seen == 0
    assert "由下级办理" in page.content.decode()


def test_the_item_of_notes_settles_itself_when_the_last_one_is_sent(cast, ending):
    people = members(cast)
    assert entry(ending, "notes").count == len(people)
    write_all(cast, send=False)
    assert entry(ending, "notes").is_open
    assert write_all(cast) == (0, len(people))
    assert entry(ending, "notes").state == "done"
    assert write_all(cast) == (0, 0)  # once more changes nothing


def test_who_left_before_the_end_is_told_of_too(cast, ending):
    left = cast.yi.unit.memberships.filter(person=cast.maimaiti)
    left.update(ends_on=days_ago(1))
    assert cast.maimaiti in handover.items(cast.yi)[0].rows(cast.yi.unit)


def test_papers_are_ticked_by_the_branch_with_who_and_when(cast, ending):
    line = tick_item(branch=ending, code="papers", note="交一部党委办公室", by=cast.lijianjun.user)
    assert (line.author_name, line.state) == ("李建军", "done")
    with pytest.raises(ActRefused, match="已经办结"):
        tick_item(branch=ending, code="papers", note="", by=cast.lijianjun.user)
    reopen_item(branch=ending, code="papers", by=cast.lijianjun.user)
    assert entry(ending, "papers").is_open


def test_what_the_portal_counts_cannot_be_ticked_away(cast, ending):
    finding(cast, cast.jia.unit)
    for code, said in (("findings", "系统核对"), ("posts", "没有这一项"), ("nonsense", "没有这一项")):
        with pytest.raises(ActRefused, match=said):
            tick_item(branch=ending, code=code, note="", by=cast.linjing.user)


def test_waiving_is_for_the_unit_or_the_institute_and_wants_a_reason(cast, ending):
    finding(cast, cast.jia.unit)
    with pytest.raises(ActRefused, match="院属单位或院党委"):
        waive_item(branch=ending, code="findings", reason="来不及", by=cast.lijianjun.user)
    with pytest.raises(ActRefused, match="原因"):
        waive_item(branch=ending, code="findings", reason="  ", by=cast.gaoyumei.user)
    line = waive_item(branch=ending, code="findings", reason="由一部质量处接着整改", by=cast.gaoyumei.user)
    assert (line.count, line.state, line.author_name) == (1, "waived", "高玉梅")
    with pytest.raises(ActRefused, match="身份"):
        reopen_item(branch=ending, code="findings", by=cast.lijianjun.user)


def test_dissolving_waits_for_the_last_item_and_says_which(cast, ending):
    settled(cast, ending)
    reopen_item(branch=ending, code="papers", by=cast.gaoyumei.user)
    institute, url = signed_in(cast.linjing), reverse("branches:dissolve", args=[ending.pk])
    answer = institute.post(url, {"on": str(days_ago(0)), "sure": "on"})
    assert answer.status_code == 422
    assert "台账和纸质材料整理归集" in answer.content.decode()
    tick_item(branch=ending, code="papers", note="", by=cast.gaoyumei.user)
    assert institute.post(url, {"on": str(days_ago(0)), "sure": "on"}).status_code == 302
    ending.refresh_from_db()
    assert ending.state == "dissolved"


def test_the_sheet_stays_as_it_was_signed(cast, ending):
    write_all(cast)
    branch = dissolved(cast, cast.jia)
    before = [(one.code, one.state, one.count) for one in handover.entries(branch)]
    assert ("notes", "done", 0) in before and ("posts", "done", 3) in before
    finding(cast, branch.unit)
    assert [(one.code, one.state, one.count) for one in handover.entries(branch)] == before
    page = signed_in(cast.gaoyumei).get(reverse("branches:handover_sheet", args=[branch.pk])).content.decode()
    for told in ("移交清单", "移交人", "接收人", "监交人", "陈晓东", "一部机关党支部", "撤销时自动办理 3 项"):
        assert told in page
    assert signed_in(cast.lijianjun).get(reverse("branches:handover_sheet", args=[branch.pk])).status_code == 404


def test_nothing_is_settled_before_and_after_the_hand_over(cast):
    for branch in (cast.yi, cast.ding):
        with pytest.raises(ActRefused, match="撤销中"):
            tick_item(branch=branch, code="papers", note="", by=cast.gaoyumei.user)
    url = reverse("branches:handover_sheet", args=[cast.yi.pk])
    assert signed_in(cast.gaoyumei).get(url).status_code == 404


def test_small_forms_refuse_in_place(cast, ending):
    unit = signed_in(cast.gaoyumei)
    url = reverse("branches:waive", args=[ending.pk, "papers"])
    assert unit.post(url, {"reason": ""}).status_code == 422
    assert unit.post(reverse("branches:waive", args=[ending.pk, "nonsense"]), {"reason": "x"}).status_code == 404
    assert signed_in(cast.lijianjun).post(url, {"reason": "x"}).status_code == 403
    assert signed_in(cast.sunli).post(url, {"reason": "x"}).status_code == 404
    assert unit.post(url, {"reason": "材料由一部保管"}).status_code == 302
    assert unit.post(reverse("branches:reopen_item", args=[ending.pk, "papers"])).status_code == 302
    assert signed_in(cast.lijianjun).post(reverse("branches:tick", args=[ending.pk, "papers"]), {}).status_code == 302


# --- 撤销以后 --------------------------------------------------------------------------------------------------


def test_the_ex_secretary_has_nothing_and_unit_and_institute_read_everything(cast, ending):
    write_all(cast)
    branch = dissolved(cast, cast.jia)
    archive_branch(branch=branch, by=cast.linjing.user)
    note = PerformanceNote.objects.get(person=cast.chenxiaodong)
    pages = [
        reverse("temporary-branches:detail", args=[branch.pk]) + "?tab=handover",
        reverse("performance-notes:detail", args=[note.pk]),
        reverse("branches:performance", args=[branch.pk]),
    ]
    for url in pages:
        assert signed_in(cast.lijianjun).get(url).status_code == 404
        assert signed_in(cast.gaoyumei).get(url).status_code == 200
        assert signed_in(cast.linjing).get(url).status_code == 200


@pytest.mark.parametrize(
    ("slug", "more"),
    [
        ("findings", {"problem": "新问题", "source": "inspection", "days": "5", "counting": "workdays"}),
        ("needs", {"kind": "living", "urgency": "usual", "description": "新需求"}),
        ("activities", {"kind": "topic_study", "theme": "学习"}),
    ],
)
def test_a_dissolved_branch_takes_no_new_record(cast, slug, more):
    """Whoever still reaches it from above: the choice is not offered, and a body made by hand is refused."""
    unit = cast.ding.unit
    body = {"unit": unit.pk, "inspecting_unit": cast.first.pk, "found_on": str(days_ago(40)), **more}
    browser, url = signed_in(cast.gaoyumei), reverse(f"{slug}:create")
    assert browser.post(url, body).status_code in (403, 422)


def test_no_model_of_a_unit_takes_a_new_record_once_it_is_over(cast):
    from django.core.exceptions import ValidationError

    from organisation.units.models import InUnit
    from records.ledger import ledgers

    checked = 0
    for ledger in ledgers():
        if issubclass(ledger.model, InUnit):
            with pytest.raises(ValidationError, match="已于"):
                ledger.model(unit=cast.ding.unit).clean()
            checked += 1
    assert checked > 8


def test_dissolving_by_the_system_notes_what_nobody_can_settle_any_more(cast):
    assert {line.state for line in cast.ding.handover_lines.all()} <= {"waived", "done"}
    assert cast.ding.dissolving_on == days_ago(30)
    assert dissolve_branch(branch=cast.yi, on=days_ago(0), document_number="", by=None).state == "dissolved"
