"""Tables of supervision."""

from supervision.check_lists.models import CheckItem, CheckList
from supervision.findings.models import Finding
from supervision.inspections.item_models import InspectionItem
from supervision.inspections.models import Inspection

__all__ = ["CheckItem", "CheckList", "Finding", "Inspection", "InspectionItem"]
