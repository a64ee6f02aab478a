"""Forms of supervision."""

from supervision.forms.answer import AnswerForm
from supervision.forms.check_list import CheckListForm
from supervision.forms.finding import FindingForm
from supervision.forms.inspection import InspectionForm

__all__ = ["AnswerForm", "CheckListForm", "FindingForm", "InspectionForm"]
