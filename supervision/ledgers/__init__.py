"""The ledgers of supervision; importing them registers them."""

from supervision.ledgers.check_lists import CheckLists
from supervision.ledgers.findings import Findings
from supervision.ledgers.inspections import Inspections

__all__ = ["CheckLists", "Findings", "Inspections"]
