"""What is asked for each person wherever they are, in words that accuse nobody (MT-18)."""

from reminders.rules.seeds.seed import Seed

_SOURCE = "党员没有正当理由，连续六个月不参加党的组织生活……被认为是自行脱党（党章第9条）；请假、列席都算，先核实情况"

PEOPLE = (
    Seed("MT-18", "党员参加组织生活提醒", "organisation", "rolling", "与本人联系，核实情况，安排参加组织生活并登记",
         "MT-18", _SOURCE, ("life.attended",), per="person", due_months=6, unit_after=15, institute_after=60),
    Seed("MT-18-HOME", "外出党员参加组织生活提醒", "organisation", "rolling", "与本人和所在临时党支部联系，核实情况",
         "MT-18", _SOURCE, ("life.attended",), per="person", due_months=6, kinds="home_branch", unit_after=15,
         institute_after=60),
)  # fmt: skip
