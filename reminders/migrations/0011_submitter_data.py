"""Who handed in what waits for its judge stands in the record, as the history has it."""

from typing import Any

from django.db import migrations

from records.submitters import name_submitters


def forwards(apps: Any, schema_editor: Any) -> None:
    name_submitters(apps, "reminders", "Exemption", "submitted")
    name_submitters(apps, "reminders", "Suspension", "submitted")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("records", "0001_initial"),
        ("reminders", "0010_submitted_by"),
    ]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
