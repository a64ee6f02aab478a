"""The organisation tree at the left: for those above branches, in one question, narrowing the rows."""

from django.urls import reverse

from organisation.scope import units_for
from organisation.units.tree_page import Node, nested
from tests.cast import signed_in


def test_ledgers_offer_the_tree_to_institute_and_units_only(cast):
    url, tree = reverse("temporary-branches:list"), reverse("organisation:tree")
    for wide in (cast.linjing, cast.huangweijie):
        assert tree in signed_in(wide).get(url).content.decode()
    assert tree not in signed_in(cast.lijianjun).get(url).content.decode()


def test_the_tree_holds_the_units_in_scope_with_their_kind(cast):
    page = (
        signed_in(cast.huangweijie)
        .get(reverse("organisation:tree"), {"at": "/roster/", "field": "unit"})
        .content.decode()
    )
    assert "甲支部" in page
    assert ">临时党支部<" in page.replace("\n", "")
    assert f"/roster/?unit={cast.jia.unit_id}" in page
    assert "丙支部" not in page
    assert "丁支部" not in page  # dissolved


def test_a_click_narrows_to_the_unit_and_everything_below(cast):
    browser = signed_in(cast.linjing)
    page = browser.get(reverse("temporary-branches:list"), {"unit": cast.first.pk}).content.decode()
    assert "甲临时党支部" in page
    assert "丙临时党支部" not in page


def test_units_hang_below_their_parents(cast):
    nodes = nested([Node(unit, "", False) for unit in units_for(cast.linjing.user).order_by("path")])
    assert [node.unit.name for node in nodes] == ["二院党委"]
    first = next(node for node in nodes[0].children if node.unit == cast.first)
    assert {child.unit for child in first.children} >= {cast.home, cast.jia.unit, cast.yi.unit}


def test_the_tree_links_to_this_house_only(cast):
    page = signed_in(cast.linjing).get(reverse("organisation:tree"), {"at": "//elsewhere.example/"}).content.decode()
    assert "elsewhere" not in page


def test_the_tree_asks_one_question_of_its_own(cast, django_assert_max_num_queries):
    browser = signed_in(cast.linjing)
    with django_assert_max_num_queries(6):  # session, account, posts, grants, units
        browser.get(reverse("organisation:tree"))


def test_the_profile_page_offers_the_posts(cast):
    page = signed_in(cast.lijianjun).get(reverse("accounts:profile")).content.decode()
    assert "我的职务" in page
    assert "甲支部 · 书记" in page
