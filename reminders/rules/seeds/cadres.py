"""Those who do the party's work: full-time secretaries of key projects, training of secretaries and committees."""

from reminders.rules.seeds.seed import Seed

_COMMITTEE = (
    "secretary,deputy_secretary,organization_member,publicity_member,discipline_member,secrecy_member,committee_member"
)
_PLAN = "全国党员教育培训工作规划（2019—2023年）的数字，新规划的数字确定后在规则中修订"

CADRES = (
    Seed("SEED-17", "重点项目专职书记", "organisation", "event", "为重点项目的临时党支部指定专职书记", "五个聚焦第17项",
         "为重点项目选派专职临时党组织书记，确保临时党组织党建工作的科学性、实效性", event="branch.key_project",
         due_days=30, window_days=30, kinds="institute,unit,committee"),
    Seed("TR-02", "书记、委员学时", "organisation", "year", "组织书记、委员参加培训和学习", "TR-02",
         f"党组织书记和班子成员每年集中学习培训时间一般不少于56学时（{_PLAN}）",
         ("cadre.training_hours", "cadre.study_hours"), per="person", roles=_COMMITTEE, times=56, prorated=True,
         least_days=30, window_days=30),
    Seed("TR-02-CENTRAL", "书记、委员集中培训", "organisation", "year", "安排书记、委员参加集中培训", "TR-02",
         f"党组织书记和班子成员每年至少参加1次集中培训（{_PLAN}）", ("cadre.central",), per="person",
         roles=_COMMITTEE, least_days=90, window_days=30),
    Seed("TR-03", "书记轮训", "organisation", "year", "安排书记参加上级轮训", "TR-03",
         f"党支部书记每年至少参加1次县级以上轮训（{_PLAN}）", ("cadre.upper",), per="person", roles="secretary",
         least_days=90, window_days=30),
    Seed("TR-03-NEW", "新任书记任职培训", "organisation", "event", "安排新任书记参加集中培训", "TR-03",
         f"新任党支部书记半年内参加任职培训（{_PLAN}）", event="secretary.appointed", due_months=6, window_days=60),
)  # fmt: skip
