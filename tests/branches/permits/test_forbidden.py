"""BR-07: what a temporary branch does not do is nowhere offered, and refused with its clause where someone tries."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from branches.committee.acts import designate
from branches.permits import forbidden
from branches.permits.acts import permit_form
from branches.permits.forbidden import Form
from branches.permits.models import FormPermit
from branches.permits.refusals import vote_refusal
from education.activities.kinds import Kind
from education.activities.models import Activity
from organisation.refusal import ActRefused
from portal.menu import MENU
from tests.branches.life.lives import dissolved
from tests.cast import days_ago, signed_in


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("换届选举支部委员会", Form.REELECTION),
        ("选举张伟为组织委员", Form.REELECTION),
        ("补选支部书记", Form.REELECTION),
        ("选举出席院党代会代表", Form.DELEGATES),
        ("收缴第三季度党费", Form.DUES),
        ("接收王芳为预备党员", Form.ADMISSION),
        ("预备党员周倩同志按期转正", Form.ADMISSION),
        ("给予李某党内警告处分", Form.DISCIPLINE),
        ("推荐五星党员", None),
        ("通过支部工作计划", None),
        ("设立党员责任区三个", None),
    ],
)
def test_matters_of_a_vote_are_recognised(text, form):
    assert forbidden.matter(text) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("支部换届选举大会", Form.REELECTION),
        ("发展党员大会", Form.ADMISSION),
        ("预备党员转正大会", Form.ADMISSION),
        ("收缴党费", Form.DUES),
        ("学习基层组织选举工作条例", None),
        ("学习发展党员工作细则", None),
        ("学习党费收缴使用管理规定", None),
        ("支部党员大会", None),
    ],
)
def test_meetings_are_recognised_and_studying_the_subject_is_none(text, form):
    assert forbidden.meeting(text) == form


def test_nothing_of_the_kind_is_offered_anywhere():
    labels = [kind.label for kind in Kind] + [entry.label for group in MENU for entry in group.entries]
    assert not [label for label in labels if forbidden.meeting(label) or forbidden.matter(label)]


def log(cast, **changes):
    body = {
        "unit": cast.jia.unit_id,
        "kind": "member_assembly",
        "theme": "支部党员大会",
        "starts_at": (timezone.localtime() - timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M"),
        "expected": "8",
        "present": "7",
        "vote-0-yes": "6",
        **changes,
    }
    return signed_in(cast.lijianjun).post(reverse("activities:create"), body)


def test_an_election_is_refused_with_the_clause_whoever_lifts_whatever(cast):
    answer = log(cast, **{"vote-0-matter": "选举张雪为支部委员"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "不换届、不选举" in page and "支部工作条例（试行）》第八条" in page
    for form in (Form.REELECTION, Form.DUES, Form.DELEGATES, "nonsense"):
        with pytest.raises(ActRefused, match="不能特许"):
            permit(cast, form=form)
    assert not Activity.objects.exists()


def permit(cast, **changes):
    plain = {
        "branch": cast.jia,
        "form": Form.ADMISSION,
        "reason": "培养期满，任务期内无法返回",
        "document_number": "院党委〔2026〕41号",
        "until": days_ago(-30),
        "by": cast.linjing.user,
    }
    return permit_form(**(plain | changes))


def test_what_is_generally_not_done_may_be_lifted_for_a_time(cast):
    matter = {"vote-0-matter": "接收王芳为预备党员"}
    refused = log(cast, **matter)
    assert refused.status_code == 422
    assert "特许" in refused.content.decode()
    made = permit(cast)
    assert vote_refusal(cast.jia.unit, "接收王芳为预备党员") == ""
    assert vote_refusal(cast.jia.unit, "给予李某党内警告处分")  # another matter
    assert vote_refusal(cast.yi.unit, "接收王芳为预备党员")  # another branch
    page = signed_in(cast.lijianjun).get(reverse("temporary-branches:detail", args=[cast.jia.pk])).content.decode()
    assert "院党委〔2026〕41号 特许发展党员" in page
    FormPermit.objects.filter(pk=made.pk).update(until=days_ago(1))
    assert log(cast, **matter).status_code == 422


def test_one_paper_permits_one_thing_once(cast):
    permit(cast)
    with pytest.raises(ActRefused, match="已经登记"):
        permit(cast)
    permit(cast, document_number="院党委〔2026〕52号")
    assert FormPermit.objects.count() == 2


def test_a_meeting_named_so_is_refused_too(cast):
    assert "不收缴党费" in log(cast, theme="收缴党费").content.decode()
    assert "一般不发展党员" in log(cast, name="发展党员大会").content.decode()


def test_only_the_approving_committee_lifts_it_with_reason_and_paper(cast):
    for person in (cast.lijianjun, cast.gaoyumei):
        with pytest.raises(ActRefused, match="身份"):
            permit(cast, by=person.user)
    for changes in ({"reason": " "}, {"document_number": ""}, {"until": days_ago(1)}):
        with pytest.raises(ActRefused):
            permit(cast, **changes)
    dissolved(cast, cast.yi)
    with pytest.raises(ActRefused, match="已经撤销"):
        permit(cast, branch=cast.yi)
    url = reverse("branches:permit", args=[cast.jia.pk])
    assert signed_in(cast.gaoyumei).get(url).status_code == 403
    assert signed_in(cast.linjing).post(url, {"form": "dues", "reason": "x"}).status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        FormPermit.objects.create(branch=cast.jia, form="dues", reason="x", document_number="x", until=days_ago(0))


def test_a_post_by_election_is_refused(cast):
    with pytest.raises(ActRefused, match="不进行选举"):
        designate(
            unit=cast.jia.unit,
            person=cast.chenxiaodong,
            role="publicity_member",
            by=cast.linjing.user,
            document_number="支部大会选举产生",
        )


def test_other_organisations_may_do_all_of_it(cast):
    assert not any(vote_refusal(cast.home, what) for what in ("换届选举支部委员会", "收缴党费"))
