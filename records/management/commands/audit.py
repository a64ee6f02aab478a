"""``manage.py audit verify``: walk the chain over the history and say what was tampered with."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser

from records import audit_chain


class Command(BaseCommand):
    """Exit code 1 when a fault is found."""

    help = "Check the history chain: verify; or print its head for safe-keeping: head"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=("verify", "head", "seal"))

    def handle(self, *args: object, **options: object) -> None:
        getattr(self, f"_{options['act']}")()

    def _verify(self) -> None:
        verdict = audit_chain.verify()
        for fault in verdict.faults:
            self.stderr.write(fault)
        self.stdout.write(f"已核对 {verdict.lines} 条操作记录。")
        if not verdict.is_sound:
            raise CommandError(f"发现 {len(verdict.faults)} 处问题。")

    def _head(self) -> None:
        number, mac = audit_chain.head()
        self.stdout.write(f"{number} {mac}")

    def _seal(self) -> None:
        total = 0
        while sealed := audit_chain.seal_new():
            total += sealed
        self.stdout.write(f"新固化 {total} 条。")
