"""P6: the ledger as a workbook in house style, from the database; beside a csv of the same rows, and the usual way."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from accounts.models.user import User
from benchmarks.case import Case, Goal
from benchmarks.case_ledger import users
from education.activities.models import Activity
from records.ledger import exporting
from records.ledger.registry import ledger
from records.ledger.row_values import values

USUAL = 2_000


def cases() -> Iterator[Case]:
    user = users()["institute"]
    yield _beside_csv(user, 10_000)
    if Activity.objects.order_by()[:100_000].count() == 100_000:
        yield _beside_csv(user, 100_000)
    if Activity.objects.order_by()[:1_000_000].count() == 1_000_000:
        yield _beside_csv(user, 1_000_000)
    yield Case(
        f"P6 Excel of {USUAL} rows, against django-import-export", _workbook(user, USUAL), _usual(user),
        user="institute", repeat=3, by_cpu=True, goals=(Goal("ratio", "≥", 15),),
    )  # fmt: skip


def _beside_csv(user: User, most: int) -> Case:
    """The csv may not be much quicker: 1 ÷ 1.5 of the time at least."""
    return Case(
        f"P6 Excel of {most} rows, against a csv", _workbook(user, most), _csv(user, most), user="institute",
        repeat=3 if most < 100_000 else 1, by_cpu=True, goals=(Goal("ratio", "≥", 0.67), Goal("peak_rss_mb", "≤", 250)),
    )  # fmt: skip


def _rows(user: User, most: int):
    found = ledger("activities")
    return found, found.rows(user, "export").order_by(*found.ordering)[:most]


def _workbook(user: User, most: int) -> Callable[[], int]:
    def write() -> int:
        found, rows = _rows(user, most)
        with TemporaryDirectory() as folder:
            return exporting.write(exporting.listing_for(found, user, ""), Path(folder) / "ledger.xlsx", rows, user)

    return write


def _csv(user: User, most: int) -> Callable[[], object]:
    def write() -> None:
        found, rows = _rows(user, most)
        with TemporaryDirectory() as folder, (Path(folder) / "ledger.csv").open("w", encoding="utf-8") as file:
            out = csv.writer(file)
            for row in values(found, rows, found.printed):
                out.writerow(row)

    return write


def _usual(user: User) -> Callable[[], object]:
    """A ModelResource of the same columns, as the documentation begins; only the foreign key is fetched along."""
    from import_export import fields, resources

    found = ledger("activities")
    paths = [column.lookup or column.name for column in found.printed]

    class Usual(resources.ModelResource):
        unit = fields.Field(attribute="unit", column_name="所在党支部")

        class Meta:
            model = Activity
            fields = tuple(path.split("__")[0] for path in paths)

    def write() -> None:
        _, rows = _rows(user, USUAL)
        content = Usual().export(rows.select_related("unit")).xlsx
        assert len(content) > USUAL

    return write
