"""`manage.py health`: what /readyz knows, with reasons. Exit code 1 when something is wrong; made for containers."""

import json
import sys

from django.core.management.base import BaseCommand

from portal import health


class Command(BaseCommand):
    help = "检查数据库、迁移和后台任务是否正常"
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        report = health.report()
        self.stdout.write(json.dumps(report, ensure_ascii=False))
        if any(report.values()):
            sys.exit(1)
