"""One word for one thing, on pages and in the manual."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse

from organisation.regulations import CLAUSES
from portal.menu import MENU
from portal.views.guide import PAGES
from tests.cast import Cast, signed_in

TEMPLATES = sorted(Path("templates").rglob("*.html"))
PATH = re.compile(r"“([^“”→]+) → ([^“”→]+?)(?: → [^“”]+)?”")
GIVEN_UP = (
    "须立即整改", "临期提醒", "一页问询", "问询", "列出名单", "逐人逐项", "不对应检查项目", "再加一项表决",
    "不是联建共建",     "按规定的提示", "想学东西", "二十一列", "责任区岗", "组织建设", "应参加", "封签", "过半数",
)  # fmt: skip


@pytest.mark.parametrize("word", GIVEN_UP)
def test_words_that_were_given_up_stand_on_no_page(word: str) -> None:
    found = [str(page) for page in TEMPLATES if word in page.read_text(encoding="utf-8").replace("超过半数", "")]
    assert found == []


def test_the_manual_names_paths_as_the_menu_has_them() -> None:
    menu = {(group.label, entry.label) for group in MENU for entry in group.entries}
    pages = [page.read_text(encoding="utf-8") for page in Path("templates/portal/help").glob("*.html")]
    named = {(path[1], path[2]) for text in pages for path in PATH.finditer(text)}
    assert len(named) > 15 and named - menu == set()


def test_the_manual_says_of_a_quorum_what_the_regulation_says(cast: Cast) -> None:
    page = signed_in(cast.lijianjun).get(reverse("portal:help_page", args=["activities"])).content.decode()
    assert all(CLAUSES[rule].words in page for rule in ("MT-10", "MT-11", "MT-12"))


def test_every_page_of_the_manual_opens(cast: Cast) -> None:
    reader = signed_in(cast.lijianjun)
    assert [name for name, _ in PAGES if reader.get(reverse("portal:help_page", args=[name])).status_code != 200] == []
