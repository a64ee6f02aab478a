"""Lists, single records and detail pages give the same answer, for everyone, every power and every record."""

import pytest
from django.urls import reverse

from branches.committee.acts import relieve, replace
from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from organisation.access import forget
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.acts import end_post
from organisation.posts.models import Post, UnitUserGrant
from organisation.powers import Power, Role
from organisation.scope import holders_of
from organisation.units.acts import UnitRefused, create_unit, move_unit
from organisation.units.models import Unit
from tests.branches.founding.requests import written
from tests.cast import days_ago, signed_in

MODELS = (Unit, Project, Person, TemporaryBranch, TemporaryMembership, Post, FoundingRequest)
PAGES = {
    Project: "projects",
    Person: "people",
    TemporaryBranch: "temporary-branches",
    TemporaryMembership: "roster",
    FoundingRequest: "founding-requests",
}


@pytest.mark.parametrize("model", MODELS)
def test_lists_and_records_agree_for_everyone_and_every_power(cast, model):
    written(cast)
    checks = 0
    for person in cast.people:
        for power in Power.values:
            seen = set(model.objects.visible_to(person.user, power).values_list("pk", flat=True))
            for record in model.objects.all():
                assert person.user.has_perm(power, record) == (record.pk in seen), (person, power, record)
                checks += 1
    assert checks > 250


@pytest.mark.parametrize("model", PAGES)
def test_pages_agree_with_lists(cast, model):
    written(cast)
    for person in (cast.linjing, cast.huangweijie, cast.lijianjun, cast.maimaiti, cast.wugang, cast.shenqing):
        browser = signed_in(person)
        seen = set(model.objects.visible_to(person.user).values_list("pk", flat=True))
        for record in list(model.objects.all())[:12]:
            status = browser.get(reverse(f"{PAGES[model]}:detail", args=[record.pk])).status_code
            assert status == (200 if record.pk in seen else 404), (person, record)


def powers_at(person, unit):
    forget(person.user)
    return {power for power in Power.values if person.user.has_perm(power, unit)}


def test_a_post_that_ends_takes_its_rights_at_once(cast):
    browser, url = signed_in(cast.lijianjun), reverse("temporary-branches:detail", args=[cast.jia.pk])
    assert browser.get(url).status_code == 200
    post = Post.objects.get(person=cast.lijianjun, role=Role.SECRETARY, ends_on__isnull=True)
    end_post(post=post, by=None)
    assert browser.get(url).status_code == 404
    assert powers_at(cast.lijianjun, cast.jia.unit) == set()


def test_a_grant_without_a_post_in_force_gives_nothing(cast):
    """Whoever forgets to remove a grant, or writes one by hand, gives no right."""
    grant = UnitUserGrant.objects.filter(user=cast.zhaozhiqiang.user, content_object=cast.yi.unit).first()
    UnitUserGrant.objects.create(user=cast.stranger.user, permission=grant.permission, content_object=cast.jia.unit)
    assert powers_at(cast.stranger, cast.jia.unit) == set()
    Post.objects.filter(person=cast.zhaozhiqiang).update(ends_on=days_ago(0))
    assert powers_at(cast.zhaozhiqiang, cast.yi.unit) == set()


def test_a_new_secretary_gains_what_the_old_one_loses(cast):
    post = Post.objects.get(person=cast.lijianjun, role=Role.SECRETARY)
    before = powers_at(cast.lijianjun, cast.jia.unit)
    replace(post=post, person=cast.chenxiaodong, by=cast.linjing.user, document_number="院党委〔2026〕20号")
    assert powers_at(cast.chenxiaodong, cast.jia.unit) == before
    assert powers_at(cast.lijianjun, cast.jia.unit) == {Power.VIEW, Power.OWN}  # still a member
    cast.jia.refresh_from_db()
    assert cast.jia.secretary_name == "陈晓东"


def test_who_is_relieved_stays_a_member_and_reads_on(cast):
    relieve(post=Post.objects.get(person=cast.zhangxue), by=cast.linjing.user, reason="调整分工")
    assert powers_at(cast.zhangxue, cast.jia.unit) == {Power.VIEW, Power.OWN}
    assert TemporaryMembership.objects.get(person=cast.zhangxue).title == ""


def test_a_moved_branch_goes_out_of_one_scope_and_into_another(cast):
    move_unit(unit=cast.jia.unit, parent=cast.second, by=None)
    assert powers_at(cast.huangweijie, Unit.objects.get(pk=cast.jia.unit_id)) == set()
    assert Power.REVIEW in powers_at(cast.sunli, Unit.objects.get(pk=cast.jia.unit_id))
    assert Power.LOG in powers_at(cast.lijianjun, Unit.objects.get(pk=cast.jia.unit_id))
    assert Power.DECIDE in powers_at(cast.linjing, Unit.objects.get(pk=cast.jia.unit_id))


def test_a_unit_cannot_be_moved_into_itself(cast):
    below = create_unit(name="下级", code="X-1", kind=Unit.Kind.COMMITTEE, parent=cast.first, by=None)
    with pytest.raises(UnitRefused):
        move_unit(unit=cast.first, parent=below, by=None)


def test_units_with_similar_numbers_do_not_see_each_other(cast):
    """A path is compared whole: 1.2. does not cover 1.23."""
    units = [
        create_unit(name=f"单位{n}", code=f"U-{n}", kind=Unit.Kind.UNIT, parent=cast.institute, by=None)
        for n in range(12)
    ]
    short = min(units, key=lambda unit: len(unit.path))
    open_ = [unit for unit in units if unit != short and unit.path.startswith(short.path[:-1])]
    for unit in open_:
        assert not unit.path.startswith(short.path)


def test_people_who_hold_a_power_are_found_nearest_first(cast):
    names = [person.name for person in holders_of(cast.jia.unit, Power.REVIEW)]
    assert set(names) == {"高玉梅", "黄伟杰"}
    everyone = [person.name for person in holders_of(cast.jia.unit, Power.INSPECT)]
    assert everyone.index("李建军") < everyone.index("黄伟杰") < everyone.index("林静")
    assert "孙丽" not in everyone
    assert "吴刚" not in everyone


def test_scoping_adds_no_question_of_its_own(cast, django_assert_num_queries):
    user = cast.linjing.user
    user.has_perm(Power.VIEW, cast.jia)  # posts and grants are remembered
    with django_assert_num_queries(1):
        assert TemporaryBranch.objects.visible_to(user).count() == 4
