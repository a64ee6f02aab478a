"""Supervision and service: drills, plans, hotline, the five asks and five acts."""

from reminders.rules.seeds.seed import Seed

_MAY_CHANGE = "也可在规则中改为每季度一次或者名册上每人各项"
_BY_BRANCH = "每个党支部每季度至少一次，也可在规则中改为名册上每人各项"

CARE = (
    Seed("XF-10", "公示信访和纪律监督电话", "supervision", "once", "在现场张贴监督电话并上传照片", "XF-10",
         "公布信访渠道、电话", ("hotline.posted",), due_days=15),
    Seed("SEED-20", "党纪法规教育", "supervision", "half_year", "开展党纪法规教育并登记", "五个聚焦第20项",
         "开展党纪法规教育，次数可在规则中修改", ("activity.discipline_education",)),
    Seed("EM-01", "应急预案", "supervision", "once", "编制并发布应急预案", "EM-01",
         "预案应有组织体系、预防预警、处置程序、保障措施、恢复重建等内容",
         ("plan.published",), due_days=30),
    Seed("EM-04-YEAR", "综合或专项应急演练", "supervision", "year", "组织应急演练并登记", "EM-04",
         "每年至少组织一次综合或专项应急预案演练", ("drill.held",), least_days=90),
    Seed("EM-04-HALF", "现场处置方案演练", "supervision", "half_year", "组织现场处置方案演练并登记", "EM-04",
         "每半年至少组织一次现场处置方案演练", ("drill.on_site",), least_days=60),
    Seed("SEED-25-ASK", "五必问", "service", "quarter", "逐人逐项询问并登记", "五个聚焦第25项",
         "思想教育、工作完成、业余生活、成长成才、廉洁自律必问；名册上的职工（含群众）每人每项每季度至少一次，周期可在规则中修改",
         tuple(f"must.ask.{code}" for code in ("thought", "work", "leisure", "growth", "integrity")), measure="each"),
    Seed("SEED-25-MEDICAL", "五必做：医疗保障", "service", "quarter", "落实医疗保障并登记", "五个聚焦第25项",
         f"医疗保障必做；{_BY_BRANCH}", ("must.act.medical",)),
    Seed("SEED-25-RECREATION", "五必做：文体活动", "service", "quarter", "组织文体活动并登记", "五个聚焦第25项",
         f"文体活动必做；{_BY_BRANCH}", ("must.act.recreation",)),
    Seed("SEED-25-LIVING", "五必做：饮食生活保障", "service", "quarter", "落实饮食生活保障并登记", "五个聚焦第25项",
         f"饮食生活保障必做；{_BY_BRANCH}", ("must.act.living",)),
    Seed("SEED-25-FAMILY", "五必做：家属慰问", "service", "event", "慰问职工家属并登记", "五个聚焦第25项",
         f"家属慰问必做；职工提出家庭困难后办理，{_MAY_CHANGE}", event="care.family", due_days=15),
    Seed("SEED-25-COUNSELLING", "五必做：心理疏导", "service", "event", "安排心理疏导并登记（不写对象和内容）",
         "五个聚焦第25项", f"心理疏导必做；职工提出心理压力后办理，{_MAY_CHANGE}", event="care.counselling", due_days=7,
         window_days=3),
)  # fmt: skip
