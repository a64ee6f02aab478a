"""The periods of 2015–2060. They are the calendar itself and never change."""

from django.db import migrations

from reminders.obligations import periods


def seed(apps, schema_editor):
    period = apps.get_model("reminders", "Period")
    rows = [*periods.standing(), *(row for year in range(2015, 2061) for row in periods.of_year(year))]
    period.objects.bulk_create(
        [period(kind=k, key=key, label=label, starts_on=a, ends_on=b) for k, key, label, a, b in rows],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("reminders", "0002_calendar_data")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
