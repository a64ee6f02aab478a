"""A case, its usual way and its small data, round by round in turn."""

import statistics
import time

from django.db import connection

from benchmarks.case import Case
from benchmarks.place import SMALL
from benchmarks.worker import Round, Worker

Result = dict[str, object]
FEW = 3  # rounds of a baseline, which may be slow
ENOUGH = 30.0  # seconds after which no side begins another round


def measure(case: Case, size: str) -> Result:
    """`{case, size, user, engine, median_ms, p95_ms, queries, rows, peak_rss_mb, baseline, ratio, small, growth}`.

    `baseline` is its median in ms and `ratio` how many times longer it takes than the case; `small` is the median on
    the small data and `growth` how many times longer the case takes than that. None where there is no such side.
    """
    ours = Worker(size, case.name)
    usual = Worker(size, case.name, usual=True) if case.baseline else None
    small = Worker(SMALL, case.name) if case.grows and size != SMALL else None
    told = _in_turn({side: case.repeat for side in (ours, small) if side} | ({usual: FEW} if usual else {}), case)
    value = {side: statistics.median(_time(case, one) for one in rounds) for side, rounds in told.items()}
    if usual:
        value[usual] *= case.part
    times = sorted(_time(case, one) for one in told[ours])
    result: Result = {
        "case": case.name,
        "size": size,
        "user": case.user,
        "engine": connection.vendor,
        "median_ms": round(value[ours], 2),
        "p95_ms": round(times[int(len(times) * 0.95)], 2),
        "queries": told[ours][-1].queries,
        "rows": told[ours][-1].rows,
        "peak_rss_mb": ours.end(),
        "baseline": round(value[usual], 2) if usual else None,
        "ratio": round(value[usual] / value[ours], 1 if value[usual] > value[ours] else 2) if usual else None,
        "small": round(value[small], 2) if small else None,
        "growth": round(value[ours] / value[small], 2) if small else None,
    }
    for other in (usual, small):
        if other:
            other.end()
    return result | {"goals": _verdict(case, result)}


def _in_turn(sides: dict[Worker, int], case: Case) -> dict[Worker, list[Round]]:
    """The first round loads templates and connects; it counts only for work that is seen once."""
    told: dict[Worker, list[Round]] = {side: [] for side in sides}
    if case.repeat > 1:
        for side in sides:
            side.round()
    began = time.monotonic()
    for number in range(max(sides.values())):
        if number and time.monotonic() - began > ENOUGH:
            break
        for side, most in sides.items():
            if number < min(most, case.repeat):
                told[side].append(side.round())
    return told


def _time(case: Case, one: Round) -> float:
    return one.cpu_ms if case.by_cpu else one.ms


def _verdict(case: Case, result: Result) -> dict[str, bool]:
    """`{"ratio ≥ 20": True}` for the goals whose figure was measured."""
    said = {}
    for goal in case.goals:
        value = result[goal.figure]
        if isinstance(value, int | float):
            said[f"{goal.figure} {goal.sign} {goal.bound:g}"] = goal.reached(value)
    return said
