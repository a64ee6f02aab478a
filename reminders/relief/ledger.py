"""暂停运行 and 免除: filed by the branch, approved by the unit above."""

from __future__ import annotations

from records.exports import Sheet
from records.ledger import Ledger, register
from reminders.relief.forms import ExemptionForm, SuspensionForm
from reminders.relief.importer import ExemptionImporter, SuspensionImporter
from reminders.relief.models import Exemption, Suspension


@register
class Suspensions(Ledger[Suspension]):
    model = Suspension
    slug = "suspensions"
    title = "暂停运行台账"
    noun = "暂停申请"
    icon = "circle-pause"
    help = "现场停工、队伍撤回等支部没有运行的日子。上级通过后，这些日子不计入应办事项的周期（MT-14）。"
    columns = ("unit", "starts_on", "ends_on", "reason", "state")
    filters = ("unit", "state", "starts_on")
    search = ("reason", "unit__pinyin")
    ordering = ("-starts_on", "-id")
    form = SuspensionForm
    importer = SuspensionImporter
    sheet = Sheet("暂停运行台账", signatures=("填表人", "负责人"))


@register
class Exemptions(Ledger[Exemption]):
    model = Exemption
    slug = "exemptions"
    title = "免除事项台账"
    noun = "免除申请"
    icon = "circle-slash"
    help = "因任务等原因，一段时间内不再要求的一项工作。上级通过后，该项不再亮灯，统计时单列。"
    columns = ("unit", "rule", "starts_on", "ends_on", "reason", "state")
    filters = ("unit", "rule", "state", "starts_on")
    search = ("reason", "unit__pinyin", "rule__title")
    ordering = ("-starts_on", "-id")
    form = ExemptionForm
    importer = ExemptionImporter
    sheet = Sheet("免除事项台账", signatures=("填表人", "负责人"))
