"""In force is asked for a day: an end that lies ahead has ended nothing yet, such a beginning has begun nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse

from branches.acknowledgements.acts import align_requests
from branches.acknowledgements.models import Acknowledgement
from branches.away.people_away import people_away
from branches.cadres import full_time
from branches.cadres.acts import keep_officers
from branches.cadres.duties import key_branches
from branches.cadres.models import PartyAffairsOfficer
from branches.committee.acts import designate, relieve, replace
from branches.committee.secretary_name import name_secretary
from branches.handover.own_items import posts_held
from branches.page.content import posts_in
from branches.projects.models import Project
from branches.roster.forms import members_of
from branches.training.duties import new_secretaries
from organisation.access import Access
from organisation.groups.acts import lead_group
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.posts.acts import PostRefused, align_grants, end_post, open_post
from organisation.posts.following import follow_turned_posts
from organisation.posts.ledger import in_force
from organisation.posts.models import Post
from organisation.powers import Power, Role
from organisation.refusal import ActRefused
from organisation.units.ending import end_unit
from reminders import recomputing
from reminders.obligations.models import Obligation
from reminders.rules.models import Rule, RuleVersion
from tests.branches.rules.published import asked_of, publish
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import sheet

TOMORROW, YESTERDAY = -1, 1
# (days from today on which the post begins and ends, whether it is in force today)
SPANS = [
    ((30, None), True), ((30, TOMORROW), True), ((0, None), True), ((0, TOMORROW), True),
    ((30, 0), False), ((30, YESTERDAY), False), ((0, 0), False), ((TOMORROW, None), False), ((TOMORROW, -9), False),
]  # fmt: skip


def secretary(cast: Cast, span: tuple[int, int | None] = (30, None)) -> Post:
    """甲's secretary, with these days written into the post."""
    begins, ends = span
    post = Post.objects.get(person=cast.lijianjun, role=Role.SECRETARY)
    post.starts_on, post.ends_on = days_ago(begins), None if ends is None else days_ago(ends)
    post.full_time = True
    post.save()
    return post


@pytest.mark.parametrize(("span", "held"), SPANS)
def test_every_question_who_is_in_office_has_one_answer(cast: Cast, span: tuple[int, int | None], held: bool) -> None:
    Project.objects.filter(pk=cast.rail.pk).update(is_key=True)
    post, unit = secretary(cast, span), cast.jia.unit
    assert Post.objects.on().filter(pk=post.pk).exists() is held
    assert (post in posts_in(cast.jia)) is held
    assert posts_held(unit).filter(pk=post.pk).exists() is held
    assert in_force(Post.objects.all(), True).filter(pk=post.pk).exists() is held
    assert in_force(Post.objects.all(), False).filter(pk=post.pk).exists() is not held
    assert (post.status == "在任") is held
    assert new_secretaries().filter(pk=post.pk).exists() is held
    assert (key_branches().get(pk=cast.jia.pk).answered_day is not None) is held
    [row] = [row for row in full_time.key_branches(cast.linjing.user) if row.pk == cast.jia.pk]
    assert row.filled is held  # type: ignore[attr-defined]
    assert (full_time.offices([row]).get(unit.pk) == post) is held
    keep_officers([cast.lijianjun.pk])
    assert PartyAffairsOfficer.objects.get(person=cast.lijianjun).in_office is held
    name_secretary(unit, [cast.lijianjun.pk])
    cast.jia.refresh_from_db()
    assert ("李建军" in cast.jia.secretary_name) is held
    assert Access(cast.lijianjun.user).at(Power.LOG, unit.path) is held
    page = reverse("branches:relieve", args=[cast.jia.pk, post.pk])
    assert signed_in(cast.linjing).get(page).status_code == (200 if held else 404)


@pytest.mark.parametrize(("span", "held"), SPANS)
def test_what_is_not_over_keeps_its_rights_and_its_signature(cast: Cast, span, held: bool) -> None:
    """A post that begins later has its grants ready and is asked from its day on; one that is over has neither."""
    publish(cast.linjing, cast)
    post = secretary(cast, span)
    standing = post.ends_on is None or post.ends_on > days_ago(0)
    assert Post.objects.not_over().filter(pk=post.pk).exists() is standing
    align_grants(cast.lijianjun, cast.jia.unit)
    assert cast.lijianjun.user.unitusergrant_set.filter(content_object=cast.jia.unit).exists() is standing
    align_requests(cast.jia.unit)
    assert bool(asked_of(cast.lijianjun)) is standing
    assert Acknowledgement.objects.filter(person=cast.lijianjun, state="lapsed").exists() is not standing


