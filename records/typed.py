"""Form classes that are generic for the type checker only; Django does not let them be subscripted at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms

if TYPE_CHECKING:
    ModelForm: TypeAlias = forms.ModelForm[Any]
    ModelChoiceField: TypeAlias = forms.ModelChoiceField[Any]
    ModelMultipleChoiceField: TypeAlias = forms.ModelMultipleChoiceField[Any]
else:
    ModelForm = forms.ModelForm
    ModelChoiceField = forms.ModelChoiceField
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField

__all__ = ["ModelChoiceField", "ModelForm", "ModelMultipleChoiceField"]
