"""Rules quote the clause in words beside its number, so the number goes from the quotation; one title is corrected.

Only what the portal itself wrote is touched: a version that somebody revised keeps its words.
"""

import re

from django.db import migrations

TAIL = re.compile(r"（(?:支部工作条例|信访工作条例|突发事件应对法|应急预案管理办法)第[\d、]+条）$")
TITLES = {"MT-04-SECRETARY": ("党委书记讲党课", "党委（临时党委）书记讲党课")}
TODOS = {
    "党委书记讲党课并登记": "党委（临时党委）书记讲党课并登记",
    "落实措施并上报进展": "落实措施并提交进展",
    "按计划完成里程碑并上报": "按计划完成里程碑并登记",
}


def reword(apps, schema_editor):
    rule = apps.get_model("reminders", "Rule")
    for code, (before, after) in TITLES.items():
        rule.objects.filter(code=code, title=before).update(title=after)
    version = apps.get_model("reminders", "RuleVersion")
    for one in version.objects.filter(made_by=None):
        source, todo = TAIL.sub("", one.source_text), TODOS.get(one.todo, one.todo)
        if (source, todo) != (one.source_text, one.todo):
            version.objects.filter(pk=one.pk).update(source_text=source, todo=todo)


class Migration(migrations.Migration):
    dependencies = [("reminders", "0005_plainer_words")]
    operations = [migrations.RunPython(reword, migrations.RunPython.noop)]
