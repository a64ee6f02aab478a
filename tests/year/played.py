"""The year, day by day: every line of the team's diary is typed by whoever would type it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from django.http import HttpResponse
from django.urls import reverse

from branches.founding.models import FoundingRequest
from branches.handover import items as handover
from branches.life.models import TemporaryBranch
from education.activities.kinds import Kind
from education.activities.models import Activity
from organisation.people.models import Person
from organisation.posts.models import Post
from reminders import recomputing
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection
from tests.year.team import Team
from tests.year.typing_in import forms_of, open_form, send, try_to_send
from welfare.must_items.models import MustItem
from welfare.needs.models import Need

BEIJING = ZoneInfo("Asia/Shanghai")
YEAR = 2026
NIGHTS = tuple(date(YEAR, month, day) for month, day in ((4, 1), (7, 1), (8, 28), (9, 6)))
NAME = "高原观测试验队临时党支部"


class Year:
    """The team, the clock and the branch. ``the secretary`` is 冯启明 until 20 June, 褚卫东 from then on."""

    def __init__(self, clock: time_machine.Traveller, team: Team) -> None:
        self.clock, self.team = clock, team
        self.branch: TemporaryBranch
        self.secretary = "feng"
        self.today = date(YEAR, 3, 1)

    # --- the clock -------------------------------------------------------------------------------------------

    def on(self, month: int, day: int, hour: int = 16) -> None:
        """That afternoon; the nights between are passed as the portal passes them."""
        coming = date(YEAR, month, day)
        for night in NIGHTS:
            if self.today < night <= coming:
                self._at(night, 3)
                recomputing.recompute_everything()
        self.today = coming
        self._at(coming, hour)

    def _at(self, day: date, hour: int) -> None:
        self.clock.move_to(datetime.combine(day, time(hour), tzinfo=BEIJING))

    # --- words -----------------------------------------------------------------------------------------------

    def url(self, page: str, *more: object) -> str:
        return reverse(f"branches:{page}", args=[self.branch.pk, *more])

    def send(self, who: str, address: str, **typed: Any) -> HttpResponse:
        return send(self.team.at(who), address, **typed)

    def move(self, who: str, slug: str, record: Any, code: str, **typed: Any) -> None:
        """Press a button of the record's page, or fill the small form behind it."""
        address, client = reverse(f"{slug}:move", args=[record.pk, code]), self.team.at(who)
        if client.get(address).status_code == 200:
            send(client, address, **typed)
        else:
            page = reverse(f"{slug}:detail", args=[record.pk])
            form = next(one for one in forms_of(client, page) if one.action == address)
            answer = client.post(address, {**form.fields, **typed})
            assert answer.status_code == 302, (address, answer.status_code)
        record.refresh_from_db()

    # --- what is logged --------------------------------------------------------------------------------------

    def meets(
        self, kind: Kind, theme: str, *, held: date | None = None, approve: bool = True, **typed: Any
    ) -> Activity:
        """Logged and handed in by the secretary, passed by the unit the same afternoon."""
        day = held or self.today
        query = f"unit={self.branch.unit_id}&kind={kind}&starts_at={day}T14:00"
        then = {"theme": theme, "starts_at": f"{day}T14:00", "ends_at": f"{day}T16:00", "place": "一号现场会议室"}
        self.send(self.secretary, f"{reverse('activities:create')}?{query}", press="submit", kind=kind.value,
                  content="按议程进行，讨论现场工作。", **{**then, **typed})  # fmt: skip
        activity = Activity.objects.get(unit=self.branch.unit, kind=kind, held_on=day)
        if approve:
            self.move("officer", "activities", activity, "approve")
        return activity

    def away(self, key: str, status: str, reason: str) -> dict[str, str]:
        person = self.team[key]
        return {f"roll-{person.pk}": status, f"reason-{person.pk}": reason}

    def asks_all(self, *, but: str = "") -> None:
        """五必问 on one page: everybody, all five, everything in order; one person may be left out."""
        items = list(MustItem.objects.asks())
        address = f"{reverse('welfare:ask_branch')}?unit={self.branch.unit_id}&on={self.today}"
        address += "".join(f"&items={item.pk}" for item in items)
        client = self.team.at(self.secretary)
        form = open_form(client, address, "page")
        said = {name: ["normal"] for name in form.names if name.startswith("result-")}
        left_out = f"-{self.team[but].pk}-" if but else "nobody"
        body = {name: value for name, value in {**form.fields, **said}.items() if left_out not in name}
        answer = client.post(form.action or address, body)
        assert answer.status_code == 302, answer.status_code

    def cares(self, code: str, content: str) -> None:
        """One of 五必做, for nine people, by the branch."""
        item = MustItem.objects.get(code=code)
        self.send(self.secretary, f"{reverse('acts:create')}?unit={self.branch.unit_id}&item={item.pk}",
                  item=item.pk, done_on=str(self.today), level="branch", recipients="全体人员", headcount="9",
                  content=content)  # fmt: skip


