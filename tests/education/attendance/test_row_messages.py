"""Without script, too: what is wrong with one person stands at that person, and the list above leads there."""

import re

from tests.cast import Cast, signed_in
from tests.education.entry import entry, missing


def test_a_missing_reason_stands_at_the_person_and_the_list_leads_there(cast: Cast) -> None:
    data = entry(cast.jia.unit, **missing(cast.zhouqian, "absent"))
    page = signed_in(cast.lijianjun).post("/activities/new/", {**data, "form_end": "1"}).content.decode()
    control, sentence = f"reason-{cast.zhouqian.pk}", "请填写周倩缺席的原因。"
    assert f'<a href="#{control}">{sentence}</a>' in page
    row = re.search(rf'<input [^>]*id="{control}"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert row and f'aria-describedby="{control}_error"' in row.group(0) and sentence in row.group(0)
    assert page.count(sentence) == 2  # in the list and at the row, nowhere else
