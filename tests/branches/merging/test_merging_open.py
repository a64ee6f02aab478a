"""What is not finished when a branch goes into another one: told before, taken up afterwards, by the right people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from branches.handover.own_items import without_note
from branches.merging.acts import merge_unit
from branches.merging.left_open import left_open
from branches.performance.acts import write_notes
from education.activities.models import Activity
from organisation.access import forget
from organisation.memberships.models import TemporaryMembership
from organisation.units.models import Unit
from records import history
from records.workflow import perform
from reminders import recomputing
from reminders.lights import todo
from reminders.obligations.models import Obligation
from reminders.relief.models import Suspension
from supervision.findings.models import Finding
from tests.branches.founding.makers import make_request
from tests.cast import Cast, days_ago, signed_in
from tests.welfare.needs.makers import make_need
from welfare.needs.models import Need


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """甲 has an open finding, a need, a draft, an activity in review, a suspension in review and a burning duty."""
    cast.finding = Finding.objects.create(
        unit=cast.jia.unit, inspecting_unit=cast.first, problem="台账不全", found_on=days_ago(9), due_on=days_ago(2)
    )
    cast.need = make_need(cast, cast.jia.unit, 1)
    Need.objects.filter(pk=cast.need.pk).update(holder=cast.lijianjun, due_on=days_ago(3))
    begun = timezone.now() - timedelta(days=2)
    cast.draft, cast.sent = (
        Activity.objects.create(
            unit=cast.jia.unit, kind="topic_study", theme=theme, starts_at=begun, author=cast.lijianjun.user
        )
        for theme in ("草稿学习", "待审学习")
    )
    Activity.objects.filter(pk=cast.sent.pk).update(state="submitted")
    Suspension.objects.create(
        unit=cast.jia.unit, starts_on=days_ago(5), ends_on=days_ago(1), reason="停工", state="submitted"
    )
    recomputing.recompute_everything()
    return cast


def merge(cast: Cast) -> None:
    merge_unit(unit=cast.jia.unit, into=cast.yi.unit, by=None)
    for person in (cast.zhaozhiqiang, cast.lijianjun, cast.gaoyumei):
        forget(person.user)


def preview(cast: Cast, who: str = "fangyuan"):
    sent = {"target": str(cast.yi.unit_id), "on": str(days_ago(0)), "document_number": "集团党〔2026〕3号"}
    return signed_in(getattr(cast, who)).post(f"/administration/units/{cast.jia.unit_id}/merge/", sent)


def test_the_preview_says_what_stays_open_and_what_becomes_of_it(busy: Cast) -> None:
    answer = preview(busy)
    told = {one.title: (one.count, one.then) for one in answer.context["left_open"]}
    assert told["问题整改销号"][0] == told["需求办结"][0] == told["暂停申请（待审核）"][0] == 1
    assert told["组织生活记录提交并审核"][0] == 2
    assert "由乙支部接着整改" in told["问题整改销号"][1]
    assert told["亮灯的应办事项"][0] >= 1
    page = answer.content.decode()
    assert "还没有办完的事项" in page and "照常办理，退回时由乙支部修改" in page and "{into}" not in page
    assert Unit.objects.get(pk=busy.jia.unit_id).ended_on is None


def test_each_number_opens_exactly_its_rows(busy: Cast) -> None:
    make_request(busy, busy.first, 1)
    for who, unit, into in (
        ("lijianjun", busy.jia.unit, busy.yi.unit),
        ("linjing", busy.jia.unit, busy.yi.unit),
        ("huangweijie", busy.first, busy.second),
    ):
        user, client, opened = getattr(busy, who).user, signed_in(getattr(busy, who)), 0
        for one in left_open(unit, into, user):
            if one.seen == one.count and "tab=notes" not in one.url:
                context = client.get(one.url).context
                rows = context["lines"] if "performance" in one.url else context["rows"]
                assert len(rows) == one.count, (who, one)
                opened += 1
        assert opened, who


def test_a_branch_with_nothing_open_says_so(cast: Cast) -> None:
    sent = {"target": str(cast.second.pk), "on": str(days_ago(0)), "document_number": "集团党〔2026〕3号"}
    page = signed_in(cast.fangyuan).post(f"/administration/units/{cast.first.pk}/merge/", sent).content.decode()
    assert "还没有办完的事项" in page or "没有未办完的事项" in page


def test_the_clock_of_a_finding_runs_on_for_the_other_secretary(busy: Cast) -> None:
    subject = f"findings:{busy.finding.pk}"
    assert Obligation.objects.get(subject=subject).unit == busy.jia.unit
    merge(busy)
    duty = Obligation.objects.get(subject=subject)
    assert (duty.unit, duty.outcome) == (busy.yi.unit, "open")
    assert duty in todo.mine(busy.zhaozhiqiang.user) and duty not in todo.mine(busy.lijianjun.user)
    recomputing.recompute_everything()  # the night sees it no differently
    assert Obligation.objects.get(subject=subject).pk == duty.pk
    answered = {"measures": "补登", "responsible": "赵志强", "completion": "已补齐", "done_on": days_ago(0)}
    Finding.objects.filter(pk=busy.finding.pk).update(**answered)
    perform(Finding.objects.get(pk=busy.finding.pk), "submit", by=busy.zhaozhiqiang.user)
    recomputing.recompute_everything()
    assert Obligation.objects.get(subject=subject).outcome == "late"


def test_what_was_answered_before_stays_in_the_merged_branchs_statistics(busy: Cast) -> None:
    Finding.objects.filter(pk=busy.finding.pk).update(state="closed", done_on=days_ago(3), closed_on=days_ago(3))
    merge(busy)
    duty = Obligation.objects.get(subject=f"findings:{busy.finding.pk}")
    assert (duty.unit, duty.outcome) == (busy.jia.unit, "on_time")


def test_a_need_gets_a_holder_who_may_answer_it(busy: Cast) -> None:
    due = Need.objects.get(pk=busy.need.pk).due_on
    merge(busy)
    need = Need.objects.get(pk=busy.need.pk)
    assert (need.holder, need.due_on, need.level_unit) == (busy.zhaozhiqiang, due, busy.jia.unit)
    assert need.hand_overs.get(ended_at=None).holder == busy.zhaozhiqiang
    assert "随并入转乙支部办理" in [line.text for line in history.of(need)]
    duty = Obligation.objects.get(subject=f"needs:{need.pk}")
    assert (duty.keeper, duty.unit) == (busy.zhaozhiqiang.user, busy.yi.unit)
    assert duty in todo.mine(busy.zhaozhiqiang.user)


def test_a_draft_is_finished_from_the_other_side(busy: Cast) -> None:
    merge(busy)
    client = signed_in(busy.zhaozhiqiang)
    draft = Activity.objects.get(pk=busy.draft.pk)
    assert "草稿学习" in client.get(f"/activities/?unit={busy.jia.unit_id}&tab=draft").content.decode()
    form = client.get(f"/activities/{draft.pk}/edit/").context["form"]
    assert str(form["unit"].value()) == str(busy.jia.unit_id)
    assert busy.jia.unit in form.fields["unit"].queryset
    perform(draft, "submit", by=busy.zhaozhiqiang.user)
    for record in (draft, Activity.objects.get(pk=busy.sent.pk)):
        perform(record, "approve", by=busy.gaoyumei.user)
        assert record.unit == busy.jia.unit


def test_home_branches_still_hear_of_those_who_had_left_before(busy: Cast) -> None:
    TemporaryMembership.objects.filter(unit=busy.jia.unit, person=busy.chenxiaodong).update(ends_on=days_ago(5))
    merge(busy)
    assert busy.chenxiaodong in without_note(busy.yi.unit)
    page = signed_in(busy.zhaozhiqiang).get(f"/branches/{busy.yi.pk}/performance/?missing=1")
    assert busy.chenxiaodong.name in page.content.decode()
    text = {busy.chenxiaodong.pk: "带头攻关"}
    assert write_notes(branch=busy.yi, texts=text, send=True, by=busy.zhaozhiqiang.user) == (1, 1)
    assert busy.chenxiaodong not in without_note(busy.yi.unit)


def test_both_histories_name_what_goes_on(busy: Cast) -> None:
    merge(busy)
    for branch in (busy.jia, busy.yi):
        line = history.of(branch.unit).filter(verb="merge").get()
        assert "问题整改销号 1" in line.changes["接续办理"][1]


def test_the_preview_costs_the_same_for_many_open_rows(busy: Cast, django_assert_num_queries) -> None:
    left_open(busy.jia.unit, busy.yi.unit, busy.linjing.user)
    for number in range(30):
        Finding.objects.create(
            unit=busy.jia.unit, inspecting_unit=busy.first, problem=f"问题{number}", found_on=days_ago(9),
            due_on=days_ago(2),
        )  # fmt: skip
    with django_assert_num_queries(1):
        left_open(busy.jia.unit, busy.yi.unit, busy.linjing.user)
