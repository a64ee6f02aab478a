"""What is said of party-affairs officers in the demonstration."""

from branches.merit.models import Incentive

THEMES = (
    "临时党支部书记任职培训",
    "党支部工作条例专题辅导",
    "党务干部能力提升班",
    "外场思想政治工作方法",
    "党内法规和纪律教育",
    "组织生活规范化实务",
    "党建与项目任务深度融合研讨",
)
QUALIFICATIONS = ("", "党支部书记任职培训合格证", "政工师", "高级政工师", "党务工作者上岗培训合格证")
GROUNDS = (
    "政治素质过硬，连续两年考核优秀，熟悉外场任务，群众基础好。",
    "长期从事外场工作，协调能力强，曾任党小组组长，能独立组织支部活动。",
    "作风扎实，责任心强，承担过重点任务，支部成员认可。",
)
OPINIONS = {
    "excellent": ("支部建设规范，攻坚任务中作用突出，党员群众满意度高。", "善于把组织生活开到现场，经验在全单位推广。"),
    "competent": ("认真履行职责，完成年度各项任务，台账规范。", "工作踏实，今后要多总结外场支部的好做法。"),
    "basic": ("基本完成任务，组织生活记录不够及时，需要加强学习。",),
}
HONOURS = (
    (Incentive.Kind.HONOUR, "优秀党务工作者"),
    (Incentive.Kind.HONOUR, "优秀党支部书记"),
    (Incentive.Kind.COMMENDATION, "重点任务党建工作表彰"),
    (Incentive.Kind.ALLOWANCE, "外场专职书记岗位津贴"),
    (Incentive.Kind.PROMOTION, "推荐提任党务岗位"),
)
