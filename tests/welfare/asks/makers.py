"""A row of 五必问记录, and its page for a whole branch for the contract tests."""

from __future__ import annotations

import uuid
from typing import Any

from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker
from tests.welfare.picked import item, someone_of
from welfare.asks.models import Ask
from welfare.coverage.roster import people_on
from welfare.must_items.models import MustItem


def ask_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "person": str(someone_of(unit).pk),
        "item": item("leisure").pk,
        "asked_on": str(days_ago(1)),
        "asker_name": "李建军",
        "result": "concern",
        "note": "晚上没有地方打球",
    }


@maker("asks", form_data=ask_data)
def make_ask(cast: Cast, unit: Unit, number: int, code: str = "thought", **more: Any) -> Ask:
    person = someone_of(unit)
    more = {"note": f"第 {number} 次谈话", "asked_on": days_ago(1 + number % 40), **more}
    return Ask.objects.create(unit=unit, person=person, item=item(code), asker_name="李建军", **more)


def page_of(cast: Cast, *codes: str, **said: str) -> dict[str, object]:
    """The body of the page for 甲: everybody normal but what is said."""
    items = MustItem.objects.asks().filter(code__in=codes)
    body: dict[str, object] = {
        "unit": cast.jia.unit_id,
        "on": str(days_ago(0)),
        "items": [one.pk for one in items],
        "page": str(uuid.uuid4()),
    }
    for person in people_on(cast.jia.unit, days_ago(0)):
        body |= {f"result-{person.pk}-{one.pk}": "normal" for one in items}
    return body | said