# --- March ---------------------------------------------------------------------------------------------------


def founded(year: Year) -> None:
    """6 March: the unit asks, its secretary passes it on, the institute replies the same day."""
    team, project = year.team, year.team.project
    year.on(3, 6, 10)
    people = [str(team[key].pk) for key in ("shen", "han", "yang", "zhu", "qin")]
    year.send("officer", f"{reverse('founding-requests:create')}?unit={team.unit.pk}&project={project.pk}",
              press="submit", project=project.pk, name=NAME, task_summary="高原现场连续观测", reason="人员集中",
              headcount="20", starts_on="2026-03-06", ends_on="2026-06-30", secretary=str(team["feng"].pk),
              deputy_secretary=str(team["chu"].pk), organization_member=str(team["wei"].pk),
              discipline_member=str(team["jiang"].pk), members=people)  # fmt: skip
    request = FoundingRequest.objects.get(name=NAME)
    year.move("chief", "founding-requests", request, "report")
    year.send("above", reverse("branches:reply", args=[request.pk]), document_number="院党委〔2026〕301号",
              replied_on="2026-03-06", name=NAME, short_name="高原观测试验队支部")  # fmt: skip
    year.branch = TemporaryBranch.objects.get(founding=request)


def march(year: Year) -> None:
    year.on(3, 9)
    year.meets(Kind.COMMITTEE_MEETING, "研究年度计划")
    year.on(3, 10)
    year.meets(Kind.MEMBER_ASSEMBLY, "讨论年度计划", **vote(1, "年度计划", 8))
    year.on(3, 18)
    year.asks_all()
    year.on(3, 20)
    year.meets(Kind.THEMED_PARTY_DAY, "现场安全行动", **year.away("yang", "absent", "值班"))
    year.on(3, 25)
    year.meets(Kind.PARTY_LECTURE, "担当与作为", lecturer_name="冯启明")
    year.on(3, 26)
    year.meets(Kind.DISCIPLINE_EDUCATION, "纪律处分条例")
    year.send("feng", f"{reverse('needs:create')}?unit={year.branch.unit_id}", raised_by=str(year.team["han"].pk),
              raised_on="2026-03-26", kind="living", urgency="usual", description="宿舍取暖设备不足")  # fmt: skip
    post = Post.objects.get(person=year.team.officer)
    year.move("feng", "needs", Need.objects.get(), "pass_up", to=post.pk, reason="支部没有经费")


# --- April and May -------------------------------------------------------------------------------------------


def april(year: Year) -> None:
    year.on(4, 2)
    need = Need.objects.get()
    year.move("officer", "needs", need, "answer", answer="已配发电暖器")
    year.move("feng", "needs", need, "confirm", satisfaction="content")
    year.on(4, 8)
    year.meets(Kind.COMMITTEE_MEETING, "研究四月工作")
    year.on(4, 10)
    year.send("feng", year.url("add_member"), person=str(year.team["you"].pk), starts_on="2026-04-10")
    year.on(4, 18)
    year.meets(Kind.THEMED_PARTY_DAY, "学习先进典型", **year.away("you", "leave", "探亲"))


def may(year: Year) -> None:
    year.on(5, 9)
    year.meets(Kind.COMMITTEE_MEETING, "研究五月工作")
    year.on(5, 12)
    _inspected(year)
    finding = Finding.objects.get()
    edit = reverse("findings:edit", args=[finding.pk])
    year.on(5, 20)
    year.send(
        "feng",
        edit,
        press="submit",
        responsible="蒋晓岚",
        measures="指定专人记录",
        completion="已补记录",
        done_on="2026-05-20",
    )
    _qin_leaves(year)
    year.on(5, 22)
    year.move("officer", "findings", finding, "refuse", reason="还缺签到")
    year.on(5, 25)
    year.send("feng", edit, press="submit", completion="已补签到", done_on="2026-05-25")
    year.on(5, 28)
    year.move("officer", "findings", finding, "close")
    year.on(5, 29)
    year.meets(Kind.THEMED_PARTY_DAY, "清明上河纪念", held=date(YEAR, 5, 10))


def _inspected(year: Year) -> None:
    unit = year.branch.unit_id
    year.send("officer", f"{reverse('inspections:create')}?unit={unit}", press="submit", unit=unit,
              inspecting_unit=year.team.unit.pk, kind="planned", held_on="2026-05-12", content="组织生活检查",
              place="一号现场", inspectors="程立", signed_by="程立", head_signed_by="冯启明",
              signed_on="2026-05-12")  # fmt: skip
    inspection = Inspection.objects.get()
    year.send("officer", f"{reverse('findings:create')}?inspection={inspection.pk}", unit=unit,
              inspecting_unit=year.team.unit.pk, source="inspection", found_on="2026-05-12", problem="会议记录不全",
              counting="workdays", days="15")  # fmt: skip


