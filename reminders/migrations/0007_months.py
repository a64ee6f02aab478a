"""Months are calendar months: what stood as days and meant months is kept as months."""

from django.db import migrations, models

IN_MONTHS = {"BR-04": (180, 6), "BR-11": (30, 1)}  # rule: the days that meant so many months
KEPT_DAYS, KEPT_MONTHS = "reminders.keep_notices_days", "reminders.keep_notices_months"
OF_THE_HOUSE = "系统初始规则"  # first versions, as they were sown


def to_months(apps, schema_editor):
    version, setting = apps.get_model("reminders", "RuleVersion"), apps.get_model("records", "Setting")
    for code, (days, months) in IN_MONTHS.items():
        version.objects.filter(rule__code=code, due_days=days, due_months=0).update(due_days=0, due_months=months)
    of_life_meetings = version.objects.filter(rule__code="MT-06", least_months=0)
    sown_just_now = models.Q(least_days=None, number=1, change_reason=OF_THE_HOUSE)
    of_life_meetings.filter(models.Q(least_days=180) | sown_just_now).update(least_days=None, least_months=6)
    for line in setting.objects.filter(code=KEPT_DAYS):
        line.code, line.value = KEPT_MONTHS, max(6, -(-int(line.value) * 12 // 365))
        line.save(update_fields=["code", "value"])


class Migration(migrations.Migration):
    dependencies = [("reminders", "0006_rule_words"), ("records", "0001_initial")]
    operations = [
        migrations.AddField(
            "ruleversion",
            "least_months",
            models.PositiveIntegerField(default=0, verbose_name="周期内至少运行月数"),
        ),
        migrations.RunPython(to_months, migrations.RunPython.noop),
    ]
