"""An importer that could not do what it declares is refused when it is written, not when somebody confirms a file."""

import pytest

from records.imports import Importer

TOGETHER = "act_fills and make, the act that fills them, are declared together"


def make(cls, row, by):
    """Stands for an act such as found_branch."""


def test_columns_that_an_act_fills_want_the_act():
    with pytest.raises(TypeError, match=f"TakeOver: {TOGETHER}"):
        type("TakeOver", (Importer,), {"act_fills": ("unit",)})


def test_an_act_that_nobody_would_call_is_refused_too():
    with pytest.raises(TypeError, match=f"TakeOver: {TOGETHER}"):
        type("TakeOver", (Importer,), {"make": classmethod(make)})


def test_both_together_are_an_importer_that_others_may_inherit_from():
    whole = type("TakeOver", (Importer,), {"act_fills": ("unit",), "make": classmethod(make)})
    narrower = type("Narrower", (whole,), {"act_fills": ("unit", "project")})
    assert narrower.make.__func__ is make


def test_without_either_records_are_written_in_bulk():
    assert type("Plain", (Importer,), {}).act_fills == ()
