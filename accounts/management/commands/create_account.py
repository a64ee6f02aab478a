"""The first account of an empty portal, made where no page can be reached yet."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.acts import create_account


class Command(BaseCommand):
    help = "新建一个账号，并显示一次初始密码"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="账号")
        parser.add_argument("--name", required=True, help="姓名")
        parser.add_argument("--staff-number", help="工号")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user, password = create_account(
                username=options["username"], name=options["name"], staff_number=options["staff_number"]
            )
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        self.stdout.write(f"账号 {user.username}，初始密码 {password}（只显示这一次，首次登录须修改）")
