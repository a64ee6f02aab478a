"""What is measured."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """`run` does the work once and returns how many rows it was about; `baseline` does the same the usual way."""

    name: str
    run: Callable[[], int]
    baseline: Callable[[], object] | None = None
    user: str = ""
    repeat: int = 15


def page(path: str, user=None) -> Callable[[], int]:
    """Fetches a page, signed in as `user`; rows are counted by their `data-row` attribute or table rows."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    if user is not None:
        client.force_login(user, backend="accounts.backends.AccountBackend")

    def fetch() -> int:
        answer = client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return answer.content.count(b"<tr") - answer.content.count(b"<thead")

    return fetch
