"""Rules that count when met light when missed; 五必问 by person and question, 五必做 by act.

A new house has these from the seeds. In an existing one only rules nobody edited get a new version, from the running
period on; see reminders/rules/seeds/renewal.py.
"""

from django.db import migrations
from django.utils import timezone

from reminders.rules.seeds import SEEDS
from reminders.rules.seeds.renewal import begin, renew, replace

LIGHT = ("TR-01", "TR-02", "TR-02-CENTRAL", "TR-03", "SEED-09", "MT-04-SECRETARY")
BY_BRANCH = ("SEED-25-MEDICAL", "SEED-25-RECREATION", "SEED-25-LIVING")
ON_EVENT = ("SEED-25-FAMILY", "SEED-25-COUNSELLING")


def renew_rules(apps, schema_editor):
    models = [apps.get_model("reminders", name) for name in ("Rule", "RuleVersion", "RuleFulfilment")]
    seeds, today = {seed.code: seed for seed in SEEDS}, timezone.localdate()
    if not models[0].objects.exists():
        return
    for code in LIGHT:
        renew(seeds[code], "逾期同样亮灯，完成和逾期都计入执行率", today, *models)
    renew(seeds["SEED-25-ASK"], "逐人逐项计算，含名册上的群众", today, *models)
    replace("SEED-25-ACT", [seeds[code] for code in BY_BRANCH], today, *models)
    begin([seeds[code] for code in ON_EVENT], today, *models)


class Migration(migrations.Migration):
    dependencies = [("reminders", "0008_states_and_each")]
    operations = [migrations.RunPython(renew_rules, migrations.RunPython.noop)]
