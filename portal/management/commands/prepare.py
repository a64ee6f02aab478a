"""`manage.py prepare`: tables, static files, then demonstration data or the code for the first start of a real house.

Quick when there is nothing to do.
"""

import io
import json

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser

from portal import static_files
from portal.db import other_version
from portal.first_start import codes, state

FIRST_START = """
这个门户还没有启用。启动以后用浏览器打开 {address}/start/ ，输入启动码：

    {code}

启动码只能用一次，输错 5 次作废；再运行一次同样的命令会显示新的启动码，原来的随之作废。
DATA_DIR、DATABASE_URL、PORT 等环境变量，每次运行 manage.py 都要和启动门户时一样。
不用浏览器也可以启用：manage.py start_house 文件，写法见 deploy/house.example.toml。
"""


class Command(BaseCommand):
    help = "建表、收集静态文件;数据库为空时装入演示数据，或者显示首次启用的启动码"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="不装入演示数据，供正式使用")

    def handle(self, *args: object, **options: object) -> None:
        if other_version.built_by_another_version():
            raise CommandError(other_version.what_to_do())
        call_command("migrate", verbosity=0, interactive=False)
        if static_files.changed():
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            static_files.remember()
        if options["no_demo"] or state.waiting():
            self._ask_for_first_start()
        else:
            self._demonstrate()

    def _ask_for_first_start(self) -> None:
        """Every call gives a new code: only its hash is kept. A house that was started gets none."""
        if code := codes.issue():
            self.stdout.write(FIRST_START.format(address=_address(), code=code))

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


def _address() -> str:
    """As readers reach the portal, as far as it was told."""
    return (
        settings.CSRF_TRUSTED_ORIGINS[0] if settings.CSRF_TRUSTED_ORIGINS else f"http://{settings.HOST}:{settings.PORT}"
    )


def _line(account: dict[str, str]) -> str:
    place = " · ".join(filter(None, (account["role"], account["unit"])))
    return f"  {account['username']:<20} {account['password']:<20} {place}"
