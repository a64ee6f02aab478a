"""Key projects want a full-time secretary: the unit is told, and its light is green with the designation."""

import pytest
from django.db import connection
from django.urls import reverse

from branches.committee.acts import relieve, replace
from branches.projects.models import Project
from organisation.posts.acts import end_post
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.refusal import ActRefused
from reminders import recomputing
from reminders.obligations.models import Obligation
from tests.cast import days_ago, signed_in


@pytest.fixture
def gap(cast):
    """甲 works for a key project; its secretary 李建军 is not full-time."""
    Project.objects.filter(pk=cast.rail.pk).update(is_key=True)
    recomputing.recompute_deadlines()
    return cast


def duty(cast):
    return Obligation.objects.get(rule__code="SEED-17", unit=cast.first)


def test_a_key_project_without_full_time_secretary_lights_up_at_the_unit(gap):
    assert duty(gap).light() == "red"
    answer = signed_in(gap.gaoyumei).get(reverse("reminders:duty", args=[duty(gap).pk])).content.decode()
    assert "甲" in answer and "已超过配备专职书记的期限" in answer and "为重点项目选派专职" in answer


def test_the_light_is_green_at_once_when_the_secretary_becomes_full_time(gap, django_capture_on_commit_callbacks):
    post = gap.lijianjun.posts.get(role=Role.SECRETARY, ends_on=None)
    with django_capture_on_commit_callbacks(execute=True):
        replace(
            post=post, person=gap.lijianjun, by=gap.linjing.user, document_number="院党委〔2026〕8号", full_time=True
        )
    assert duty(gap).light() == "green"
    now = gap.lijianjun.posts.get(role=Role.SECRETARY, ends_on=None)
    assert now.full_time and now.document_number == "院党委〔2026〕8号"


def test_the_light_burns_again_when_the_full_time_secretary_goes(gap, django_capture_on_commit_callbacks):
    Post.objects.filter(unit=gap.jia.unit, role=Role.SECRETARY).update(full_time=True)
    recomputing.recompute_deadlines()
    assert duty(gap).light() == "green"
    post = gap.lijianjun.posts.get(role=Role.SECRETARY, ends_on=None)
    with django_capture_on_commit_callbacks(execute=True):
        relieve(post=post, by=gap.linjing.user, reason="调回")
    assert duty(gap).light() == "red"


def test_someone_else_is_designated_through_the_page(gap, django_capture_on_commit_callbacks):
    end_post(post=gap.lijianjun.posts.get(role=Role.SECRETARY, ends_on=None), by=None)
    body = {
        "role": Role.SECRETARY.value, "person": gap.chenxiaodong.pk, "document_number": "院党委〔2026〕9号",
        "on": days_ago(0), "full_time": "on",
    }  # fmt: skip
    url = reverse("branches:designate", args=[gap.jia.pk])
    assert signed_in(gap.gaoyumei).post(url, body).status_code == 403
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in(gap.linjing).post(url, body).status_code == 302
    assert duty(gap).light() == "green"


def test_nothing_changes_when_the_same_person_is_put_in_again(gap):
    post = gap.lijianjun.posts.get(role=Role.SECRETARY, ends_on=None)
    with pytest.raises(ActRefused):
        replace(post=post, person=gap.lijianjun, by=gap.linjing.user, document_number="院党委〔2026〕8号")


def test_a_project_that_becomes_key_asks_at_once(cast, django_capture_on_commit_callbacks):
    assert not Obligation.objects.filter(rule__code="SEED-17").exists()
    url = reverse("projects:edit", args=[cast.rail.pk])
    form = signed_in(cast.huangweijie).get(url).context["form"]
    typed = {name: value for name in form.fields if (value := form[name].value()) not in (None, "")}
    with django_capture_on_commit_callbacks(execute=True):
        answer = signed_in(cast.huangweijie).post(url, {**typed, "is_key": "on"})
    assert answer.status_code == 302
    assert duty(cast).light() == "red"


def test_a_number_opens_exactly_its_branches(gap):
    Project.objects.filter(pk__in=(gap.bridge.pk, gap.solar.pk, gap.tunnel.pk)).update(is_key=True)
    page = reverse("branches:full_time")
    context = signed_in(gap.linjing).get(page).context
    assert (context["total"], context["filled"], context["gap"]) == (3, 1, 2)  # 丁 is dissolved
    for line in context["lines"]:
        for state, number in (("", line.total), ("filled", line.filled), ("gap", line.gap)):
            opened = signed_in(gap.linjing).get(page, {"unit": line.unit.pk, "state": state})
            assert len(opened.context["rows"]) == number
    own = signed_in(gap.sunli).get(page, {"unit": gap.first.pk})
    assert own.context["total"] == 1 and not own.context["rows"]
    assert "甲" not in own.content.decode()
    assert signed_in(gap.linjing).get(page, {"unit": "x", "state": "²"}).status_code == 200


def test_the_institute_gets_the_form_already_filled_in(gap):
    rows = signed_in(gap.linjing).get(reverse("branches:full_time"), {"state": "gap"}).context["rows"]
    cure = rows[0][2]
    form = signed_in(gap.linjing).get(cure).context["form"]
    assert form["full_time"].value() and str(form["person"].value()) == str(gap.lijianjun.pk)
    assert all(not cure for _, _, cure in signed_in(gap.gaoyumei).get(reverse("branches:full_time")).context["rows"])


def test_a_stranger_is_sent_away(gap):
    assert signed_in(gap.stranger).get(reverse("branches:full_time")).status_code == 403


def test_the_page_of_the_branch_says_so_too(gap):
    page = reverse("temporary-branches:detail", args=[gap.jia.pk])
    assert "现任书记不是专职" in signed_in(gap.lijianjun).get(page).content.decode()
    Post.objects.filter(unit=gap.jia.unit, role=Role.SECRETARY).update(full_time=True)
    assert "现任书记不是专职" not in signed_in(gap.lijianjun).get(page).content.decode()
