"""Background tasks of the record machinery; importing this makes them known (RecordsConfig.ready)."""

from records.imports import handlers as imports
from records.ledger import handlers as ledgers

__all__ = ["imports", "ledgers"]
