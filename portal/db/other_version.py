"""A database that another version of the portal has built: told before anything is touched."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

SENTENCE = (
    "这个数据库（{name}）是另一个版本的门户建立的，现在的版本不能接着使用；里面的内容没有作任何改动。"
    "{how}然后重新启动，演示数据会重新建立（也可以执行 manage.py demo 单独建立）。"
)
EMBEDDED = "请先停止门户，把数据目录 {folder} 整个移到别处保存（例如 mv {folder} {folder}-旧），"
SERVER = "请另建一个空数据库，把 DATABASE_URL 指向它，"


def built_by_another_version() -> bool:
    """Whether migrations were applied that this version does not have."""
    loader = MigrationLoader(connection, ignore_no_migrations=True)
    known = set(loader.disk_migrations)
    ours = {app for app, _ in known}
    return any(applied not in known for applied in loader.applied_migrations if applied[0] in ours)


def what_to_do() -> str:
    how = EMBEDDED.format(folder=settings.DATA_DIR) if settings.EMBEDDED else SERVER
    return SENTENCE.format(name=connection.settings_dict["NAME"], how=how)
