"""Forms of supervision."""

from supervision.check_lists.forms import CheckListForm
from supervision.findings.answer_form import AnswerForm
from supervision.findings.forms import FindingForm
from supervision.inspections.forms import InspectionForm

__all__ = ["AnswerForm", "CheckListForm", "FindingForm", "InspectionForm"]
