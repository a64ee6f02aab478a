"""书记、副书记、委员: one person, one of them; a new one ends the other in the same act, or is refused in words."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from branches.committee.acts import designate, replace
from branches.founding.found_branch import found_branch
from organisation.memberships.models import TemporaryMembership
from organisation.posts.acts import open_post
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records import history
from tests.cast import Cast, days_ago, signed_in


def held(person, unit: Unit) -> list[str]:
    return sorted(Post.objects.on().filter(person=person, unit=unit).values_list("role", flat=True))


def test_the_deputy_who_becomes_secretary_is_deputy_no_longer(cast: Cast) -> None:
    unit, deputy = cast.jia.unit, cast.wanghaiyan
    secretary = Post.objects.get(unit=unit, role=Role.SECRETARY, ends_on=None)
    replace(post=secretary, person=deputy, by=cast.linjing.user, document_number="2号")
    assert held(deputy, unit) == ["secretary"]
    assert TemporaryMembership.objects.get(unit=unit, person=deputy).title == "书记"
    ended = Post.objects.get(unit=unit, person=deputy, role=Role.DEPUTY_SECRETARY)
    assert ended.end_number == "2号"
    lines = list(history.of(unit).values_list("text", "act")[:3])
    assert ("王海燕不再任副书记：改任书记") in [text for text, _ in lines]
    assert len({act for _, act in lines}) == 1


def test_a_division_of_work_stays(cast: Cast) -> None:
    designate(
        unit=cast.jia.unit, person=cast.wanghaiyan, role=Role.SECRECY_MEMBER, by=cast.linjing.user, document_number="2"
    )
    assert held(cast.wanghaiyan, cast.jia.unit) == ["deputy_secretary", "secrecy_member"]


def test_what_begins_later_is_not_ended_before_it_began(cast: Cast) -> None:
    unit, person = cast.jia.unit, cast.chenxiaodong
    ahead = days_ago(-5)
    open_post(person=person, role=Role.COMMITTEE_MEMBER, unit=unit, by=None, starts_on=ahead)
    with pytest.raises(
        ActRefused, match=f"陈晓东从 {ahead:%Y-%m-%d} 起任.*委员，不能从 .* 起另任副书记，请先免去原职务。"
    ):
        open_post(person=person, role=Role.DEPUTY_SECRETARY, unit=unit, by=None)
    assert Post.objects.get(person=person, role=Role.COMMITTEE_MEMBER).ends_on is None


def test_nobody_founds_a_branch_as_both(cast: Cast) -> None:
    person = cast.chenxiaodong
    with pytest.raises(ActRefused) as refused:
        found_branch(
            name="新线临时党支部", code="LZ-X", parent=cast.first, project=cast.rail, founded_on=days_ago(1), by=None,
            members=[person], posts=[(person, Role.SECRETARY, False), (person, Role.DEPUTY_SECRETARY, False)],
        )  # fmt: skip
    assert str(refused.value) == "陈晓东不能同时任书记和副书记，请只保留一个职务。"


def designating(cast: Cast, **told: object) -> dict[str, object]:
    return {"document_number": "3号", "on": str(days_ago(0)), **told}


def test_who_serves_elsewhere_is_named_and_asked_about(cast: Cast) -> None:
    """陈晓东 of 甲 is secretary of 乙 as well: kept or ended, by choice."""
    person, office = cast.chenxiaodong, signed_in(cast.linjing)
    other = open_post(person=person, role=Role.PUBLICITY_MEMBER, unit=cast.yi.unit, by=None, starts_on=days_ago(9))
    url = reverse("branches:designate", args=[cast.jia.pk])
    told = designating(cast, role=Role.PUBLICITY_MEMBER.value, person=str(person.pk))
    answer = office.post(url, told)
    assert (
        answer.status_code == 422
        and not Post.objects.filter(unit=cast.jia.unit, person=person).exclude(role=Role.MEMBER).exists()
    )
    assert f"陈晓东现任{cast.yi.unit} · 宣传委员" in answer.content.decode()
    assert office.post(url, {**told, "other_posts": "end:99999"}).status_code == 422
    assert office.post(url, {**told, "other_posts": f"end:{other.pk}"}).status_code == 302
    other.refresh_from_db()
    assert other.ends_on == days_ago(0) and held(person, cast.jia.unit) == ["publicity_member"]
    assert "陈晓东不再任宣传委员：另有任用" in history.of(cast.yi.unit).values_list("text", flat=True)


def test_kept_the_other_post_stays(cast: Cast) -> None:
    person, office = cast.chenxiaodong, signed_in(cast.linjing)
    other = open_post(person=person, role=Role.PUBLICITY_MEMBER, unit=cast.yi.unit, by=None)
    told = designating(cast, role=Role.PUBLICITY_MEMBER.value, person=str(person.pk), other_posts=f"keep:{other.pk}")
    assert office.post(reverse("branches:designate", args=[cast.jia.pk]), told).status_code == 302
    other.refresh_from_db()
    assert other.ends_on is None


def test_an_administrator_ends_no_post_that_others_gave(cast: Cast) -> None:
    """A branch's post is ended by the side that approved the branch; the administrator may only let it stay."""
    other = Post.objects.get(person=cast.lijianjun, role=Role.SECRETARY, ends_on=None)
    url = reverse("administration:appoint_in_unit", args=[cast.first.pk])
    told = {"person": str(cast.lijianjun.pk), "role": Role.UNIT_OFFICER.value, "starts_on": str(days_ago(0))}
    admin = signed_in(cast.fangyuan)
    answer = admin.post(url, told)
    assert answer.status_code == 422 and f"李建军现任{cast.jia.unit} · 书记" in answer.content.decode()
    assert admin.post(url, {**told, "other_posts": f"end:{other.pk}"}).status_code == 422
    assert admin.post(url, {**told, "other_posts": f"keep:{other.pk}"}).status_code == 302
    other.refresh_from_db()
    assert other.ends_on is None and held(cast.lijianjun, cast.first) == ["unit_officer"]


@pytest.mark.parametrize("page", ["person", "unit"])
def test_a_new_post_preselects_nothing(cast: Cast, page: str) -> None:
    where = {
        "person": reverse("administration:person", args=[cast.chenxiaodong.pk]),
        "unit": reverse("administration:unit", args=[cast.first.pk]),
    }[page]
    answer = signed_in(cast.fangyuan).get(where)
    form = answer.context["appoint_form" if page == "person" else "office_form"]
    assert form["role"].value() is None and form.fields["role"].choices[0] == ("", "请选择")
    assert '<option value="" selected>请选择</option>' in str(form["role"]) or "selected" not in str(form["role"])


def test_existing_houses_are_put_right(cast: Cast) -> None:
    deputy = Post.objects.get(person=cast.wanghaiyan, role=Role.DEPUTY_SECRETARY)
    Post.objects.create(person=cast.wanghaiyan, unit=cast.jia.unit, role=Role.SECRETARY, starts_on=days_ago(3))
    TemporaryMembership.objects.filter(person=cast.wanghaiyan).update(title="书记、副书记")
    import_module("organisation.migrations.0002_one_rank_data").forwards(apps, None)
    deputy.refresh_from_db()
    assert deputy.ends_on == max(deputy.starts_on, days_ago(3))
    assert TemporaryMembership.objects.get(person=cast.wanghaiyan).title == "书记"
    assert timedelta(0) <= days_ago(0) - deputy.ends_on