def test_the_ledger_and_its_file_say_how_each_post_stands(cast: Cast) -> None:
    secretary(cast, (30, TOMORROW))
    Post.objects.filter(person=cast.wanghaiyan, role=Role.DEPUTY_SECRETARY).update(starts_on=days_ago(TOMORROW))
    office, said = signed_in(cast.linjing), {"李建军": "在任", "王海燕": "待到任", "吴刚": "已免"}
    table = sheet(office.get("/posts/export/"))
    head = next(row for row in table if row[0] == "序号")
    found = {row[head.index("姓名")]: row[head.index("状态")] for row in table if isinstance(row[0], int)}
    assert {name: found[name] for name in said} == said
    for asked, names in (("true", {"李建军"}), ("false", {"王海燕", "吴刚"})):
        page = office.get("/posts/", {"in_force": asked}).content.decode()
        assert {name for name in said if name in page} == names


def test_an_end_ahead_is_brought_forward_and_never_put_off(cast: Cast) -> None:
    post = secretary(cast, (30, -9))
    with pytest.raises(PostRefused):
        end_post(post=post, by=None, ends_on=days_ago(-10))
    relieve(post=post, by=cast.linjing.user, reason="调回")
    post.refresh_from_db()
    assert post.ends_on == days_ago(0)
    with pytest.raises(PostRefused):
        end_post(post=post, by=None)


def test_one_who_goes_soon_is_replaced_not_doubled(cast: Cast) -> None:
    post, unit, paper = secretary(cast, (30, -9)), cast.jia.unit, "院党委〔2026〕8号"
    by = cast.linjing.user
    with pytest.raises(ActRefused, match="请用“更换”办理"):
        designate(unit=unit, person=cast.chenxiaodong, role=Role.SECRETARY, by=by, document_number=paper)
    replace(post=post, person=cast.chenxiaodong, by=by, document_number=paper)
    held = Post.objects.on().filter(unit=unit, role=Role.SECRETARY)
    assert [one.person for one in held] == [cast.chenxiaodong]


@pytest.mark.parametrize(("begins", "allowed"), [(0, False), (-8, False), (-9, True), (-10, True)])
def test_the_same_post_can_follow_itself(cast: Cast, begins: int, allowed: bool) -> None:
    post = Post.objects.get(person=cast.huangweijie, role=Role.UNIT_OFFICER)
    Post.objects.filter(pk=post.pk).update(ends_on=days_ago(-9))
    again = {"person": cast.huangweijie, "role": Role.UNIT_OFFICER, "unit": cast.first, "starts_on": days_ago(begins)}
    if not allowed:
        with pytest.raises(PostRefused, match="已经担任"):
            open_post(by=None, **again)
    else:
        assert open_post(by=None, **again).status == "待到任"


def test_what_ends_with_an_organisation_ends_whatever_was_planned(cast: Cast) -> None:
    post = secretary(cast, (30, -9))
    end_unit(cast.jia.unit, days_ago(0))
    post.refresh_from_db()
    assert post.ends_on == days_ago(0)
    assert not Post.objects.not_over().filter(unit=cast.jia.unit).exists()


def test_the_register_turns_in_the_night_on_which_a_post_begins(cast: Cast) -> None:
    officer = PartyAffairsOfficer.objects.get(person=cast.majun)
    post = open_post(person=cast.majun, role=Role.UNIT_OFFICER, unit=cast.first, by=None, starts_on=days_ago(TOMORROW))
    officer.refresh_from_db()
    assert (officer.in_office, officer.role) == (False, "secretary")  # what he was
    Post.objects.filter(pk=post.pk).update(starts_on=days_ago(0))
    follow_turned_posts()
    officer.refresh_from_db()
    assert (officer.in_office, officer.role) == (True, "unit_officer")
    Post.objects.filter(pk=post.pk).update(ends_on=days_ago(0))
    follow_turned_posts()
    officer.refresh_from_db()
    assert not officer.in_office


def test_whose_first_post_lies_ahead_is_in_the_register_as_not_in_office(cast: Cast) -> None:
    open_post(person=cast.stranger, role=Role.UNIT_OFFICER, unit=cast.first, by=None, starts_on=days_ago(TOMORROW))
    assert not PartyAffairsOfficer.objects.get(person=cast.stranger).in_office


