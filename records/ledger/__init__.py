"""The ledger: declare a model, columns, filters and a form, and get every page an office needs."""

from records.ledger.base import Ledger
from records.ledger.boards import Board
from records.ledger.columns import Column
from records.ledger.marks import hidden, off_page, off_sheet, off_table, page_only, section, sheet_only, table_only
from records.ledger.registry import ledger_for, ledgers, register

__all__ = [
    "Board",
    "Column",
    "Ledger",
    "hidden",
    "ledger_for",
    "ledgers",
    "off_page",
    "off_sheet",
    "off_table",
    "page_only",
    "register",
    "section",
    "sheet_only",
    "table_only",
]
