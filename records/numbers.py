"""Numbers of the record machinery that no law fixes; each is a setting with a history."""

from __future__ import annotations

from records import settings_store
from records.settings_store import declare

FILES, TASKS, SHOWN, KEPT = "照片与附件", "导入导出与后台任务", "页面显示", "未提交内容的暂存"

PHOTO_SIDE = "photo_side"
PHOTOS_AT_MOST = "photos_at_most"
PHOTO_MEGABYTES = "photo_megabytes"
FILES_AT_MOST = "files_at_most"
FILE_MEGABYTES = "file_megabytes"
STAGED_DAYS = "staged_days"
SAVED_FORM_DAYS = "saved_form_days"
IMPORT_ROWS = "import_rows"
IMPORT_MEGABYTES = "import_megabytes"
JOB_LEASE = "job_lease"
JOB_ATTEMPTS = "job_attempts"
RESULT_DAYS = "result_days"
DUE_SOON_DAYS = "due_soon_days"
KEPT_DAYS = "kept_days"
KEPT_MEGABYTES = "kept_megabytes"

declare(
    PHOTO_SIDE, "照片最长边", 1600, unit="像素", group=FILES, least=640, most=4000,
    help="上传的照片缩小到这个尺寸后保存", source="本系统约定",
)  # fmt: skip
declare(
    PHOTOS_AT_MOST, "每条记录照片张数上限", 9, unit="张", group=FILES, least=1, most=60,
    help="一条记录最多保存的照片", source="本系统约定",
)  # fmt: skip
declare(
    PHOTO_MEGABYTES, "单张照片大小上限", 25, unit="MB", group=FILES, least=1, most=60,
    help="上传时一张照片最大多少，保存时会缩小", source="本系统约定",
)  # fmt: skip
declare(
    FILES_AT_MOST, "每条记录附件个数上限", 20, unit="个", group=FILES, least=1, most=200,
    help="一条记录最多保存的附件", source="本系统约定",
)  # fmt: skip
declare(
    FILE_MEGABYTES, "单个附件大小上限", 20, unit="MB", group=FILES, least=1, most=100,
    help="一个附件最大多少", source="本系统约定",
)  # fmt: skip
declare(
    STAGED_DAYS, "未保存表单的照片保留天数", 1, unit="天", group=FILES, least=1, most=30,
    help="表单没有通过检查时，已上传的照片和附件替填表人保留多久", source="本系统约定",
)  # fmt: skip
declare(
    SAVED_FORM_DAYS, "识别重复提交的天数", 7, unit="天", group=TASKS, least=1, most=90,
    help="同一张表单在多少天内再次提交时，系统认得它已经保存过", source="本系统约定",
)  # fmt: skip
declare(
    IMPORT_ROWS, "一次导入的行数上限", 50_000, unit="行", group=TASKS, least=100, most=200_000,
    help="一个工作簿最多导入多少行", source="本系统约定",
)  # fmt: skip
declare(
    IMPORT_MEGABYTES, "导入文件大小上限", 20, unit="MB", group=TASKS, least=1, most=100,
    help="一个工作簿最大多少", source="本系统约定",
)  # fmt: skip
declare(
    JOB_LEASE, "后台任务失联时间", 90, unit="秒", group=TASKS, least=15, most=3600,
    help="后台程序这么久没有动静，任务由别的后台程序重做", source="本系统约定",
)  # fmt: skip
declare(
    JOB_ATTEMPTS, "后台任务最多尝试次数", 3, unit="次", group=TASKS, least=1, most=20,
    help="任务反复中断时，试过这么多次就停下", source="本系统约定",
)  # fmt: skip
declare(
    RESULT_DAYS, "导出结果保留天数", 7, unit="天", group=TASKS, least=1, most=90,
    help="后台任务的结果文件保留多久", source="本系统约定",
)  # fmt: skip
declare(
    DUE_SOON_DAYS, "期限临近的天数", 3, unit="天", group=SHOWN, least=0, most=60,
    help="离期限还有这么多天起，期限标签变为橙色", source="本系统约定",
)  # fmt: skip
declare(
    KEPT_DAYS, "未提交内容在本机暂存的天数", 7, unit="天", group=KEPT, least=1, most=30,
    help="填写了没有提交的内容，在填写人的电脑或手机上最多保留这么多天，退出登录时立即清除", source="本系统约定",
)  # fmt: skip
declare(
    KEPT_MEGABYTES, "未提交照片和附件的暂存上限", 50, unit="MB", group=KEPT, least=1, most=500,
    help="一张表选好的照片和附件合计超过这个大小时，只暂存文字，恢复后要重新选择文件", source="本系统约定",
)  # fmt: skip


def number(code: str) -> int:
    return int(settings_store.value(code))
