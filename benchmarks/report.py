"""How figures are written down."""

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Result

COLUMNS = (
    "case",
    "size",
    "user",
    "engine",
    "median_ms",
    "p95_ms",
    "queries",
    "rows",
    "peak_rss_mb",
    "baseline",
    "ratio",
)
WIDTHS = (38, 6, 12, 11, 10, 10, 8, 8, 12, 10, 7)


def line(result: Result) -> str:
    return _row([result[name] for name in COLUMNS])


def write(results: Sequence[Result], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"\n{_row(COLUMNS)}", *(line(result) for result in results), f"\n{path}", sep="\n")


def _row(values: Sequence[object]) -> str:
    return " ".join(
        ("" if value is None else str(value)).ljust(width) for value, width in zip(values, WIDTHS, strict=True)
    ).rstrip()
