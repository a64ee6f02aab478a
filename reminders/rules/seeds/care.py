"""Supervision and service: drills, plans, hotline, the five asks and five acts."""

from reminders.rules.seeds.seed import Seed

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
    Seed("SEED-25-ASK", "五必问", "service", "quarter", "逐人五必问并登记", "五个聚焦第25项",
         "思想教育、工作完成、业余生活、成长成才、廉洁自律必问", ("must.ask",), measure="people"),
    Seed("SEED-25-ACT", "五必做", "service", "quarter", "落实五必做并登记", "五个聚焦第25项",
         "医疗保障、家属慰问、心理疏导、文体活动、饮食生活保障必做", ("must.act",)),
)  # fmt: skip
