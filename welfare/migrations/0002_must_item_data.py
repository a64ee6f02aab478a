"""五必问、五必做: the ten items the portal starts with. After that the table is the truth."""

from datetime import date

from django.db import migrations

ASKS = ("思想教育", "工作完成", "业余生活", "成长成才", "廉洁自律")
ACTS = ("医疗保障", "家属慰问", "心理疏导", "文体活动", "饮食生活保障")
CODES = {
    "ask": ("thought", "work", "leisure", "growth", "integrity"),
    "act": ("medical", "family", "counselling", "recreation", "living"),
}
CONFIDENTIAL = ("integrity", "counselling")


def sow(apps, schema_editor):
    items = apps.get_model("welfare", "MustItem").objects
    for kind, names in (("ask", ASKS), ("act", ACTS)):
        for order, (code, name) in enumerate(zip(CODES[kind], names, strict=True), 1):
            items.get_or_create(
                code=code,
                defaults={
                    "kind": kind,
                    "name": name,
                    "order": order,
                    "confidential": code in CONFIDENTIAL,
                    "valid_from": date(2020, 1, 1),
                },
            )


class Migration(migrations.Migration):
    dependencies = [("welfare", "0001_initial")]
    operations = [migrations.RunPython(sow, migrations.RunPython.noop)]
