"""The ledgers of supervision; importing them registers them."""

from supervision.check_lists.ledger import CheckLists
from supervision.findings.ledger import Findings
from supervision.inspections.ledger import Inspections

__all__ = ["CheckLists", "Findings", "Inspections"]
