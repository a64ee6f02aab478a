"""Numbers of imports that no law fixes; each is a setting with a history."""

from __future__ import annotations

from records import settings_store
from records.numbers import IMPORT_MEGABYTES, IMPORT_ROWS, TASKS
from records.settings_store import declare

__all__ = [
    "IMPORT_KILOBYTES_AT_ONCE",
    "IMPORT_MEGABYTES",
    "IMPORT_QUESTIONS",
    "IMPORT_ROWS",
    "IMPORT_ROWS_AT_ONCE",
    "IMPORT_UNDO_DAYS",
    "number",
]

IMPORT_ROWS_AT_ONCE = "import_rows_at_once"
IMPORT_KILOBYTES_AT_ONCE = "import_kilobytes_at_once"
IMPORT_QUESTIONS = "import_questions"
IMPORT_UNDO_DAYS = "import_undo_days"

declare(
    IMPORT_ROWS_AT_ONCE, "直接导入的行数", 1000, unit="行", group=TASKS, least=0, most=20_000,
    help="超过这个行数的导入转为后台任务", source="本系统约定",
)  # fmt: skip
declare(
    IMPORT_KILOBYTES_AT_ONCE, "直接读取的导入文件大小", 300, unit="KB", group=TASKS, least=0, most=20_000,
    help="更大的工作簿由后台任务读取", source="本系统约定",
)  # fmt: skip
declare(
    IMPORT_QUESTIONS, "导入时每一栏最多询问的值", 60, unit="个", group=TASKS, least=1, most=500,
    help="认不出的单位、人员等逐个询问；超过这个数的行列为有问题的行", source="本系统约定",
)  # fmt: skip
declare(
    IMPORT_UNDO_DAYS, "导入后可以撤销的天数", 7, unit="天", group=TASKS, least=0, most=90,
    help="过了这些天，上传的文件和导入明细会被清理，导入不能再整批撤销", source="本系统约定",
)  # fmt: skip


def number(code: str) -> int:
    return int(settings_store.value(code))
