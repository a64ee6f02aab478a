"""Seeds the first version of every rule (reminders/rules/seeds)."""

from django.db import migrations

from reminders.rules.seeds import SEEDS, sow


def seed(apps, schema_editor):
    sow(SEEDS, *(apps.get_model("reminders", name) for name in ("Rule", "RuleVersion", "RuleFulfilment")))


class Migration(migrations.Migration):
    dependencies = [("reminders", "0003_period_data")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
