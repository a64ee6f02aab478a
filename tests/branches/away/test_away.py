"""外出党员情况: read-only, own people only, each person and each activity once."""

import pytest
from django.urls import reverse

from branches.roster.acts import add_member
from education.activities.kinds import Kind
from organisation.people.models import Person
from organisation.units.acts import create_unit
from tests.cast import days_ago, signed_in
from tests.education.entry import approved
from tests.records.importing import sheet


def url(name="away", **asked):
    return reverse(f"branches:{name}"), asked


def rows(reader, **asked):
    address, data = url(**asked)
    return {row.person.name: (row, cells) for row, cells in signed_in(reader).get(address, data).context["rows"]}


def test_the_home_branch_sees_its_own_people_and_nobody_elses(cast):
    guest = Person.objects.create(name="积极分子", standing="activist", home_unit=cast.first, home_branch=cast.home)
    cast.jia.unit.memberships.create(person=guest, starts_on=days_ago(0))
    found = rows(cast.liufang, year=days_ago(0).year)
    assert {"李建军", "陈晓东", "周倩"} <= set(found)
    assert not {"陈思远", "买买提·艾力", "刘芳", "积极分子"} & set(found)
    assert "甲支部书记" in found["李建军"][0].offices
    assert "甲支部" in found["李建军"][0].where


def test_two_branches_are_one_person_and_one_activity_counts_once(cast):
    add_member(unit=cast.yi.unit, person=cast.chenxiaodong, by=None, starts_on=days_ago(2))
    approved(cast, Kind.TOPIC_STUDY)
    row, cells = rows(cast.liufang, year=days_ago(2).year)["陈晓东"]
    assert len(row.stays) == 2
    said = dict(cells)
    assert (said["应到（次）"], said["实到（次）"], said["出席率"], said["学时"]) == ("1", "1", "100%", "2")


def test_a_year_shows_who_was_out_in_it(cast):
    assert rows(cast.liufang, year=days_ago(0).year - 3) == {}
    assert rows(cast.liufang, year="²")


def test_the_form_goes_to_excel_and_paper(cast):
    client = signed_in(cast.liufang)
    table = sheet(client.get(*url("away_sheet")))
    heads = next(row for row in table if row[0] == "序号")
    assert heads[1:5] == ["姓名", "党员类型", "所在临时党支部（起止）", "党内职务"]
    assert "表现情况" in heads
    assert any(row[1] == "李建军" for row in table)
    page = client.get(*url("away_print")).content.decode()
    assert "外出党员向原党支部反馈表" in page
    assert "李建军" in page


@pytest.mark.parametrize("name", ["lijianjun", "chenxiaodong", "stranger", "shenqing"])
def test_who_looks_after_no_home_branch_has_no_such_page(cast, name):
    client = signed_in(getattr(cast, name))
    for page in ("away", "away_sheet", "away_print"):
        assert client.get(*url(page)).status_code == 403
    assert reverse("branches:away") not in client.get("/").content.decode()


def test_another_units_home_branch_is_not_there(cast):
    other = create_unit(name="二部机关党支部", code="EY-02-01", kind="home_branch", parent=cast.second, by=None)
    for page in ("away", "away_sheet", "away_print"):
        assert signed_in(cast.liufang).get(*url(page, unit=other.pk)).status_code == 404
        assert signed_in(cast.sunli).get(*url(page, unit=cast.home.pk)).status_code == 404
        assert signed_in(cast.liufang).get(*url(page, unit="x")).status_code == 404


def test_superiors_choose_the_home_branch(cast):
    create_unit(name="一部生产党支部", code="EY-01-02", kind="home_branch", parent=cast.first, by=None)
    client = signed_in(cast.huangweijie)
    assert "请先选择原党支部" in client.get(*url()).content.decode()
    assert client.get(*url("away_sheet")).status_code == 404
    assert "李建军" in rows(cast.huangweijie, unit=cast.home.pk)


def test_the_page_costs_the_same_for_many_people(cast, django_assert_max_num_queries):
    client = signed_in(cast.liufang)
    client.get(*url())
    for number in range(20):
        person = Person.objects.create(name=f"外出{number}", home_unit=cast.first, home_branch=cast.home)
        cast.jia.unit.memberships.create(person=person, starts_on=days_ago(1))
    with django_assert_max_num_queries(16):
        assert len(client.get(*url(year=days_ago(1).year)).context["rows"]) >= 20
