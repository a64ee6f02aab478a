"""The ledgers of welfare; importing them registers them."""

from welfare.asks.ledger import Asks
from welfare.care_acts.ledger import Acts, Visits
from welfare.needs.ledger import Needs

__all__ = ["Acts", "Asks", "Needs", "Visits"]
