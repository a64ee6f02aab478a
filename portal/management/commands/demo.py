"""``manage.py demo``: fill an empty database with the demonstration institute; ``--accounts`` lists who may sign in."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.demo import accounts, build, large


class Command(BaseCommand):
    """The small size is believable; the large ones are for measuring."""

    help = "Load demonstration data into an empty database, or print its accounts as JSON"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", choices=("small", *large.SIZES), default="small")
        parser.add_argument("--accounts", action="store_true", help="print the accounts as JSON and do nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["accounts"]:
            self.stdout.write(json.dumps(accounts.accounts(), ensure_ascii=False, indent=1))
            return
        try:
            build.build(self.stdout.write)
        except build.NotEmpty as refusal:
            raise CommandError(str(refusal)) from None
        if options["size"] != "small":
            large.grow(large.SIZES[options["size"]], self.stdout.write)
