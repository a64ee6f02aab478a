"""`manage.py prepare`: tables, static files, demonstration data. Quick when there is nothing to do."""

import io
import json

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser

from portal import static_files
from portal.db import other_version


class Command(BaseCommand):
    help = "建表、收集静态文件;数据库为空时装入演示数据"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="不装入演示数据")

    def handle(self, *args: object, **options: object) -> None:
        if other_version.built_by_another_version():
            raise CommandError(other_version.what_to_do())
        call_command("migrate", verbosity=0, interactive=False)
        if static_files.changed():
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            static_files.remember()
        if not options["no_demo"]:
            self._demonstrate()

    def _demonstrate(self) -> None:
        if not get_user_model()._default_manager.exists():
            self.stdout.write("正在装入演示数据……")
            call_command("demo", verbosity=0)
        for line in self._accounts():
            self.stdout.write(line)
        self.stdout.write(f"\n打开 http://{settings.HOST}:{settings.PORT}/   按 Ctrl-C 停止")

    def _accounts(self) -> list[str]:
        """One line for each demonstration account that is really there."""
        text = io.StringIO()
        try:
            call_command("demo", accounts=True, stdout=text)
        except CommandError:
            return []
        accounts = json.loads(text.getvalue() or "[]")
        there = set(get_user_model()._default_manager.values_list("username", flat=True))
        return ["演示账号 / 密码 / 身份", *(_line(a) for a in accounts if a["username"] in there)] if accounts else []


def _line(account: dict[str, str]) -> str:
    place = " · ".join(filter(None, (account["role"], account["unit"])))
    return f"  {account['username']:<20} {account['password']:<20} {place}"
