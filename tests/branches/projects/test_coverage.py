"""覆盖率: which projects have a party organisation, counted once and opened row by row."""

import re

import pytest

from branches.life.dissolving import dissolve_branch
from branches.merging.acts import merge_unit
from branches.projects import coverage
from branches.projects.acts import excuse_project
from branches.projects.models import Project
from branches.roster.acts import add_participant
from organisation.memberships.models import TemporaryMembership
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from organisation.refusal import ActRefused
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from tests.cast import Cast, days_ago, signed_in


def project(cast: Cast, code: str, days: int, unit=None, **more) -> Project:
    unit = unit or cast.first
    return Project.objects.create(unit=unit, code=code, name=f"{code}项目", started_on=days_ago(days), **more)


@pytest.fixture
def several(cast: Cast) -> Cast:
    """一部: 甲 and 乙 covered, 丁 dissolved while its project goes on; one young, one excused, one over."""
    project(cast, "新", 3)
    project(cast, "小", 60, no_branch_reason="现场只有 1 名党员")
    project(cast, "完", 90, closed_on=days_ago(1))
    return cast


def test_each_project_stands_in_one_column(several: Cast) -> None:
    first, second = coverage.by_unit(several.linjing.user)
    assert (first.unit, first.covered, first.missing, first.excused, first.young) == (several.first, 2, 1, 1, 1)
    assert first.rate == pytest.approx(66.7)
    assert (second.unit, second.covered, second.missing, second.rate) == (several.second, 1, 0, 100.0)
    both = coverage.total([first, second])
    assert (both.asked, both.rate, both.people) == (4, 75.0, first.people + second.people)
    assert coverage.rate_of(several.linjing.user) == 75.0


def test_people_count_once_and_only_while_they_are_there(several: Cast) -> None:
    first = next(line for line in coverage.by_unit(several.linjing.user) if line.unit == several.first)
    assert first.people == 9 + 2  # 甲 and 乙


def test_who_is_no_member_is_no_covered_member(several: Cast) -> None:
    """Two of the team stand on the roster of 甲: on site, and not 党员."""
    for standing in (Person.Standing.ACTIVIST, Person.Standing.NON_MEMBER):
        guest = enrol_person(name="同行", by=None, home_unit=several.first, standing=standing)
        add_participant(unit=several.jia.unit, person=guest, by=None, starts_on=days_ago(5))
    first = next(line for line in coverage.by_unit(several.linjing.user) if line.unit == several.first)
    assert first.people == 9 + 2
    page = signed_in(several.linjing).get("/branches/coverage/").content.decode()
    address = f"/roster/?on_site=true&amp;members=true&amp;carrier={several.first.pk}"
    assert address in page
    assert signed_in(several.linjing).get(address.replace("&amp;", "&")).context["page"]["total"] == 9 + 2


def test_someone_in_branches_of_two_units_is_one_member(several: Cast) -> None:
    TemporaryMembership.objects.create(unit=several.bing.unit, person=several.chenxiaodong, starts_on=days_ago(3))
    page = signed_in(several.linjing).get("/branches/coverage/").context
    assert sum(line.people for line in page["lines"]) == 13
    assert page["total"].people == 12


def test_the_sum_of_a_chosen_unit_counts_and_opens_that_unit_only(several: Cast) -> None:
    works = create_unit(
        name="机电临时党委", short_name="机电党委", code="JD", kind=Unit.Kind.COMMITTEE, parent=several.first, by=None
    )
    project(several, "机", 60, unit=works)
    TemporaryMembership.objects.create(unit=several.bing.unit, person=several.chenxiaodong, starts_on=days_ago(3))
    client = signed_in(several.linjing)
    page = client.get("/branches/coverage/", {"unit": several.first.pk})
    assert [line.unit for line in page.context["lines"]] == [several.first, works]
    assert (page.context["total"].missing, page.context["total"].people) == (2, 9 + 2)
    total = page.content.decode().split("合计", 1)[1]
    opened = re.search(r'href="([^"]*standing=missing[^"]*)"[^>]*>2</a>', total)
    assert opened and len(client.get(opened.group(1).replace("&amp;", "&")).context["rows"]) == 2


def test_a_plain_member_reads_no_number_of_people_they_cannot_see(several: Cast) -> None:
    assert "覆盖党员" not in signed_in(several.chenxiaodong).get("/branches/coverage/").content.decode()


def test_every_number_opens_exactly_its_rows(several: Cast) -> None:
    client = signed_in(several.linjing)
    page = client.get("/branches/coverage/")
    for line in page.context["lines"]:
        for standing in ("asked", "covered", "missing", "excused", "young"):
            rows = client.get("/projects/", {"standing": standing, "unit": line.unit.pk}).context["rows"]
            assert len(rows) == getattr(line, standing), (line.unit, standing)
    assert "66.7%" in page.content.decode()


def test_a_unit_sees_its_own_line_only(several: Cast) -> None:
    page = signed_in(several.sunli).get("/branches/coverage/")
    assert [line.unit for line in page.context["lines"]] == [several.second]
    assert several.first.name not in page.content.decode()
    assert signed_in(several.stranger).get("/branches/coverage/").status_code == 403


def test_the_page_costs_the_same_for_many_projects(several: Cast, django_assert_max_num_queries) -> None:
    client = signed_in(several.linjing)
    for number in range(20):
        project(several, f"多{number}", 30)
    client.get("/branches/coverage/")
    with django_assert_max_num_queries(12):
        client.get("/branches/coverage/")


