"""The ledgers of welfare; importing them registers them."""

from welfare.ledgers.acts import Acts, Visits
from welfare.ledgers.asks import Asks
from welfare.ledgers.needs import Needs

__all__ = ["Acts", "Asks", "Needs", "Visits"]
