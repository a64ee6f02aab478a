"""Initials under which a name is found."""

import pytest

from organisation.naming import initials, person_initials


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("川藏铁路", "cztl"),
        ("川藏线雅林段", "czxyld"),
        ("青藏高原", "qzgy"),
        ("援藏工作队", "yzgzd"),
        ("保藏室", "bcs"),
    ],
)
def test_a_place_is_found_as_people_read_it(name, typed):
    assert initials(name) == typed


def test_a_surname_is_read_as_a_surname():
    assert person_initials("单国强") == "sgq"
