"""What the form refuses, and the sentence in which it says so."""

import pytest

from education.activities.checks import problems
from education.activities.forms import activity_from
from education.activities.kinds import Kind
from organisation.groups.models import PartyGroup
from tests.cast import Cast, days_ago
from tests.education.entry import at, entry, missing, sentences, tomorrow, vote


def test_a_meeting_that_has_not_been_held(cast: Cast):
    said = sentences(cast.lijianjun, entry(cast.jia.unit, day=tomorrow()))
    assert f"{tomorrow()} 14:00 还没有到，请在活动开过以后登记。" in said


def test_a_day_before_the_branch_was_founded(cast: Cast):
    founded = cast.jia.unit.founded_on
    said = sentences(cast.lijianjun, entry(cast.jia.unit, day=days_ago(251)))
    assert f"甲支部于 {founded} 成立，活动日期不能早于这一天。" in said


def test_a_day_after_the_branch_was_dissolved(cast: Cast):
    found = dict(problems({"unit": cast.ding.unit, "starts_at": at(days_ago(29)), "kind": Kind.THEMED_PARTY_DAY}))
    assert found["starts_at"] == f"丁支部已于 {days_ago(30)} 撤销，活动日期不能晚于这一天。"
    assert not dict(problems({"unit": cast.ding.unit, "starts_at": at(days_ago(30)), "kind": Kind.THEMED_PARTY_DAY}))


def test_a_meeting_that_ends_before_it_begins(cast: Cast):
    said = sentences(cast.lijianjun, entry(cast.jia.unit, ends_at=f"{days_ago(2)}T13:59"))
    assert "结束时间要晚于开始时间，请核对。" in said


def test_a_meeting_that_goes_on_for_days(cast: Cast):
    said = sentences(cast.lijianjun, entry(cast.jia.unit, day=days_ago(5), ends_at=f"{days_ago(3)}T16:00"))
    assert "连续几天的活动请按天登记" in said


def test_hours_below_nothing(cast: Cast):
    assert "hours" in activity_from(entry(cast.jia.unit, hours="-1"), user=cast.lijianjun.user).errors


def test_a_lecture_without_lecturer(cast: Cast):
    assert "党课请填写授课人。" in sentences(cast.lijianjun, entry(cast.jia.unit, Kind.PARTY_LECTURE))
    lecture = entry(cast.jia.unit, Kind.PARTY_LECTURE, lecturer_name="李建军")
    assert sentences(cast.lijianjun, lecture) == ""


def test_a_group_meeting_without_group(cast: Cast):
    assert "党小组会请选择是哪个党小组。" in sentences(cast.lijianjun, entry(cast.jia.unit, Kind.GROUP_MEETING))


def test_a_group_of_another_branch_cannot_be_chosen(cast: Cast):
    group = PartyGroup.objects.create(unit=cast.yi.unit, name="乙一组")
    assert sentences(cast.lijianjun, entry(cast.jia.unit, Kind.GROUP_MEETING, group=group.pk))


def test_an_absence_without_reason(cast: Cast):
    said = sentences(cast.lijianjun, entry(cast.jia.unit, **missing(cast.chenxiaodong, "absent")))
    assert "请填写陈晓东缺席的原因。" in said


def test_someone_on_the_roster_whom_nobody_called(cast: Cast):
    data = entry(cast.jia.unit, roll_for="")
    del data[f"roll-{cast.chenxiaodong.pk}"]
    assert "请选择陈晓东是到会、请假还是缺席。" in sentences(cast.lijianjun, data)


def test_a_roster_that_changed_under_the_form_is_shown_again(cast: Cast):
    """Without script the names stay those of the kind the page was opened with."""
    data = entry(cast.jia.unit) | {"kind": Kind.COMMITTEE_MEETING}
    assert "应到名单已经按新的情况重新列出" in sentences(cast.lijianjun, data)


def test_a_day_on_which_the_branch_had_no_members(cast: Cast):
    cast.jia.unit.memberships.update(starts_on=days_ago(3))
    data = entry(cast.jia.unit, day=days_ago(4))
    assert "这一天名册上没有应到的党员" in sentences(cast.lijianjun, data)


def test_more_hands_than_people_with_a_vote(cast: Cast):
    data = entry(cast.jia.unit, **vote(0, "冬季施工党员先锋岗方案", yes=8, abstain=1))
    said = sentences(cast.lijianjun, data)
    assert "“冬季施工党员先锋岗方案”的票数合计 9，多于实到有表决权的 8 人，请核对票数或到会情况。" in said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (vote(0, "", yes=3), "有一行表决没有写明表决事项"),
        (vote(0, "方案", yes=0), "“方案”还没有填写票数。"),
        ({"vote-0-matter": "方案", "vote-0-yes": "六"}, "“方案”的票数要填数字，例如 6。"),
        ({"vote-0-matter": "方案", "vote-0-yes": "-1"}, "“方案”的票数要填数字，例如 6。"),
        (vote(0, "长" * 201, yes=3), "超过 200 字"),
    ],
)
def test_a_vote_row_that_cannot_be(cast: Cast, row, said):
    assert said in sentences(cast.lijianjun, entry(cast.jia.unit, **row))


def test_empty_vote_rows_are_no_matter(cast: Cast):
    empty = {"vote-0-matter": "", "vote-0-yes": "", "vote-0-no": "", "vote-0-abstain": ""}
    assert sentences(cast.lijianjun, entry(cast.jia.unit, **empty)) == ""


@pytest.mark.parametrize(
    ("matter", "rule"),
    [
        ("选举支部书记、副书记", "不换届、不选举"),
        ("支部换届方案", "不换届、不选举"),
        ("选举出席党代会代表", "不选举党代表大会代表"),
        ("收缴第四季度党费", "不收缴党费"),
        ("接收周倩同志为预备党员", "一般不发展党员"),
        ("预备党员周倩同志按期转正", "一般不发展党员"),
        ("给予陈晓东同志党内警告处分", "一般不处分处置党员"),
    ],
)
def test_what_a_temporary_branch_does_not_vote_on(cast: Cast, matter, rule):
    """BR-07: no election, no admission, no dues, no discipline."""
    assert rule in sentences(cast.lijianjun, entry(cast.jia.unit, **vote(0, matter, yes=6)))


@pytest.mark.parametrize("matter", ["设立党员先锋岗", "推荐五星党员人选", "冬季施工安全措施", "慰问困难党员家属"])
def test_the_branchs_own_business_is_voted_on(cast: Cast, matter):
    assert sentences(cast.lijianjun, entry(cast.jia.unit, **vote(0, matter, yes=6))) == ""


def test_a_branch_the_person_may_not_log_for(cast: Cast):
    """丙 belongs to another unit: 李建军 cannot even name it."""
    form = activity_from(entry(cast.bing.unit), user=cast.lijianjun.user)
    assert "unit" in form.errors
    assert str(cast.bing.unit) not in form["unit"].as_widget()
