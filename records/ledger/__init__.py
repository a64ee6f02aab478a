"""The ledger: declare a model, columns, filters and a form, and get every page an office needs."""

from records.ledger.base import Ledger, Section
from records.ledger.boards import Board
from records.ledger.columns import Column
from records.ledger.registry import ledger_for, ledgers, register

__all__ = ["Board", "Column", "Ledger", "Section", "ledger_for", "ledgers", "register"]
