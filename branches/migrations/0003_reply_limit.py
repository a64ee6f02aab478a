"""The limit of a reply stands in rule BR-11 alone: what an office had set beside it moves there."""

from django.db import migrations

WAS, USUAL = "branches.reply_days", 30


def to_the_rule(apps, schema_editor):
    lines = apps.get_model("records", "Setting").objects.filter(code=WAS).order_by("-valid_from", "-id")
    days = next((int(line.value) for line in lines[:1]), USUAL)
    if days != USUAL:
        versions = apps.get_model("reminders", "RuleVersion").objects
        versions.filter(rule__code="BR-11", valid_to=None, due_months=1, due_days=0).update(due_months=0, due_days=days)


class Migration(migrations.Migration):
    dependencies = [("branches", "0002_plainer_words"), ("reminders", "0007_months"), ("records", "0001_initial")]
    operations = [migrations.RunPython(to_the_rule, migrations.RunPython.noop)]