# --- memberships ------------------------------------------------------------------------------------------------------


def test_who_is_still_to_come_is_on_the_list_and_is_given_nothing_yet(cast: Cast) -> None:
    stay = TemporaryMembership.objects.get(person=cast.chenxiaodong, unit=cast.jia.unit)
    TemporaryMembership.objects.filter(pk=stay.pk).update(starts_on=days_ago(TOMORROW))
    group = PartyGroup.objects.create(unit=cast.jia.unit, name="第九党小组")
    assert cast.jia.unit.memberships.not_left().filter(pk=stay.pk).exists()
    assert cast.chenxiaodong not in members_of(cast.jia)
    with pytest.raises(ActRefused, match="不在"):
        lead_group(group=group, person=cast.chenxiaodong, by=cast.lijianjun.user)
    with pytest.raises(ActRefused, match="请先编入支部"):
        designate(
            unit=cast.jia.unit, person=cast.chenxiaodong, role=Role.COMMITTEE_MEMBER, by=cast.linjing.user,
            document_number="院党委〔2026〕8号",
        )  # fmt: skip
    TemporaryMembership.objects.filter(pk=stay.pk).update(starts_on=days_ago(0))
    assert cast.chenxiaodong in members_of(cast.jia)
    assert lead_group(group=group, person=cast.chenxiaodong, by=cast.lijianjun.user).leader == cast.chenxiaodong


def test_who_is_still_to_come_is_not_out_yet(cast: Cast) -> None:
    stays = TemporaryMembership.objects.filter(person=cast.chenxiaodong)
    for begins, out in ((TOMORROW, False), (0, True)):
        stays.update(starts_on=days_ago(begins))
        [row] = [
            row for row in people_away(cast.liufang.user, cast.home, days_ago(300), days_ago(-300))
            if row.person == cast.chenxiaodong
        ]  # fmt: skip
        assert row.is_out is out


@pytest.mark.parametrize(("ended", "stayed", "held"), [(9, False, False), (10, False, False), (8, True, True)])
def test_a_stay_counts_its_last_day_and_a_post_does_not(cast: Cast, ended: int, stayed: bool, held: bool) -> None:
    """Looked at from nine days ago on."""
    post = secretary(cast, (30, ended))
    stay = TemporaryMembership.objects.get(person=cast.lijianjun, unit=cast.jia.unit)
    TemporaryMembership.objects.filter(pk=stay.pk).update(starts_on=days_ago(30), ends_on=days_ago(ended))
    span = days_ago(9), days_ago(0)
    assert Post.objects.during(*span).filter(pk=post.pk).exists() is held
    found = TemporaryMembership.objects.during(*span).filter(pk=stay.pk).exists()
    assert found is (stayed or ended == 9)


def test_changes_tell_what_has_happened(cast: Cast) -> None:
    def told() -> list[tuple[str, str]]:
        rows = signed_in(cast.huangweijie).get(reverse("organisation:changes"), {"name": "李建军"}).context["rows"]
        return [(cells[3], cells[4]) for _, cells in rows]

    before = told()
    post = secretary(cast, (30, TOMORROW))
    assert told() == before
    Post.objects.filter(pk=post.pk).update(ends_on=days_ago(0))
    assert ("离开岗位", "不再任书记") in told()


def test_a_rule_is_over_when_its_last_version_is(db) -> None:
    rule = Rule.objects.get(code="MT-05")
    for days, over in ((TOMORROW, False), (0, True), (None, False)):
        RuleVersion.objects.filter(rule=rule).update(valid_to=None if days is None else days_ago(days))
        assert RuleVersion.objects.not_over().filter(rule=rule).exists() is not over
        assert RuleVersion.objects.in_force().filter(rule=rule).exists() is not over


def test_the_unit_is_asked_for_a_secretary_whom_it_does_not_have_yet(cast: Cast) -> None:
    Project.objects.filter(pk=cast.rail.pk).update(is_key=True)
    for span, outcome in (((TOMORROW, None), "open"), ((30, TOMORROW), "late")):
        secretary(cast, span)
        recomputing.recompute_deadlines()
        assert Obligation.objects.get(rule__code="SEED-17", unit=cast.first).outcome == outcome
