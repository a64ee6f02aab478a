"""Working rules: versions from a day on, never changed once published, handed down; the sheet out and in."""

import pytest

from branches.rules.models import WorkingRule
from records.ledger.registry import ledger
from tests.branches.rules.published import publish, typed
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import batch_of, confirm, sheet, taken_in_again, upload, workbook

RULES = ledger("working-rules")


def refused(person, cast: Cast, **changed) -> str:
    answer = signed_in(person).post(RULES.url("create"), typed(cast, **changed))
    assert answer.status_code == 422
    return answer.content.decode()


def test_a_rule_shows_its_duties_post_by_post(cast: Cast):
    rule = publish(cast.linjing, cast)
    page = signed_in(cast.chenxiaodong).get(RULES.url("detail", rule.pk)).content.decode()
    assert "主持支部全面工作" in page and "纪检委员" in page and "现行有效" in page
    assert [(duty.role, duty.often) for duty in rule.duties.all()] == [
        ("secretary", "经常"), ("secretary", ""), ("discipline_member", "每月"),
    ]  # fmt: skip


def test_a_published_version_is_never_changed(cast: Cast):
    rule = publish(cast.linjing, cast)
    assert signed_in(cast.linjing).get(RULES.url("edit", rule.pk)).status_code == 403
    answer = signed_in(cast.linjing).post(RULES.url("edit", rule.pk), typed(cast, text="别的", version=rule.version))
    assert answer.status_code in (403, 409)
    rule.refresh_from_db()
    assert rule.text == "第一条 明确职责。"


def test_the_next_version_takes_over_from_its_day_on(cast: Cast):
    first = publish(cast.linjing, cast, effective_on=str(days_ago(100)))
    page = signed_in(cast.linjing).get(f"{RULES.url('create')}?edition_of={first.pk}").content.decode()
    assert "主持支部全面工作" in page and "XZ-01" in page
    second = publish(cast.linjing, cast, effective_on=str(days_ago(-10)), change_note="增加谈话次数")
    first.refresh_from_db()
    assert (first.state, first.force, second.edition, second.force) == ("replaced", "现行有效", 2, "即将施行")
    assert list(WorkingRule.objects.in_force()) == [first]
    assert list(WorkingRule.objects.in_force(days_ago(-10))) == [second]
    listed = signed_in(cast.lijianjun).get(RULES.url("list"), {"in_force": "true"}).context["rows"]
    assert [row.pk for row in listed] == [first.pk]


def test_what_is_missing_is_said(cast: Cast):
    assert "还没有内容" in refused(cast.linjing, cast, text="", duties_text="")
    assert "第 1 行前面没有岗位" in refused(cast.linjing, cast, duties_text="主持工作")
    publish(cast.linjing, cast)
    assert "一句话写明这一版改了什么" in refused(cast.linjing, cast)
    assert "不能早于上一版的施行日期" in refused(cast.linjing, cast, change_note="改", effective_on=str(days_ago(9)))


def test_an_older_draft_cannot_follow_a_newer_version(cast: Cast):
    publish(cast.linjing, cast)
    old = publish(cast.linjing, cast, change_note="二", then="")
    publish(cast.linjing, cast, change_note="三")
    answer = signed_in(cast.linjing).post(RULES.url("move", old.pk, "submit"), follow=True)
    assert "已经发布过更新的版次" in answer.content.decode()
    assert WorkingRule.objects.get(pk=old.pk).state == "draft"


def test_rules_are_handed_down_but_not_up_or_across(cast: Cast):
    given = publish(cast.linjing, cast)
    own = publish(cast.lijianjun, cast, unit=cast.jia.unit.pk, code="JIA-01")

    def seen(person) -> set:
        return {row.pk for row in signed_in(person).get(RULES.url("list")).context["rows"]}

    assert seen(cast.chenxiaodong) == seen(cast.huangweijie) == seen(cast.linjing) == {given.pk, own.pk}
    assert seen(cast.chensiyuan) == seen(cast.sunli) == seen(cast.zhaozhiqiang) == {given.pk}
    assert signed_in(cast.sunli).get(RULES.url("detail", own.pk)).status_code == 404


def test_nobody_publishes_for_an_organisation_that_is_not_theirs(cast: Cast):
    for person, unit in ((cast.lijianjun, cast.institute), (cast.sunli, cast.first), (cast.lijianjun, cast.bing.unit)):
        assert refused(person, cast, unit=unit.pk)
    assert not WorkingRule.objects.exists()
    assert signed_in(cast.chenxiaodong).post(RULES.url("create"), typed(cast)).status_code == 403


@pytest.mark.parametrize(("name", "written"), [("linjing", 3), ("lijianjun", 1)])
def test_an_exported_sheet_taken_in_again_changes_nothing(cast: Cast, name: str, written: int):
    """A branch may look at what is handed down and takes along its own."""
    publish(cast.linjing, cast)
    publish(cast.linjing, cast, change_note="增加谈话次数")
    publish(cast.lijianjun, cast, unit=cast.jia.unit.pk, code="JIA-01")
    assert taken_in_again(getattr(cast, name), "working-rules").unchanged_count == written


def test_the_office_library_comes_in_as_drafts(cast: Cast):
    client = signed_in(cast.linjing)
    rows = workbook(
        ("发布单位", "类别", "编码", "名称", "版次", "施行日期", "岗位职责"),
        ("二院党委", "工作职责", "ZZ-01", "支委职责", 3, "2026-03-01", "【书记】\n主持全面工作｜经常"),
        ("二院党委", "工作职责", "ZZ-02", "看不懂的", 1, "2026-03-01", "【支书】\n主持"),
    )
    answer = upload(client, "working-rules", rows)
    assert batch_of(answer).refused_count == 1
    confirm(client, answer, skip="1")
    rule = WorkingRule.objects.get()
    assert (rule.state, rule.edition, rule.roles_text, rule.duties.count()) == ("draft", 3, "书记", 1)


def test_the_heads_of_the_sheet(cast: Cast):
    publish(cast.linjing, cast)
    heads = sheet(signed_in(cast.linjing).get(RULES.url("export")))[2]
    assert list(heads[:6]) == ["序号", "发布单位", "类别", "编码", "名称", "版次"]
