"""`manage.py start_house FILE`: the first start of a real house without a browser, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.first_start.from_file import start
from portal.first_start.recipe import RecipeRefused, read


class Command(BaseCommand):
    help = "按文件首次启用门户（写法见 deploy/house.example.toml）；有一处不对就什么也不做"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="TOML 文件")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            founded = start(read(options["file"]))
        except RecipeRefused as refused:
            raise CommandError("\n".join(["没有启用，什么也没有改动：", *refused.sentences])) from None
        self.stdout.write(f"已启用：{founded.institute.name}")
        self.stdout.write("初始密码只显示这一次，请当面交给本人；首次登录须修改：")
        for holder, password in founded.first_passwords:
            self.stdout.write(f"  {holder.seat.label} {holder.name}  账号 {holder.username}  初始密码 {password}")
