"""Seeds the working calendar from reminders/data: confirmed years with 调休, later years with statutory days only."""

import csv
from datetime import date
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data"


def _days(model, name, source):
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return [
            model(date=date.fromisoformat(day), is_workday=worked == "1", name=title, source=source)
            for day, worked, title in csv.reader(stream)
        ]


def seed(apps, schema_editor):
    day = apps.get_model("reminders", "CalendarDay")
    year = apps.get_model("reminders", "CalendarYear")
    confirmed = _days(day, "workdays.csv", "notice")
    provisional = _days(day, "statutory.csv", "provisional")
    day.objects.bulk_create(confirmed + provisional, ignore_conflicts=True)
    years = {row.date.year: True for row in confirmed} | {row.date.year: False for row in provisional}
    year.objects.bulk_create(
        [year(year=number, confirmed=known) for number, known in years.items()], ignore_conflicts=True
    )


class Migration(migrations.Migration):
    dependencies = [("reminders", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
