"""What is measured."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import ge, le

SIGNS = {"≤": le, "≥": ge}


@dataclass(frozen=True)
class Goal:
    """A figure of the result and its bound: ``Goal("ratio", "≥", 20)``."""

    figure: str
    sign: str
    bound: float

    def reached(self, value: float) -> bool:
        return SIGNS[self.sign](value, self.bound)


@dataclass(frozen=True)
class Case:
    """`run` does the work once and returns how many rows it was about; `baseline` does the same the usual way.

    `prepare` comes before the clock and `finish` after it, once in each process. `grows`: also measured on the small
    data in the same run. With `repeat` 1 the first round counts: long work is seen once. `by_cpu` compares the CPU time
    of the process instead. With `part` 200 the baseline does a 200th of the work; its time counts so often.
    """

    name: str
    run: Callable[[], int]
    baseline: Callable[[], object] | None = None
    user: str = ""
    repeat: int = 15
    prepare: Callable[[], object] | None = None
    finish: Callable[[], object] | None = None
    grows: bool = False
    by_cpu: bool = False
    part: int = 1
    goals: tuple[Goal, ...] = ()


def page(path: str, user=None) -> Callable[[], int]:
    """Fetches a page, signed in as `user`; rows are those of the table's body."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")

    def fetch() -> int:
        if user is not None and not client.cookies:  # only who is measured signs in: it ends the session before
            client.force_login(user, backend="accounts.backends.AccountBackend")
        answer = client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return answer.content.count(b"<tr") - answer.content.count(b"<thead")

    return fetch
