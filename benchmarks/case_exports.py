"""P6: the ledger as a workbook in house style, from the database; beside a csv of the same rows."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from accounts.models import User
from benchmarks.case import Case
from records.ledger import exporting
from records.ledger.registry import ledger

MOST = 100_000


def cases() -> Iterator[Case]:
    user = User.objects.filter(username="yuan.zuzhi").first()
    if user is not None:
        yield Case("P6 export to Excel, up to 100k rows", _workbook(user), _csv(user), user="institute", repeat=1)


def _rows(user: User):
    found = ledger("activities")
    return found, found.rows(user, "export").order_by(*found.ordering)[:MOST]


def _workbook(user: User) -> Callable[[], int]:
    def write() -> int:
        found, rows = _rows(user)
        with TemporaryDirectory() as folder:
            return exporting.write(found, Path(folder) / "ledger.xlsx", rows, user, found.ordering)

    return write


def _csv(user: User) -> Callable[[], object]:
    def write() -> int:
        found, rows = _rows(user)
        out = csv.writer(io.StringIO())
        for row in exporting.values(found, rows, found.printed):
            out.writerow(row)
        return len(found.printed)

    return write
