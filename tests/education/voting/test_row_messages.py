"""What is wrong with a matter stands at its row, whichever rule says so, and the list above leads there."""

from __future__ import annotations

import re

import pytest

from tests.cast import Cast, signed_in
from tests.education.entry import entry, vote

FORBIDDEN = "接收周倩同志为预备党员"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (vote(1, "第二项", yes=0), "“第二项”还没有填写票数。"),
        (vote(1, "第二项", yes=12), "“第二项”的票数合计 12，多于实到有表决权的 8 人"),
        (vote(1, FORBIDDEN, yes=6), f"“{FORBIDDEN}”不能在这里办理"),
        (vote(1, "", yes=6), "有一行表决没有写明表决事项"),
    ],
)
def test_a_complaint_about_a_matter_stands_at_its_row(cast: Cast, row: dict[str, object], said: str) -> None:
    data = entry(cast.jia.unit, **vote(0, "党员先锋岗方案", yes=7), **row)
    page = signed_in(cast.lijianjun).post("/activities/new/", data).content.decode()
    assert f'<a href="#vote-1-matter">{said}' in page
    row = re.search(r'<input [^>]*id="vote-1-matter"[^>]*>.*?</span></div></div>', page, re.DOTALL)
    assert row and 'aria-describedby="vote-1-matter_error"' in row.group(0) and said in row.group(0)
    assert page.count(said) == 2 and page.count("is-invalid") == 1, "in the list and at the row, nowhere else"
