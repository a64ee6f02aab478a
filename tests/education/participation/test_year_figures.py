"""A team's whole year: who was due how often, came how often and earned which hours, through roll and figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from branches.founding.found_branch import found_branch
from branches.roster.acts import add_member, leave_branch
from education.activities.kinds import earned
from education.activities.models import Activity
from education.attendance.models import Attendance
from education.attendance.roster import roster
from education.participation.figures import participation_of
from organisation.memberships.models import TemporaryMembership
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from organisation.posts.acts import end_post, open_post
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from tests.cast import Cast, signed_in

COMMITTEE = {"冯启明": Role.SECRETARY, "褚卫东": Role.DEPUTY_SECRETARY, "卫国栋": Role.ORGANIZATION_MEMBER,
             "蒋晓岚": Role.DISCIPLINE_MEMBER}  # fmt: skip
OTHERS = ("沈立群", "韩雪松", "杨柏林", "朱子墨")
MEETINGS = ("03-09", "04-08", "05-09", "07-08", "08-05")
FOR_ALL = (
    ("member_assembly", "03-10"), ("themed_party_day", "03-20"), ("party_lecture", "03-25"),
    ("discipline_education", "03-26"), ("themed_party_day", "04-18"), ("themed_party_day", "05-10"),
    ("member_assembly", "06-10"), ("party_lecture", "06-12"), ("themed_party_day", "06-20"),
    ("themed_party_day", "07-18"), ("themed_party_day", "08-10"),
)  # fmt: skip
AWAY = {("杨柏林", "03-20"): "absent", ("尤佳宁", "04-18"): "leave"}


def on(day: str) -> date:
    return date.fromisoformat(f"2026-{day}")


def held(unit: Unit, kind: str, day: str, state: str = "approved") -> None:
    """Two hours, everybody there whom the roll of that day expects, but for those who were away."""
    begins = timezone.make_aware(datetime.combine(on(day), datetime.min.time())) + timedelta(hours=9)
    ends = begins + timedelta(hours=2)
    activity = Activity.objects.create(
        unit=unit,
        kind=kind,
        theme="学习",
        starts_at=begins,
        ends_at=ends,
        hours=earned(kind, begins, ends),
        state=state,
    )
    for row in roster(unit, on(day), kind):
        if row.expected:
            status = AWAY.get((row.person.name, day), "present")
            Attendance.objects.create(activity=activity, person=row.person, status=status)


def year_of(cast: Cast) -> dict[str, Person]:
    def member(name: str, standing: str = Person.Standing.FORMAL) -> Person:
        return enrol_person(name=name, by=None, home_unit=cast.first, home_branch=cast.home, standing=standing)

    people = {name: member(name) for name in (*COMMITTEE, *OTHERS)}
    people["秦朗"] = member("秦朗", Person.Standing.PROBATIONARY)
    posts = [(people[name], role, False) for name, role in COMMITTEE.items()]
    unit = found_branch(
        name="高原观测试验队临时党支部", code="LZ-GY", parent=cast.first, project=cast.rail, founded_on=on("03-06"),
        by=None, members=list(people.values()), posts=posts,
    ).unit  # fmt: skip
    people["尤佳宁"] = member("尤佳宁")
    add_member(unit=unit, person=people["尤佳宁"], by=None, starts_on=on("04-10"))
    leave_branch(membership=TemporaryMembership.objects.get(person=people["秦朗"]), by=None, on=on("05-20"))
    for name in ("冯启明", "褚卫东"):
        post = Post.objects.get(person=people[name], unit=unit, role=COMMITTEE[name])
        end_post(post=post, by=None, ends_on=on("06-20"), reason="更换书记")
    open_post(person=people["褚卫东"], role=Role.SECRETARY, unit=unit, by=None, starts_on=on("06-20"))
    for day in MEETINGS:
        held(unit, "committee_meeting", day)
    for kind, day in FOR_ALL:
        held(unit, kind, day)
    held(unit, "topic_study", "08-12", state="submitted")  # never reviewed, so it counts for nobody
    return people


def test_due_there_and_hours_of_each(today, cast: Cast) -> None:
    people = year_of(cast)
    expected = {"冯启明": (14, 14, 18), "杨柏林": (11, 10, 16), "秦朗": (6, 6, 10), "尤佳宁": (7, 6, 10)}
    for name, figures in expected.items():
        one = participation_of(people[name], date(2026, 1, 1), date(2026, 12, 31))
        assert (one.due, one.came, one.hours) == (*figures[:2], Decimal(figures[2])), name


def test_card_page_and_home_branch_say_the_same(today, cast: Cast) -> None:
    """应到 and 实到 are one pair of words wherever they stand."""
    people = year_of(cast)
    page = signed_in(cast.liufang).get("/branches/away/", {"unit": cast.home.pk, "year": 2026}).context
    table = page["table"]
    labels = [head.label for head in table.heads]
    at = labels.index("应到（次）")
    assert labels[at + 1] == "实到（次）"
    shown = {row.subject.person.name: row.values[at:] for group in table.groups for row in group.rows}
    for name, (due, came, hours) in {"冯启明": (14, 14, 18), "尤佳宁": (7, 6, 10)}.items():
        assert [str(cell) for cell in (*shown[name][:2], shown[name][3])] == [str(due), str(came), str(hours)]
        card = signed_in(cast.liufang).get(f"/people/{people[name].pk}/").context["life_sums"]
        assert (card.due, card.came, card.hours) == (due, came, hours)
