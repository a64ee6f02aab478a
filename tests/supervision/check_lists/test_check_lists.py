"""Check lists: one line a point, handed down, renewed by editions, never changed in use."""

from records.ledger.registry import ledger
from supervision.check_lists.models import CheckList
from tests.cast import Cast, signed_in
from tests.supervision.entry import list_in_use, send


def typed(cast: Cast, **changed) -> dict:
    return {"unit": cast.institute.pk, "title": "日常检查表", "code": "RC-01", "items_text": "甲项\n乙项"} | changed


def codes(check: CheckList) -> list[tuple[str, str]]:
    return list(check.items.values_list("code", "text"))


def test_lines_become_points_and_keep_their_numbers(cast: Cast):
    send(cast.linjing, "check-lists", typed(cast, items_text="3. 丙项\n\n新的一项\n1、甲项"))
    assert codes(CheckList.objects.get()) == [("3", "丙项"), ("4", "新的一项"), ("1", "甲项")]


def test_a_doubled_number_is_refused(cast: Cast):
    said = send(cast.linjing, "check-lists", typed(cast, items_text="1. 甲项\n1. 乙项"))
    assert said.status_code == 422 and "编号 1 用了不止一次" in said.content.decode()


def test_a_new_edition_replaces_the_one_in_use(cast: Cast):
    send(cast.linjing, "check-lists", typed(cast))
    first = CheckList.objects.get()
    url = ledger("check-lists").url("create")
    page = signed_in(cast.linjing).get(f"{url}?edition_of={first.pk}").content.decode()
    assert "1. 甲项" in page and "RC-01" in page
    send(cast.linjing, "check-lists", typed(cast, items_text="1. 甲项\n3. 丙项"))
    states = list(CheckList.objects.order_by("edition").values_list("edition", "state"))
    assert states == [(1, "retired"), (2, "active")]


def test_a_list_in_use_cannot_be_changed(cast: Cast):
    check = list_in_use(cast.institute)
    assert signed_in(cast.linjing).get(ledger("check-lists").url("edit", check.pk)).status_code == 403


def test_lists_are_handed_down_but_not_up_or_across(cast: Cast):
    given, own = list_in_use(cast.institute, "YUAN"), list_in_use(cast.jia.unit, "JIA")

    def offered(person):
        form = signed_in(person).get(ledger("inspections").url("create")).context["form"]
        return set(form.fields["check_list"].queryset)

    assert offered(cast.lijianjun) == {given, own}
    assert offered(cast.chensiyuan) == {given}
