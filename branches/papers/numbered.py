"""A form that asks for a 文号 and proposes the next one of the writer's own organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from branches.papers.acts import next_number
from branches.papers.issuing import issuer_for
from branches.papers.quoted_numbers import quoted
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records.documents import tidy_number

if TYPE_CHECKING:
    from accounts.models.user import User


class ProposedNumber(forms.Form):
    """Left as proposed, the number is taken for good when the form is saved; any other is kept as it was typed."""

    issuer: Unit | None = None

    def propose(self, user: User, about: Unit) -> None:
        self.issuer = issuer_for(user, about)
        if self.issuer is None:
            return
        proposed = next_number(self.issuer)
        self.fields["proposed"] = forms.CharField(required=False, widget=forms.HiddenInput, initial=proposed)
        self.initial.setdefault("document_number", proposed)
        self.fields[
            "document_number"
        ].help_text = (
            f"{self.issuer}的下一个文号，保存时正式编号并记入发文登记；与已发的文件同文或由别处发文的，改填那个文号"
        )

    def takes_number(self) -> bool:
        """Whether the person left the proposed number as it was."""
        proposed = tidy_number(self.cleaned_data.pop("proposed", "") or "")
        typed = tidy_number(self.cleaned_data.get("document_number") or "")
        return self.issuer is not None and bool(proposed) and typed == proposed


def clean_quoted(form: forms.Form | forms.ModelForm[Any], user: User, about: Unit | None, **more: Any) -> None:
    """For forms that save a record with the 文号 it rests on; a refusal stands at the field."""
    typed = form.cleaned_data.get("document_number")
    if not typed or about is None:
        return
    try:
        form.cleaned_data["document_number"] = quoted(typed, about=about, by=user, **more)
    except ActRefused as refusal:
        form.add_error("document_number", str(refusal))
