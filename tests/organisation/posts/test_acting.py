"""身份切换: one person, several posts, one of them at a time."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from branches.committee.acts import replace
from organisation.access import Access
from organisation.middleware import act_as
from organisation.posts.acts import end_post, open_post
from organisation.powers import Role
from records import history
from tests.cast import signed_in


def second_post(cast):
    """李建军 is also secretary of 丙, in another unit."""
    return open_post(person=cast.lijianjun, role=Role.SECRETARY, unit=cast.bing.unit, by=None)


def listed(browser):
    page = browser.get(reverse("temporary-branches:list")).content.decode()
    return {name for name in ("甲", "丙") if f"{name}临时党支部" in page}


def test_switching_changes_what_is_seen_and_the_history_names_the_post(cast):
    post, browser = second_post(cast), signed_in(cast.lijianjun)
    assert listed(browser) == {"甲"}
    answer = browser.post(reverse("organisation:act_as"), {"post": post.pk})
    assert answer.status_code == 302
    assert listed(browser) == {"丙"}
    line = history.of(cast.lijianjun).first()
    assert (line.verb, line.acting_as) == ("act_as", "丙支部 · 书记")


def test_who_never_chose_acts_under_the_post_with_which_most_can_be_done(cast):
    """刘芳, secretary of a home branch for years, is sent along: wherever the two branches stand in the tree."""
    posts = [
        open_post(person=cast.liufang, role=Role.SECRETARY, unit=one.unit, by=None) for one in (cast.jia, cast.bing)
    ]
    assert Access(cast.liufang.user).posts[:2] == posts
    assert listed(signed_in(cast.liufang)) == {"甲"}


def test_only_posts_of_ones_own_that_are_in_force_can_be_chosen(cast):
    browser = signed_in(cast.lijianjun)
    foreign = cast.zhaozhiqiang.posts.first()
    assert browser.post(reverse("organisation:act_as"), {"post": foreign.pk}).status_code == 404
    over = second_post(cast)
    end_post(post=over, by=None)
    assert browser.post(reverse("organisation:act_as"), {"post": over.pk}).status_code == 404
    assert browser.get(reverse("organisation:act_as")).status_code == 405


OVER = "您所选的职务已经结束，请在右上角切换身份"


def test_when_the_chosen_post_ends_nothing_is_left_until_another_is_chosen(cast):
    post, browser = second_post(cast), signed_in(cast.lijianjun)
    browser.post(reverse("organisation:act_as"), {"post": post.pk})
    end_post(post=post, by=None)
    page = browser.get("/").content.decode()
    assert OVER in page and 'aria-label="身份切换"' in page
    assert listed(browser) == set()
    browser.post(reverse("organisation:act_as"), {"post": cast.lijianjun.posts.get(unit=cast.jia.unit).pk})
    assert OVER not in browser.get("/").content.decode()
    assert listed(browser) == {"甲"}


def test_the_post_nobody_chose_does_not_give_way_to_another_either(cast):
    narrow = open_post(person=cast.huangweijie, role=Role.SECRETARY, unit=cast.bing.unit, by=None)
    browser = signed_in(cast.huangweijie)
    assert listed(browser) == {"甲"}
    end_post(post=cast.huangweijie.posts.exclude(pk=narrow.pk).get(), by=None)
    assert listed(browser) == set()


def test_who_got_the_first_post_after_signing_in_keeps_to_it(cast):
    browser = signed_in(cast.stranger)
    first = open_post(person=cast.stranger, role=Role.SECRETARY, unit=cast.jia.unit, by=None)
    assert listed(browser) == {"甲"}
    open_post(person=cast.stranger, role=Role.SECRETARY, unit=cast.bing.unit, by=None)
    end_post(post=first, by=None)
    assert listed(browser) == set()


def test_a_member_designated_secretary_goes_on_as_secretary_without_signing_in_again(cast):
    old, new = signed_in(cast.lijianjun), signed_in(cast.chenxiaodong)
    form = f"/activities/new/?unit={cast.jia.unit.pk}"
    assert (old.get(form).status_code, new.get(form).status_code) == (200, 403)
    post = cast.lijianjun.posts.get(unit=cast.jia.unit, role=Role.SECRETARY)
    replace(post=post, person=cast.chenxiaodong, by=cast.linjing.user, document_number="院党委〔2026〕9号")
    assert (old.get(form).status_code, new.get(form).status_code) == (403, 200)
    assert old.get(f"/temporary-branches/{cast.jia.pk}/").status_code == 200, "still a member of the branch"


def test_a_task_does_not_go_on_under_another_post(cast):
    post, user = second_post(cast), cast.lijianjun.user
    end_post(post=post, by=None)
    with pytest.raises(PermissionDenied, match="已经结束"):
        act_as(user, {"acting_post": post.pk})
    assert not user.has_perm("view", cast.jia)
