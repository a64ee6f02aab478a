"""培训记录: in the office's own columns, with the record keeper's unit and the level behind them."""

from __future__ import annotations

from branches.training.forms import TrainingForm
from branches.training.importer import TrainingImporter
from branches.training.models import Training
from organisation.powers import PARTY_OFFICE
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_sheet, off_table, page_only, register, section, sheet_only

HOURS = Column("hours", label="学时", value=lambda training: training.hours_text, sort="hours")
UNIT = Column("unit", label="登记单位")
STATE = Column("state", colours=Training.STATE_COLOURS)
LEVEL = Column("level", colours={})
FORM = Column("form", colours={"central": "purple", "collective": "blue", "online": "gray"})


@register
class Trainings(Ledger[Training]):
    model = Training
    slug = "trainings"
    title = "党务培训记录"
    noun = "培训"
    icon = "graduation-cap"
    help = "院党委、院属单位和临时党委组织的培训。支部自己的学习在组织生活中登记，学时自动合并计算，不用重复登记。"
    columns = (
        section("", Column("theme", link=True, width=30), Column("period", width=24)),
        off_sheet(hidden(UNIT, LEVEL)),
        section("", hidden("place"), "organizer", hidden("lecturer"), FORM, page_only(LEVEL), HOURS),
        section("参训情况", "expected", "present", off_table(Column("people_text", width=40)), hidden("result")),
        off_sheet(STATE, hidden("starts_on")),
        sheet_only("files_text", "level"),
        section("", off_table(UNIT)),
    )
    search = ("theme", "organizer", "lecturer", "people_text", "place")
    search_hint = "主题、主办、授课人或参训人员"
    filters = ("unit", "form", "level", "starts_on", "state")
    ordering = ("-starts_on", "-id")
    unit_tree = "unit"
    form = TrainingForm
    importer = TrainingImporter
    attachments = True
    create_power = edit_power = void_power = import_power = PARTY_OFFICE
    sheet = Sheet("培训记录", signatures=("填表人", "负责人"))
