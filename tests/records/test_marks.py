"""A ledger names its columns once; the marks tell where each of them stands."""

from __future__ import annotations

from collections.abc import Sequence

from accounts.models.user import User
from records.ledger import (
    Column,
    Ledger,
    hidden,
    ledgers,
    off_page,
    off_sheet,
    off_table,
    page_only,
    section,
    sheet_only,
    table_only,
)
from records.ledger.columns import BoundColumn


class Staff(Ledger):
    """Of no table of its own: only its columns are looked at."""

    model = User
    slug = "staff"
    title = "用户"
    columns = (
        section("账号", Column("username", link=True), hidden("last_login"), off_page("is_active")),
        off_sheet("first_name"),
        section("其他", off_table("email"), page_only("preferences"), table_only(hidden("is_staff"))),
        sheet_only("date_joined"),
        section("账号", Column("last_name", label="姓", head="姓氏", width=30)),
    )


def _paths(columns: Sequence[BoundColumn]) -> list[str]:
    return [column.path for column in columns]


def test_each_place_gets_its_columns_in_the_order_of_the_lines() -> None:
    staff = Staff()
    assert _paths(staff.shown) == ["username", "is_active", "first_name", "last_name"]
    assert _paths(staff.offered) == [*_paths(staff.shown), "last_login", "is_staff"]
    assert _paths(staff.printed) == ["username", "last_login", "is_active", "email", "date_joined", "last_name"]
    assert [(title, _paths(part)) for title, part in staff.detail_sections] == [
        ("账号", ["username", "last_login", "last_name"]),
        ("其他", ["email", "preferences"]),
    ]


def test_the_sheet_bears_the_head_of_the_office_and_the_screen_the_label() -> None:
    staff = Staff()
    assert (staff.shown[-1].label, staff.printed[-1].head.label, staff.printed[-1].head.width) == ("姓", "姓氏", 30)
    assert staff.detail_sections[0][1][-1].label == "姓"


def test_without_a_section_the_page_shows_what_can_be_chosen() -> None:
    class Plain(Ledger):
        model = User
        columns = ("username", hidden("email"), sheet_only("date_joined"))

    assert [(title, _paths(part)) for title, part in Plain().detail_sections] == [("基本信息", ["username", "email"])]


def test_no_ledger_shows_a_column_twice_in_one_place() -> None:
    for ledger in ledgers():
        pages = [column for _, part in ledger.detail_sections for column in part]
        for columns in (ledger.offered, ledger.printed, pages):
            assert len(set(_paths(columns))) == len(columns), f"{ledger.slug}: {_paths(columns)}"
