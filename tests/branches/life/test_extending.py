"""A branch is extended by paper, as often as needed; its planned end has a clock."""

from datetime import date

import pytest
from django.urls import reverse

from branches.hints.running import hints_for
from branches.life.models import TemporaryBranch
from branches.life.steps import branch_steps, lines_of_steps
from branches.page.content import posts_in
from branches.projects.models import Project
from organisation.refusal import ActRefused
from records.workflow import Stale
from reminders import recomputing
from reminders.obligations.models import Obligation
from tests.branches.life.lives import at, extend
from tests.cast import signed_in


def test_a_branch_is_extended_as_often_as_needed_and_every_time_is_kept(cast, march):
    at(march, 2026, 6, 20)
    extend(cast)
    at(march, 2026, 9, 20)
    extend(cast, until=date(2026, 12, 31), document_number="院党委〔2026〕52号")
    assert (cast.jia.state, cast.jia.planned_end) == ("extended", date(2026, 12, 31))
    assert [str(one.before) for one in cast.jia.extensions.all()] == ["2026-06-30", "2026-09-30"]
    now = next(step for step in branch_steps(cast.jia, lines_of_steps(cast.jia)) if step.state == "now")
    assert now.label == "延期运行"
    assert "延至 2026-12-31 · 院党委〔2026〕52号 · 林静" in now.note
    page = signed_in(cast.gaoyumei).get(reverse("temporary-branches:detail", args=[cast.jia.pk])).content.decode()
    for told in ("2026-06-30 延至 2026-09-30", "院党委〔2026〕31号", "院党委〔2026〕52号", "任务顺延"):
        assert told in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"until": date(2026, 6, 30)}, "晚于"),
        ({"reason": " "}, "理由"),
        ({"document_number": ""}, "文号"),
        ({"on": date(2026, 3, 1)}, "决定日期"),
        ({"on": date(2026, 7, 1)}, "决定日期"),
    ],
)
def test_an_extension_needs_reason_paper_and_a_later_end(cast, march, changes, said):
    at(march, 2026, 6, 20)
    with pytest.raises(ActRefused, match=said):
        extend(cast, **changes)
    assert cast.jia.state == "running" and not cast.jia.extensions.exists()


def test_only_the_approving_organisation_extends(cast, march):
    at(march, 2026, 6, 20)
    for person in (cast.gaoyumei, cast.lijianjun):
        with pytest.raises(ActRefused, match="身份"):
            extend(cast, by=person.user)


def test_a_branch_outlives_no_project(cast, march):
    at(march, 2026, 6, 20)
    Project.objects.filter(pk=cast.jia.project_id).update(closed_on=date(2026, 6, 1))
    cast.jia.project.refresh_from_db()
    with pytest.raises(ActRefused, match="项目"):
        extend(cast)


def test_of_two_who_extend_at_once_the_second_is_told(cast, march):
    at(march, 2026, 6, 20)
    other = TemporaryBranch.objects.get(pk=cast.jia.pk)
    extend(cast)
    with pytest.raises(Stale):
        extend(cast, branch=other)
    assert cast.jia.extensions.count() == 1


def test_the_page_asks_to_confirm_a_planned_end_that_has_passed(cast, march):
    at(march, 2026, 7, 1)
    told = [hint.text for hint in hints_for(cast.jia, posts_in(cast.jia), 0)]
    assert any("2026-06-30 已过" in text for text in told)
    at(march, 2026, 4, 1)
    assert not any("2026-06-30" in hint.text for hint in hints_for(cast.jia, posts_in(cast.jia), 0))


def test_the_planned_end_has_a_clock_that_moves_with_an_extension(cast, march):
    at(march, 2026, 6, 20)
    recomputing.recompute_deadlines()
    duty = Obligation.objects.get(rule__code="BR-09", unit=cast.jia.unit)
    assert (duty.due_on, duty.outcome) == (date(2026, 6, 30), "open")
    extend(cast)
    recomputing.recompute_deadlines()
    duty.refresh_from_db()
    assert duty.due_on == date(2026, 9, 30)
