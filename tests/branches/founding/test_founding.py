"""From the request to a running branch: filed, reviewed, answered, and nothing twice."""

import pytest

from branches.founding.acts import file_request, report_request, return_request
from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from organisation.access import forget
from organisation.memberships.models import TemporaryMembership
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.refusal import ActRefused
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from records import history
from records.models.sequence import Sequence
from records.workflow import MoveRefused, Stale
from tests.branches.founding.requests import grant, reported, written
from tests.cast import days_ago


def test_the_reply_founds_the_branch_with_posts_members_and_rights(cast):
    assert not cast.liufang.user.has_perm("log", cast.jia)
    branch = grant(cast, reported(cast))
    assert branch.unit.parent == cast.first
    assert branch.unit.path.startswith(cast.first.path)
    assert (branch.formal_count, branch.probationary_count, branch.secretary_name) == (3, 0, "刘芳")
    post = Post.objects.get(unit=branch.unit, role=Role.SECRETARY)
    assert (post.person, post.document_number, post.full_time) == (cast.liufang, "院党委〔2026〕11号", True)
    assert TemporaryMembership.objects.filter(unit=branch.unit).count() == 3
    forget(cast.liufang.user)
    assert cast.liufang.user.has_perm("log", branch)
    assert cast.huangweijie.user.has_perm("review", branch)
    assert not cast.sunli.user.has_perm("view", branch)


def test_all_lines_of_the_founding_belong_to_one_act_and_name_the_paper(cast):
    request = reported(cast)
    branch = grant(cast, request)
    acts = {line.act for record in (branch, branch.unit) for line in history.of(record)}
    acts.add(history.of(request).first().act)
    assert len(acts) == 1
    assert "院党委〔2026〕11号" in history.of(branch).first().text


def test_codes_follow_the_year_and_pass_over_those_in_use(cast):
    year = days_ago(0).year
    first = grant(cast, reported(cast))
    # 甲 乙 丙 took LZ-2026-001 to 003 by hand.
    assert first.unit.code == (f"LZ-{year}-004" if year == 2026 else f"LZ-{year}-001")


def test_the_second_of_two_replies_changes_nothing(cast):
    request = reported(cast)
    same = FoundingRequest.objects.get(pk=request.pk)
    grant(cast, request)
    units, taken = Unit.objects.count(), Sequence.objects.get().last
    with pytest.raises(Stale):
        grant(cast, same)
    assert Unit.objects.count() == units
    assert TemporaryBranch.objects.filter(founding=request).count() == 1
    assert Sequence.objects.get().last == taken


def test_a_reply_that_fails_leaves_the_request_and_the_numbers_alone(cast):
    request = reported(cast)
    with pytest.raises(ActRefused, match="一名书记"):
        grant(cast, request, posts=[])
    with pytest.raises(ActRefused, match="不在党员名单"):
        grant(cast, FoundingRequest.objects.get(pk=request.pk), posts=[(cast.majun, Role.SECRETARY, False)])
    request.refresh_from_db()
    assert request.state == "reported"
    assert not TemporaryBranch.objects.filter(founding=request).exists()
    assert not Sequence.objects.exists()


def test_a_branch_stands_under_its_unit_or_a_temporary_committee_only(cast):
    with pytest.raises(ActRefused, match="不能领导"):
        grant(cast, reported(cast), parent=cast.second)
    committee = create_unit(
        name="试验队临时党委", code="LW-1", kind=Unit.Kind.COMMITTEE, parent=cast.institute, by=None
    )
    branch = grant(cast, FoundingRequest.objects.get(), parent=committee)
    assert branch.unit.parent == committee


def test_only_the_institute_replies_and_only_the_unit_reports(cast):
    request = written(cast)
    with pytest.raises(MoveRefused):
        report_request(request=request, by=cast.gaoyumei.user)
    file_request(request=request, by=cast.huangweijie.user)
    with pytest.raises(MoveRefused):
        report_request(request=request, by=cast.sunli.user)
    with pytest.raises(MoveRefused):
        grant(cast, request)
    report_request(request=request, by=cast.gaoyumei.user)
    with pytest.raises(MoveRefused):
        grant(cast, request, by=cast.gaoyumei.user)


def test_a_request_goes_back_with_a_reason_from_either_desk(cast):
    request = written(cast)
    file_request(request=request, by=cast.huangweijie.user)
    with pytest.raises(MoveRefused, match="原因"):
        return_request(request=request, reason=" ", by=cast.gaoyumei.user)
    return_request(request=request, reason="名单不全", by=cast.gaoyumei.user)
    assert (request.state, request.return_reason) == ("returned", "名单不全")
    file_request(request=request, by=cast.huangweijie.user)
    report_request(request=request, by=cast.gaoyumei.user)
    return_request(request=request, reason="请核对起止时间", by=cast.linjing.user)
    assert (request.state, request.return_reason) == ("returned", "请核对起止时间")


def test_what_the_rules_forbid_is_not_filed(cast):
    request = written(cast)
    request.members.filter(proposed_role=Role.SECRETARY).update(proposed_role="")
    with pytest.raises(MoveRefused, match="拟任书记"):
        file_request(request=request, by=cast.huangweijie.user)
    request.refresh_from_db()
    assert request.state == "draft"
    request.members.all().delete()
    with pytest.raises(MoveRefused, match="党员名单"):
        file_request(request=request, by=cast.huangweijie.user)


def test_drafts_of_requests_stay_with_the_unit_that_writes_them(cast):
    request = written(cast)
    assert cast.huangweijie.user.has_perm("view", request)
    assert not cast.linjing.user.has_perm("view", request)
    assert request not in FoundingRequest.objects.visible_to(cast.linjing.user)
    file_request(request=request, by=cast.huangweijie.user)
    assert cast.linjing.user.has_perm("view", request)
