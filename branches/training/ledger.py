"""培训记录: in the office's own columns, with the record keeper's unit and the level behind them."""

from __future__ import annotations

from branches.training.forms import TrainingForm
from branches.training.importer import TrainingImporter
from branches.training.models import Training
from organisation.powers import PARTY_OFFICE
from records.exports import Sheet
from records.ledger import Column, Ledger, Section, register

HOURS = Column("hours", label="学时", value=lambda training: training.hours_text, sort="hours")
UNIT = Column("unit", label="登记单位")
STATE = Column("state", tones=Training.STATE_TONES)
FORM = Column("form", tones={"central": "purple", "collective": "blue", "online": "gray"})


@register
class Trainings(Ledger):
    model = Training
    slug = "trainings"
    title = "党务培训记录"
    noun = "培训"
    icon = "graduation-cap"
    help = "院党委、院属单位和临时党委组织的培训。支部自己的学习在组织生活中登记，学时自动合并计算，不用重复登记。"
    columns = (Column("theme", link=True), "period", "organizer", FORM, HOURS, "expected", "present", STATE)
    hidden = (UNIT, Column("level", tones={}), "place", "lecturer", "result", "starts_on")
    search = ("theme", "organizer", "lecturer", "people_text", "place")
    search_hint = "主题、主办、授课人或参训人员"
    filters = ("unit", "form", "level", "starts_on", "state")
    ordering = ("-starts_on", "-id")
    unit_tree = "unit"
    form = TrainingForm
    importer = TrainingImporter
    attachments = True
    create_power = edit_power = void_power = import_power = PARTY_OFFICE
    sections = (
        Section(
            "",
            ("theme", "period", "place", "organizer", "lecturer", FORM, Column("level", tones={}), HOURS, UNIT),
        ),
        Section("参训情况", ("expected", "present", "people_text", "result")),
    )
    sheet = Sheet("培训记录", signatures=("填表人", "负责人"))
    sheet_columns = (
        Column("theme", width=30),
        Column("period", width=24),
        "place",
        "organizer",
        "lecturer",
        "form",
        HOURS,
        "expected",
        "present",
        Column("people_text", width=40),
        "result",
        "files_text",
        "level",
        UNIT,
    )