def _qin_leaves(year: Year) -> None:
    membership = year.branch.unit.memberships.get(person=year.team["qin"])
    year.send("feng", year.url("leave", membership.pk), ends_on="2026-05-20")


# --- June: put off, another secretary ------------------------------------------------------------------------


def june(year: Year) -> None:
    year.on(6, 3)
    year.cares("recreation", "篮球赛")
    year.on(6, 10)
    year.meets(Kind.MEMBER_ASSEMBLY, "讨论项目保障方案", **vote(1, "项目保障方案", 5, 4))
    year.on(6, 12)
    year.meets(Kind.PARTY_LECTURE, "在现场做表率", lecturer_name="褚卫东")
    year.on(6, 16)
    year.asks_all(but="shen")
    year.on(6, 20, 9)
    year.send("above", year.url("extend"), until="2026-08-31", reason="观测任务顺延",
              document_number="院党委〔2026〕901号", on="2026-06-20")  # fmt: skip
    form = f"{reverse('activities:create')}?unit={year.branch.unit_id}"
    old, new = year.team.at("feng"), year.team.at("chu")
    assert old.get(form).status_code == 200
    post = Post.objects.get(unit=year.branch.unit, role="secretary", ends_on=None)
    year.send("above", year.url("replace", post.pk), person=year.team["chu"].pk,
              document_number="院党委〔2026〕902号", on="2026-06-20")  # fmt: skip
    year.secretary = "chu"
    assert (old.get(form).status_code, new.get(form).status_code) == (403, 200), "in the same hour"
    year.on(6, 20)
    year.meets(Kind.THEMED_PARTY_DAY, "党性锤炼")


# --- July and August -----------------------------------------------------------------------------------------


def july(year: Year) -> None:
    year.on(7, 8)
    year.meets(Kind.COMMITTEE_MEETING, "研究七月工作")
    year.on(7, 10)
    year.cares("medical", "义诊")
    year.on(7, 15)
    year.asks_all()
    year.on(7, 18)
    activity = year.meets(Kind.THEMED_PARTY_DAY, "重温誓词", approve=False)
    year.move("officer", "activities", activity, "return", reason="缺照片")
    year.on(7, 20)
    year.send("chu", reverse("activities:edit", args=[activity.pk]), press="submit", remark="照片已补")
    activity.refresh_from_db()
    year.move("officer", "activities", activity, "approve")


def august(year: Year) -> None:
    year.on(8, 5)
    year.meets(Kind.COMMITTEE_MEETING, "研究八月工作")
    year.on(8, 10)
    year.meets(Kind.THEMED_PARTY_DAY, "总结表彰")
    year.on(8, 12)
    year.meets(Kind.TOPIC_STUDY, "学习全会精神", approve=False)


def ended(year: Year) -> None:
    """28 August to 5 September: the project is over, what is open is named, done or waived, and it is archived."""
    year.on(8, 28, 9)
    year.send("officer", year.url("confirm_end"), on="2026-08-28")
    refused = try_to_send(year.team.at("above"), year.url("dissolve"), on="2026-08-28", sure="on")
    assert refused.status_code == 422, "items of the hand-over list are open"
    people = Person.objects.filter(memberships__unit=year.branch.unit).distinct()
    said = {f"text-{person.pk}": "按时参加组织生活，完成任务好" for person in people}
    year.send("chu", year.url("performance"), press="send", **said)
    for entry in _open_items(year):
        if entry.by_hand:
            year.send("chu", year.url("tick", entry.code), note="交总体设计部党委")
        else:
            year.send("officer", year.url("waive", entry.code), reason="任务已经结束，由总体设计部党委继续办理")
    year.on(8, 31, 17)
    year.send("above", year.url("dissolve"), on="2026-08-31", document_number="院党委〔2026〕930号", sure="on")
    year.on(9, 5)
    year.send("above", year.url("archive"), on="2026-09-05")
    year.on(9, 6)


def _open_items(year: Year) -> list[handover.Entry]:
    year.branch.refresh_from_db()
    return handover.still_open(year.branch)


def vote(number: int, matter: str, yes: int, no: int = 0, abstain: int = 0) -> dict[str, str]:
    hands = {"yes": yes, "no": no, "abstain": abstain}
    return {f"vote-{number}-matter": matter, **{f"vote-{number}-{name}": str(n) for name, n in hands.items()}}


PARTS = (founded, march, april, may, june, july, august, ended)


def play(year: Year) -> None:
    for part in PARTS:
        part(year)
