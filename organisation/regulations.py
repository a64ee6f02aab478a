"""The words of the law: what each rule rests on, said once, by the rule's number.

Numbers as in docs/rules.md, which a test holds this table against. A sentence that a form, a hint, a light or the
handbook quotes is taken from here, so that one page cannot say 过半数 where the regulation says 半数以上.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BRANCH_REGULATION = "《中国共产党支部工作条例（试行）》"
_FULL_NAMES = {
    "支部工作条例": BRANCH_REGULATION,
    "党章": "《中国共产党章程》",
    "全国党员教育培训工作规划": "《2019—2023年全国党员教育培训工作规划》",
    "信访工作条例": "《信访工作条例》",
    "检举控告工作规则": "《纪检监察机关处理检举控告工作规则》",
    "突发事件应对法": "《中华人民共和国突发事件应对法》",
    "应急预案管理办法": "《生产安全事故应急预案管理办法》",
    "个人信息保护法": "《中华人民共和国个人信息保护法》",
    "网络安全法": "《中华人民共和国网络安全法》",
    "保守国家秘密法实施条例": "《保守国家秘密法实施条例》",
}


@dataclass(frozen=True)
class Clause:
    """``law`` by its short name, ``article`` 第十六条 or '', ``words`` what is quoted from it."""

    law: str
    article: str
    words: str

    @property
    def where(self) -> str:
        return f"《{self.law}》{self.article}"

    @property
    def quoted(self) -> str:
        return f"{_FULL_NAMES[self.law]}{self.article}：{self.words}"


CLAUSES: dict[str, Clause] = {
    "BR-01": Clause("支部工作条例", "第四条", "凡是有正式党员3人以上的，都应当成立党支部"),
    "BR-02": Clause("支部工作条例", "第四条", "党支部党员人数一般不超过50人"),
    "BR-03": Clause("支部工作条例", "第五条", "联合党支部覆盖单位一般不超过5个"),
    "BR-04": Clause("支部工作条例", "第五条", "为期6个月以上的工程、工作项目等，符合条件的，应当成立党支部"),
    "BR-05": Clause(
        "支部工作条例",
        "第八条",
        "为执行某项任务临时组建的机构，党员组织关系不转接的，经上级党组织批准，可以成立临时党支部",
    ),
    "BR-07": Clause(
        "支部工作条例", "第八条", "一般不发展党员、处分处置党员，不收缴党费，不选举党代表大会代表和进行换届"
    ),
    "BR-08": Clause("支部工作条例", "第八条", "书记、副书记和委员由批准其成立的党组织指定"),
    "BR-09": Clause("支部工作条例", "第八条", "临时组建的机构撤销后，临时党支部自然撤销"),
    "BR-11": Clause("支部工作条例", "第六条", "批复时间一般不超过1个月"),
    "BR-12": Clause("支部工作条例", "第二十一条", "空缺的应当及时补充"),
    "BR-13": Clause("支部工作条例", "第二十条", "正式党员7人以上的，应当设立支委会，由3至5人组成，一般不超过7人"),
    "BR-14": Clause("支部工作条例", "第二十条", "正式党员不足7人的，设1名书记，必要时设1名副书记"),
    "BR-15b": Clause("党章", "第七条", "预备党员没有表决权、选举权和被选举权"),
    "BR-15": Clause("支部工作条例", "第二十三条", "党支部书记一般应当具有1年以上党龄"),
    "MT-01": Clause("支部工作条例", "第十一条", "支部党员大会一般每季度召开1次"),
    "MT-02": Clause("支部工作条例", "第十二条", "支委会一般每月召开1次，根据需要可以随时召开"),
    "MT-03": Clause("支部工作条例", "第十三条", "党小组会一般每月召开1次"),
    "MT-04": Clause("支部工作条例", "第十六条", "党委（党组）书记每年至少讲1次党课"),
    "MT-05": Clause("支部工作条例", "第十六条", "每月相对固定1天开展主题党日"),
    "MT-06": Clause("支部工作条例", "第十七条", "每年至少召开1次组织生活会，一般安排在第四季度"),
    "MT-09": Clause("支部工作条例", "第十九条", "每年谈心谈话一般不少于1次"),
    "MT-10": Clause("支部工作条例", "第十一条", "须有半数以上有表决权的党员到会方可进行"),
    "MT-11": Clause("支部工作条例", "第十一条", "赞成人数超过应到会有表决权的党员的半数为通过"),
    "MT-12": Clause("支部工作条例", "第十二条", "须有半数以上委员到会方可进行"),
    "MT-18": Clause("党章", "第九条", "党员没有正当理由，连续六个月不参加党的组织生活，被认为是自行脱党"),
    "TR-01": Clause("全国党员教育培训工作规划", "", "党员每年集中学习培训时间一般不少于32学时"),
    "TR-02": Clause("全国党员教育培训工作规划", "", "党组织书记和班子成员每年集中学习培训时间一般不少于56学时"),
    "TR-03": Clause("全国党员教育培训工作规划", "", "党支部书记每年至少参加1次县级以上轮训"),
    "XF-02": Clause("信访工作条例", "第二十三条", "自收到信访事项之日起15日内书面告知"),
    "XF-04": Clause("信访工作条例", "第二十三条", "5个工作日内提出异议"),
    "XF-05": Clause("信访工作条例", "第三十四条", "自受理之日起60日内办结"),
    "XF-06": Clause("信访工作条例", "第三十五条", "收到复查请求之日起30日内提出复查意见"),
    "XF-10": Clause("信访工作条例", "第十八条、第二十一条", "公布信访渠道、电话和查询办法"),
    "JJ-01": Clause("检举控告工作规则", "", "收到检举控告之日起15个工作日内告知受理情况"),
    "JJ-02": Clause("检举控告工作规则", "", "办结之日起15个工作日内反馈"),
    "JJ-05": Clause("检举控告工作规则", "第十五条", "不得复制、摘抄检举控告内容，不得将有关信息录入检举举报平台"),
    "EM-01": Clause(
        "突发事件应对法",
        "第二十八条",
        "预案规定组织指挥体系与职责、预防与预警机制、处置程序、应急保障措施和事后恢复与重建",
    ),
    "EM-04": Clause(
        "应急预案管理办法", "第三十三条", "每年至少一次综合或者专项应急预案演练，每半年至少一次现场处置方案演练"
    ),
    "PI-04": Clause("个人信息保护法", "第十九条", "个人信息的保存期限应当为实现处理目的所必要的最短时间"),
    "PI-07": Clause("网络安全法", "第二十一条", "留存相关的网络日志不少于六个月"),
    "SE-03": Clause("保守国家秘密法实施条例", "第四十三条", "汇聚、关联后属于国家秘密事项的数据，应当加强管理"),
}

# The article behind the portal: its 27 systems, as the handbook counts them.
SYSTEMS: dict[str, str] = {
    "1": "决策部署分解",
    "3": "会议学习与议事",
    "5": "外场理论学习实施方案",
    "9": "一项目一品牌",
    "10": "规范设置、同步成立",
    "11": "规范化实施细则",
    "13": "联建共建",
    "14": "责任区、责任岗",
    "15": "亮宣言、亮承诺",
    "16": "党员突击队",
    "17": "党务人才队伍",
    "18": "日常监督",
    "20": "党纪法规教育、谈心谈话",
    "22": "突发事件",
    "25": "五必问、五必做、三级联动",
    "26": "需求沟通、工作台账",
}
PRACTICE: dict[str, str] = {
    "SY-01": "“五个聚焦”规范设置、同步成立",
    "BR-10": "临时党支部撤销的一般做法",
    "BR-18b": "中央和国家机关党小组设置的做法",
    "MT-14": "按实际运行天数折算的约定",
    "MT-15": "规范执行情况统计的一般做法",
    "TR-05": "学时折算的一般做法",
}
_OF_ARTICLE = re.compile(r"五个聚焦第(\d+)项")


def quoted(rule: str) -> str:
    """《…条例（试行）》第四条：党支部党员人数一般不超过50人. KeyError for a rule that rests on no clause."""
    return CLAUSES[rule].quoted


def where(reference: str) -> str:
    """What a rule rests on, in words: 「MT-05」 and 「五个聚焦第13项」 as a secretary would say them.

    What is already written in words comes back as it is.
    """
    if "、" in reference:
        return "、".join(where(one) for one in reference.split("、"))
    named = _OF_ARTICLE.fullmatch(reference)
    if named and named[1] in SYSTEMS:
        return f"“五个聚焦”{SYSTEMS[named[1]]}"
    if reference in CLAUSES:
        return CLAUSES[reference].where
    return PRACTICE.get(reference, reference)
