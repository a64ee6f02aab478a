"""What the domain says about texts before they are stored: facts that are harmless alone and too much together.

    text_warnings.register(gathered)      # gathered(form) returns a Chinese sentence, '' when nothing is to be said

Every record's form asks. A warning does not forbid: whoever saves gives a reason, which the history keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from django import forms
from django.db.models import Model


class Written(Protocol):
    """What a warning reads of a form."""

    @property
    def cleaned_data(self) -> dict[str, Any]: ...

    @property
    def instance(self) -> Model: ...

    def texts(self) -> dict[str, str]:
        """Field name → what was typed into it, for every field that takes free text."""


TextWarning = Callable[[Written], str]

ASK = "确实需要这样写的，请在下面写明理由后再保存。"
_warnings: list[TextWarning] = []


def register(warning: TextWarning) -> TextWarning:
    _warnings.append(warning)
    return warning


def about(form: Written) -> str:
    """The first warning about what was typed; '' when there is none."""
    return next((said for warning in _warnings if (said := warning(form))), "")


class ReasonInput(forms.HiddenInput):
    """Not there until somebody is asked; then a box above the form. Every form draws its hidden fields."""

    template_name = "records/reason_input.html"
    is_hidden = True
    asked = ""

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, object]:
        return {**super().get_context(name, value, attrs), "asked": self.asked}


class ReasonField(forms.CharField):
    """``ask`` shows the box with the warning above it."""

    def __init__(self) -> None:
        super().__init__(label="这样写的理由", required=False, max_length=300, widget=ReasonInput)

    def ask(self, warning: str) -> None:
        if isinstance(self.widget, ReasonInput):
            self.widget.asked = warning
