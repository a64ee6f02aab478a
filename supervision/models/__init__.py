"""Tables of supervision."""

from supervision.models.check_list import CheckItem, CheckList
from supervision.models.finding import Finding
from supervision.models.inspection import Inspection
from supervision.models.inspection_item import InspectionItem

__all__ = ["CheckItem", "CheckList", "Finding", "Inspection", "InspectionItem"]
