"""How figures are written down."""

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Result

COLUMNS = {
    "case": 58, "size": 5, "user": 10, "engine": 11, "median_ms": 10, "p95_ms": 10, "queries": 8, "rows": 8,
    "peak_rss_mb": 12, "baseline": 11, "ratio": 7, "small": 9, "growth": 7, "goals": 0,
}  # fmt: skip


def line(result: Result) -> str:
    return _row([*(result[name] for name in COLUMNS if name != "goals"), _goals(result)])


def head() -> str:
    return _row(list(COLUMNS))


def write(results: Sequence[Result], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    missed = [result for result in results if not all(result["goals"].values())]
    print(f"\n{head()}", *(line(result) for result in results), f"\n{path}", sep="\n")
    print(f"goals missed: {len(missed)}", *(f"  {one['case']}: {_goals(one)}" for one in missed), sep="\n")


def _goals(result: Result) -> str:
    return ", ".join(f"{said} {'yes' if reached else 'NO'}" for said, reached in result["goals"].items())


def _row(values: Sequence[object]) -> str:
    texts = ("" if value is None else str(value) for value in values)
    return " ".join(text.ljust(width) for text, width in zip(texts, COLUMNS.values(), strict=True)).rstrip()
