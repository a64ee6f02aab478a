"""`manage.py up`: web, Celery worker and beat together, until Ctrl-C or SIGTERM."""

import os
import signal

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from portal.settings import env
from portal.supervisor.house import children
from portal.supervisor.kernel import die_with_parent
from portal.supervisor.roof import Roof


class Command(BaseCommand):
    help = "启动网页服务、后台任务和定时任务"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--with-parent", action="store_true", help="父进程结束时一并退出(由 make run 使用)")

    def handle(self, *args: object, **options: object) -> None:
        if options["with_parent"]:
            die_with_parent(os.getppid(), signal.SIGTERM)
        os.chdir(settings.BASE_DIR)
        house = children(
            base=settings.BASE_DIR,
            tmp=env.private_dir("tmp"),
            address=f"{env.HOST}:{env.PORT}",
            level=settings.LOG_LEVEL.lower(),
        )
        Roof(house, self._say).run()

    def _say(self, text: str) -> None:
        self.stdout.write(f"[运行] {text}")
        self.stdout.flush()
