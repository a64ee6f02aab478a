"""One case in a process of its own, so that its peak memory is its own."""

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable

from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from benchmarks.case import Case

Result = dict[str, object]


def measure(case: Case, size: str) -> Result:
    """`{case, size, user, engine, median_ms, p95_ms, queries, rows, peak_rss_mb, baseline, ratio}`.

    `baseline` is its median in ms, `ratio` how many times faster the case is; both None without a baseline.
    """
    figures = _apart(_figures, case)
    usual = _apart(_median, case.baseline) if case.baseline else None
    return {
        "case": case.name,
        "size": size,
        "user": case.user,
        "engine": connection.vendor,
        **figures,
        "baseline": usual,
        "ratio": round(usual / figures["median_ms"], 1) if usual else None,
    }


def _apart(work: Callable, argument):
    """The child is a fork, so the work need not be sent; only its figures come back."""
    connections.close_all()
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=lambda: there.send(work(argument)))
    child.start()
    there.close()
    try:
        return here.recv()
    except EOFError:
        raise SystemExit("a case failed; see above") from None
    finally:
        child.join()


def _figures(case: Case) -> Result:
    case.run()  # the first one loads templates and connects
    with CaptureQueriesContext(connection) as queries:
        rows = case.run()
    times = _times(case.run, case.repeat)
    return {
        "median_ms": round(statistics.median(times), 2),
        "p95_ms": round(sorted(times)[int(len(times) * 0.95)], 2),
        "queries": len(queries),
        "rows": rows,
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def _median(work: Callable[[], object]) -> float:
    """Baselines may be slow: three rounds are enough."""
    return round(statistics.median(_times(work, 3)), 2)


def _times(work: Callable[[], object], repeat: int) -> list[float]:
    """Milliseconds of each round."""
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return times
