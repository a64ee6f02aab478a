"""The directory tells people apart for those who keep rosters, and says nothing to anybody else."""

from collections.abc import Iterator

import pytest
from django import forms
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from organisation.memberships.models import TemporaryMembership
from organisation.people.acts import enrol_person
from organisation.people.lines import PersonChoice, person_line
from organisation.people.models import Person
from organisation.people.people_field import PeopleField
from organisation.pickers import People
from records.ledger.registry import ledger
from records.pickers import PickerField, picker
from tests.cast import days_ago, signed_in
from tests.welfare.care_acts.makers import act_data


def names(person, text="", code="directory", **near):
    answer = signed_in(person).get(reverse("records:pick", args=[code]), {"q": text, **near})
    return {found["text"] for found in answer.json()["results"]}


def test_found_by_name_pinyin_and_nothing_but_name_and_unit(cast):
    assert names(cast.huangweijie, "陈思") == {"陈思远（丙支部，正式党员）"}
    assert names(cast.huangweijie, "csy") == {"陈思远（丙支部，正式党员）"}


def test_a_branch_finds_people_of_its_own_unit_and_outsiders(cast):
    found = names(cast.lijianjun)
    assert "吴刚（一部机关党支部，正式党员）" in found
    assert "买买提·艾力（乙支部，正式党员）" in found
    assert "陈思远（丙支部，正式党员）" not in found


def test_the_administrator_finds_everybody(cast):
    assert {"陈思远（丙支部，正式党员）", "吴刚（一部机关党支部，正式党员）"} <= names(cast.fangyuan, "") | names(
        cast.fangyuan, "陈思远"
    )


def test_members_and_strangers_find_nobody(cast):
    for person in (cast.chenxiaodong, cast.stranger, cast.wugang, cast.shenqing):
        assert names(person) == set()
        assert names(person, code="unit_directory") == set()


def test_the_plain_picker_offers_only_whom_one_may_see(cast):
    assert "陈思远（丙支部，正式党员）" not in names(cast.lijianjun, "陈思远", code="person")
    assert names(cast.lijianjun, "陈晓东", code="person") == {"陈晓东（甲支部，正式党员）"}
    assert names(cast.lijianjun, "", code="unit") == {"甲支部"}


def test_namesakes_differ_by_number_branch_and_member_type(cast):
    Person.objects.filter(pk=cast.chenxiaodong.pk).update(staff_number="E10023")
    enrol_person(name="陈晓东", by=None, home_unit=cast.first, home_branch=cast.home, standing="non_member")
    assert names(cast.huangweijie, "陈晓东", code="person") == {
        "陈晓东（E10023，甲支部，正式党员）",
        "陈晓东（一部机关党支部，群众）",
    }


def test_telling_many_apart_costs_no_more_than_telling_a_few(cast):
    client = signed_in(cast.huangweijie)

    def cost(text):
        with CaptureQueriesContext(connection) as told:
            client.get(reverse("records:pick", args=["directory"]), {"q": text})
        return len(told)

    cost("陈晓东")
    assert cost("") == cost("陈晓东")


def _subclasses(kind) -> Iterator[type[forms.BaseForm]]:
    for one in kind.__subclasses__():
        yield one
        yield from _subclasses(one)


def _of_people() -> list[tuple[str, forms.Field]]:
    """Every field of every form in which a person is chosen."""
    get_resolver().url_patterns  # noqa: B018 (loads every page, and with it every form)
    found = []
    for form in _subclasses(forms.BaseForm):
        for name, field in getattr(form, "base_fields", {}).items():
            rows = getattr(field, "queryset", None)
            model = field.source.model if isinstance(field, PickerField) else getattr(rows, "model", None)
            if model is Person and not form.__module__.startswith(("tests.", "django")):
                found.append((f"{form.__module__}.{form.__name__}.{name}", field))
    return found


def test_wherever_a_person_is_chosen_they_are_told_apart():
    plain = [
        where
        for where, field in _of_people()
        if not (
            isinstance(field, PersonChoice)
            or (isinstance(field, PickerField | PeopleField) and isinstance(picker(field.code), People))
        )
    ]
    assert not plain
    sources = {field.code for _, field in _of_people() if isinstance(field, PickerField | PeopleField)}
    assert all(picker(code).label is person_line for code in sources) and len(sources) >= 9


def test_a_place_offers_those_who_may_be_chosen_there(cast):
    here = names(cast.gaoyumei, "", code="on_roster", unit=str(cast.jia.unit.pk))
    assert any(one.startswith("陈晓东") for one in here) and not any(one.startswith("赵志强") for one in here)
    probationary = "周倩（甲支部，预备党员）"
    assert probationary in names(cast.gaoyumei, "周倩", code="members_on_roster", unit=str(cast.jia.unit.pk))
    for code in ("formal_directory", "other_directory", "candidates"):
        assert names(cast.gaoyumei, "周倩", code=code) == set()
    TemporaryMembership.objects.create(
        person=cast.wugang, unit=cast.jia.unit, starts_on=days_ago(90), ends_on=days_ago(10)
    )
    past = str(days_ago(30))
    assert any(one.startswith("吴刚") for one in names(cast.gaoyumei, "", "on_roster", unit=cast.jia.unit.pk, on=past))
    assert not any(one.startswith("吴刚") for one in names(cast.gaoyumei, "", "on_roster", unit=cast.jia.unit.pk))
    assert names(cast.gaoyumei, "高玉梅", code="candidates") == set()
    assert names(cast.gaoyumei, "", code="on_roster", unit="no-number", on="never") == set()


@pytest.mark.parametrize("who", ["zhaozhiqiang", "chensiyuan"])
def test_the_server_refuses_whom_the_place_does_not_offer(cast, who):
    body = {**act_data(cast, cast.jia.unit), "person": str(getattr(cast, who).pk)}
    answer = signed_in(cast.gaoyumei).post(ledger("acts").url("create"), body)
    assert answer.status_code == 422 and "person" in answer.context["form"].errors


def test_one_true_sentence_for_who_is_no_member(cast):
    """群众 are not called probationary, whatever post is proposed for them."""
    worker = enrol_person(name="严工", by=None, home_unit=cast.first, home_branch=cast.home, standing="non_member")
    url = reverse("branches:add_member", args=[cast.jia.pk])
    answer = signed_in(cast.lijianjun).post(url, {"person": str(worker.pk), "starts_on": str(days_ago(0))})
    assert answer.context["form"].errors["person"] == ["严工是群众，这里只能选正式党员、预备党员。"]
