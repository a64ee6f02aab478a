"""Numbers of the ledger machinery that an office may change."""

from __future__ import annotations

from records import settings_store

EXPORT_AT_ONCE = "records.export_rows_at_once"

settings_store.declare(
    EXPORT_AT_ONCE,
    "直接导出的最多行数",
    2000,
    unit="行",
    help="超过这么多行的导出转为后台任务，完成后在任务列表下载",
    source="本系统约定",
    group="台账",
)
