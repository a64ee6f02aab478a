"""A chart and the table of its numbers, from the same figures, so that they cannot differ."""

from collections.abc import Sequence
from typing import TypedDict


class Series(TypedDict, total=False):
    """One row of figures: name, numbers in the order of the categories, "bar" (default) or "line", stack group."""

    name: str
    data: Sequence[float | int | None]
    type: str
    stack: str


def chart_context(
    code: str,
    title: str,
    categories: Sequence[str],
    series: Sequence[Series],
    *,
    unit: str = "",
    kind: str = "",
    links: Sequence[str] = (),
) -> dict[str, object]:
    """What ui/chart.html needs. `code` is the element's id; kind is "", "pie" or "sideways"; ``links``: what a click
    on each category opens, in the chart and in its table."""
    data = {"categories": list(categories), "series": list(series), "unit": unit, "kind": kind, "links": list(links)}
    opens = [*links, *[""] * (len(categories) - len(links))]
    rows = [
        (name, opens[index], [_figure(one["data"], index) for one in series]) for index, name in enumerate(categories)
    ]
    return {
        "code": code,
        "title": title,
        "data": {**data, "sideways": kind == "sideways"},
        "series": series,
        "rows": rows,
    }


def _figure(numbers: Sequence[float | int | None], index: int) -> float | int | str:
    found = numbers[index] if index < len(numbers) else None
    return "—" if found is None else found
