"""One side of one case in a process of its own: its memory, its connection and its caches are its own."""

import multiprocessing
import resource
import time
from dataclasses import dataclass

from django.db import connection, connections

from benchmarks import place, world


@dataclass(frozen=True)
class Round:
    ms: float
    cpu_ms: float  # of this process; what the database computes is not in it
    queries: int
    rows: int


class Worker:
    """Does a round whenever it is asked to, so that both sides of a case take turns on the same machine."""

    def __init__(self, size: str, name: str, *, usual: bool = False) -> None:
        connections.close_all()
        self.here, there = multiprocessing.get_context("fork").Pipe()
        self.child = multiprocessing.get_context("fork").Process(target=_work, args=(there, size, name, usual))
        self.child.start()
        there.close()
        self.ask("ready")

    def round(self) -> Round:
        return self.ask("round")

    def end(self) -> float:
        """Peak memory in MB."""
        peak = self.ask("end")
        self.child.join()
        return peak

    def ask(self, word: str):
        self.here.send(word)
        try:
            return self.here.recv()
        except EOFError:
            raise SystemExit("a case failed; see above") from None


def _work(pipe, size: str, name: str, usual: bool) -> None:
    place.at(size)
    case = world.case(name)
    pipe.recv()
    try:
        if case.prepare:
            case.prepare()
        pipe.send(None)
        while pipe.recv() == "round":
            pipe.send(_round(case.baseline if usual else case.run))
    finally:
        if case.finish:
            case.finish()
    pipe.send(round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1))


def _round(work) -> Round:
    count = 0

    def counted(execute, sql, params, many, context):
        nonlocal count
        count += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counted):
        began, cpu = time.perf_counter(), time.process_time()
        rows = work()
        took, used = time.perf_counter() - began, time.process_time() - cpu
    return Round(took * 1000, used * 1000, count, rows if isinstance(rows, int) else 0)