def test_the_last_day_of_the_time_allowed_counts(cast: Cast) -> None:
    days = coverage.time_allowed().days
    today_due, tomorrow_due = project(cast, "满", days), project(cast, "差", days - 1)
    standing = dict(coverage.with_standing(Project.objects.all()).values_list("pk", "standing"))
    assert (standing[today_due.pk], standing[tomorrow_due.pk]) == ("missing", "young")


def test_a_dissolved_branch_covers_nothing(cast: Cast) -> None:
    dissolve_branch(branch=cast.bing, on=days_ago(1), document_number="", by=None)
    assert coverage.rate_of(cast.sunli.user) == 0


def test_a_merged_branchs_project_is_covered_until_the_one_that_took_it_in_ends_too(cast: Cast) -> None:
    def second() -> coverage.Coverage:
        return next(line for line in coverage.by_unit(cast.linjing.user) if line.unit == cast.second)

    assert (second().covered, second().missing) == (1, 0)
    merge_unit(unit=cast.bing.unit, into=cast.jia.unit, by=None)
    merge_unit(unit=cast.jia.unit, into=cast.yi.unit, by=None)
    assert (second().covered, second().missing) == (1, 0)
    assert second().people == 0  # they stand with the project of the branch they are in now
    with pytest.raises(ActRefused, match="已经设有党组织"):
        excuse_project(project=cast.solar, reason="小", by=cast.linjing.user)
    dissolve_branch(branch=cast.yi, on=days_ago(0), document_number="", by=None)
    assert (second().covered, second().missing) == (0, 1)


def test_the_preview_of_a_merger_says_who_covers_the_project(cast: Cast) -> None:
    sent = {"target": str(cast.yi.unit_id), "on": str(days_ago(0)), "document_number": "集团党〔2026〕3号"}
    client = signed_in(cast.fangyuan)
    page = client.post(f"/administration/units/{cast.jia.unit_id}/merge/", sent).content.decode()
    assert "仍计为已设立党组织，由乙支部覆盖" in page
    sent["target"] = str(cast.second.pk)
    assert "仍计为已设立" not in client.post(f"/administration/units/{cast.first.pk}/merge/", sent).content.decode()


def test_a_project_too_small_is_excused_with_its_reason_and_asked_again_without(cast: Cast) -> None:
    small = project(cast, "小", 60)
    client, url = signed_in(cast.huangweijie), f"/branches/projects/{small.pk}/no-branch/"
    client.post(url, {"reason": "现场只有 1 名党员，编入甲支部"})
    page = client.get(f"/projects/{small.pk}/").content.decode()
    assert "这个项目不设党组织" in page and "编入甲支部" in page
    client.post(url, {"reason": " "})
    assert coverage.with_standing(Project.objects.filter(pk=small.pk)).get().standing == "missing"


def test_of_two_open_pages_the_later_reason_is_refused_and_the_first_stands(cast: Cast) -> None:
    small = project(cast, "小", 60)
    client, url = signed_in(cast.huangweijie), f"/branches/projects/{small.pk}/no-branch/"
    read = client.get(url).context["form"]["version"].value()
    client.post(url, {"reason": "编入甲支部", "version": read})
    late = client.post(url, {"reason": "现场无人", "version": read})
    assert late.status_code == 422
    assert "别人改过这个项目" in late.content.decode() and "现场无人" in late.content.decode()
    small.refresh_from_db()
    assert small.no_branch_reason == "编入甲支部"


def test_nobody_else_excuses_and_no_project_that_has_a_branch(cast: Cast) -> None:
    small = project(cast, "小", 60)
    for person in (cast.sunli, cast.lijianjun, cast.zhengming):
        with pytest.raises(ActRefused):
            excuse_project(project=small, reason="小", by=person.user)
    assert signed_in(cast.sunli).get(f"/branches/projects/{small.pk}/no-branch/").status_code == 404
    with pytest.raises(ActRefused, match="已经设有党组织"):
        excuse_project(project=cast.rail, reason="小", by=cast.huangweijie.user)


def test_the_project_page_shows_branches_people_and_the_way_to_a_branch(cast: Cast) -> None:
    page = signed_in(cast.linjing).get(f"/projects/{cast.rail.pk}/")
    text = page.content.decode()
    assert "甲临时党支部" in text and "周倩" in text and "亮灯情况" in text
    bare = project(cast, "缺", 20)
    text = signed_in(cast.huangweijie).get(f"/projects/{bare.pk}/").content.decode()
    assert "还没有党组织" in text and f"/founding-requests/new/?project={bare.pk}" in text
    assert "发起成立请示" not in signed_in(cast.linjing).get(f"/projects/{bare.pk}/").content.decode()


def test_the_request_is_filled_in_from_the_project(cast: Cast) -> None:
    bare = project(cast, "缺", 20, planned_end=days_ago(-90))
    client = signed_in(cast.huangweijie)
    form = client.get(f"/founding-requests/new/?project={bare.pk}").context["form"]
    assert str(form["project"].value()) == str(bare.pk)
    assert (form["unit"].value(), form["name"].value(), form["ends_on"].value()) == (
        cast.first.pk, "缺项目临时党支部", days_ago(-90),
    )  # fmt: skip
    foreign = client.get(f"/founding-requests/new/?project={cast.solar.pk}").context["form"]
    assert not foreign["name"].value()
    assert client.get("/founding-requests/new/?project=²").status_code == 200
