"""One branch from March to December, through the pages, with the clock of each day."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models.user import User
from branches.founding.acts import file_request, report_request
from branches.founding.models import FoundingMember, FoundingRequest
from branches.life.models import TemporaryBranch
from branches.performance.models import PerformanceNote
from branches.projects.models import Project
from education.activities.models import Activity
from organisation.posts.models import Post
from records.workflow import perform
from tests.branches.founding.requests import reply_data
from tests.cast import signed_in


class Life:
    """The branch and the clock; every visit is a fresh sign-in on that day."""

    def __init__(self, clock, cast):
        self.clock, self.cast = clock, cast
        self.branch: TemporaryBranch

    def on(self, month, day):
        self.clock.move_to(timezone.make_aware(datetime.combine(date(2026, month, day), time(10))))
        User.objects.update(password_changed_at=timezone.now())  # nobody's password is too old that day

    def url(self, page, *more):
        return reverse(f"branches:{page}", args=[self.branch.pk, *more])

    def post(self, who, page, /, *more, **body):
        """Sent, taken, and shown on the page of the branch."""
        answer = signed_in(who).post(self.url(page, *more), body)
        assert answer.status_code == 302, answer.context and answer.context["form"].errors
        assert not answer["Location"].startswith("/accounts/"), answer["Location"]
        self.branch.refresh_from_db()

    def page(self, person, tab=""):
        return signed_in(person).get(reverse("temporary-branches:detail", args=[self.branch.pk]), {"tab": tab})

    def step(self):
        """The step that is marked as the present one, else the last that is done."""
        steps = self.page(self.cast.linjing).context["steps"]
        return next((one for one in steps if one.state == "now"), None) or [s for s in steps if s.state == "done"][-1]


@pytest.fixture
def clock():
    with time_machine.travel(timezone.make_aware(datetime(2026, 3, 2, 10)), tick=False) as traveller:
        yield traveller


@pytest.fixture
def life(clock, cast):
    return Life(clock, cast)


def founded(life):
    """March: asked for by the unit, reviewed, granted with 吴刚 as secretary."""
    cast = life.cast
    Project.objects.filter(pk=cast.bridge.pk).update(started_on=date(2026, 3, 1))
    request = FoundingRequest.objects.create(
        unit=cast.first, project=cast.bridge, name="戊临时党支部", task_summary="监测", reason="人员集中",
        starts_on=date(2026, 3, 5), ends_on=date(2026, 6, 30), author=cast.huangweijie.user,
    )  # fmt: skip
    people = ((cast.wugang, "secretary"), (cast.majun, ""), (cast.plain[0], ""), (cast.plain[1], ""))
    for person, role in people:
        FoundingMember.objects.create(request=request, person=person, proposed_role=role)
    file_request(request=request, by=cast.huangweijie.user)
    report_request(request=request, by=cast.gaoyumei.user)
    life.on(3, 5)
    data = reply_data(cast, secretary=str(cast.wugang.pk), version=request.version)
    answer = signed_in(cast.linjing).post(reverse("branches:reply", args=[request.pk]), data)
    assert answer.status_code == 302, answer.context["form"].errors
    life.branch = TemporaryBranch.objects.get(founding=request)
    assert (life.step().label, life.branch.secretary_name) == ("正常运行", "吴刚")


def worked(life):
    """April and May: somebody comes, somebody goes, something is logged."""
    cast = life.cast
    life.on(4, 10)
    life.post(cast.wugang, "add_member", person=cast.plain[2].pk, starts_on="2026-04-10")
    activity = Activity.objects.create(
        unit=life.branch.unit, kind="topic_study", theme="学习支部工作条例", starts_at=timezone.now(),
        author=cast.wugang.user,
    )  # fmt: skip
    perform(activity, "submit", by=cast.wugang.user)
    life.on(5, 20)
    left = life.branch.unit.memberships.get(person=cast.plain[0])
    life.post(cast.wugang, "leave", left.pk, ends_on="2026-05-20")
    signed_in(cast.gaoyumei).post(reverse("activities:move", args=[activity.pk, "approve"]))


def changed(life):
    """June: put off to the end of August, and another secretary; rights change in the same minute."""
    cast = life.cast
    life.on(6, 20)
    life.post(
        cast.linjing, "extend", until="2026-08-31", reason="任务顺延", document_number="院党委〔2026〕31号",
        on="2026-06-20",
    )  # fmt: skip
    assert "延至 2026-08-31" in life.step().note
    add = life.url("add_member")
    assert signed_in(cast.wugang).get(add).status_code == 200
    assert signed_in(cast.majun).get(add).status_code == 403
    post = Post.objects.get(unit=life.branch.unit, role="secretary", ends_on=None)
    life.post(
        cast.linjing, "replace", post.pk, person=cast.majun.pk, document_number="院党委〔2026〕32号", on="2026-06-20"
    )
    assert signed_in(cast.wugang).get(add).status_code == 403  # a member still, and nothing more
    assert signed_in(cast.majun).get(add).status_code == 200
    assert life.branch.secretary_name == "马俊"


def ended(life):
    """August: the project ends, everything goes into somebody's hands, the branch is dissolved."""
    cast = life.cast
    life.on(8, 20)
    life.post(cast.gaoyumei, "confirm_end", on="2026-08-19")
    assert life.step().label == "撤销移交"
    refused = signed_in(cast.linjing).post(life.url("dissolve"), {"on": "2026-08-20", "sure": "on"})
    assert refused.status_code == 422
    members = (cast.wugang, cast.majun, *cast.plain[:3])
    said = {f"text-{person.pk}": "按时参加组织生活，完成任务好" for person in members}
    life.post(cast.majun, "performance", then="send", **said)
    life.on(8, 25)
    for code in ("activists", "papers"):
        life.post(cast.majun, "tick", code, note="交一部党委")
    settled = life.page(cast.linjing, "handover").context
    assert settled["settled"] == settled["asked"]
    life.post(cast.linjing, "dissolve", on="2026-08-25", document_number="院党委〔2026〕50号", sure="on")
    life.on(9, 3)
    life.post(cast.linjing, "archive", on="2026-09-03")


def test_a_branch_lives_from_march_to_december(life):
    founded(life)
    worked(life)
    changed(life)
    ended(life)
    life.on(12, 15)
    cast = life.cast
    steps = life.page(cast.linjing).context["steps"]
    assert [step.state for step in steps] == ["done"] * 8
    assert [step.label for step in steps] == [
        "提交请示", "单位审核", "院党委批复", "成立", "延期运行", "撤销移交", "撤销", "归档"
    ]  # fmt: skip
    activity = Activity.objects.get(unit=life.branch.unit)
    note = PerformanceNote.objects.get(unit=life.branch.unit, person=cast.plain[0])
    everything = [
        reverse("temporary-branches:detail", args=[life.branch.pk]),
        reverse("activities:detail", args=[activity.pk]),
        reverse("performance-notes:detail", args=[note.pk]),
        life.url("handover_sheet"),
        life.url("performance"),
    ]
    for url in everything:
        for reader in (cast.gaoyumei, cast.huangweijie, cast.linjing):
            assert signed_in(reader).get(url).status_code == 200, (reader, url)
        for former in (cast.majun, cast.wugang, cast.sunli):
            assert signed_in(former).get(url).status_code == 404, (former, url)
    assert "钱一鸣" in life.page(cast.gaoyumei, "roster").content.decode()
    for slug in ("temporary-branches", "activities", "performance-notes"):
        assert "戊支部" not in signed_in(cast.majun).get(reverse(f"{slug}:list")).content.decode(), slug
