"""Why something is done to a record."""

from __future__ import annotations

from typing import Any

from django import forms


class ReasonForm(forms.Form):
    """``ask`` names what has to be written; '' lets the act do without. ``version`` is the one the person read."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, ask: str, longest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if ask:
            wanted = {"required": f"请填写{ask}。"}
            area = forms.Textarea(attrs={"rows": 4, "maxlength": longest})
            self.fields["reason"] = forms.CharField(label=ask, widget=area, error_messages=wanted)
