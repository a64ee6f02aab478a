"""Duty lists as text: what is read, and what is said about a line that cannot be."""

import pytest

from branches.rules.duty_text import Line, Unreadable, labels_in, read
from organisation.powers import Role


def test_posts_and_lines_are_read():
    parts = read("【书记】\n1. 主持工作｜每季度｜第11条\n\n（2）谈心谈话|每年\n[组织委员]\n管理名册")
    assert [(part.role, part.lines) for part in parts] == [
        (Role.SECRETARY, [Line("主持工作", "每季度", "第11条"), Line("谈心谈话", "每年")]),
        (Role.ORGANIZATION_MEMBER, [Line("管理名册")]),
    ]


def test_nothing_is_an_empty_list():
    assert read("") == read(" \n\n") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("主持工作", "第 1 行前面没有岗位"),
        ("【支书】\n主持工作", "“支书”不是系统里的岗位"),
        ("【系统管理员】\n导入名册", "不是系统里的岗位"),
        ("【书记】\n一\n【书记】\n二", "第 3 行的【书记】前面已经写过"),
        ("【书记】\n一｜二｜三｜四", "第 2 行的“｜”多于两个"),
        ("【书记】\n｜每月", "第 2 行没有写职责内容"),
        ("【书记】\n" + "长" * 301, "第 2 行太长"),
        ("【书记】\n一｜" + "长" * 21, "第 2 行太长"),
        ("【书记】\n【副书记】\n一", "【书记】下面还没有职责"),
        ("【书记】\n" + "一\n" * 201, "职责最多 200 条"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, said: str):
    with pytest.raises(Unreadable, match=said):
        read(text)


def test_the_posts_of_a_text_are_told_even_when_it_cannot_be_read():
    assert labels_in("【书记】\n【某某】\n【保密委员】") == ["书记", "保密委员"]
