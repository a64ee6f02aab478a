"""Tables of supervision."""

from supervision.check_lists.models import CheckItem, CheckList
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection, InspectionItem

__all__ = ["CheckItem", "CheckList", "Finding", "Inspection", "InspectionItem"]
