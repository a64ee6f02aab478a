"""What the type checker is told about forms and about "some record".

``M`` is the model of a ledger, ``R`` the record of a form. A bare ``Ledger`` or ``RecordForm`` is one of any model:
that is what the pages work with, which ask nothing that only some records have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.db import models

from records.models.record import Record

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    M = TypeVar("M", bound=models.Model, default=Any)
    R = TypeVar("R", bound=Record, default=Any)
else:
    from typing import TypeVar  # knows no defaults before Python 3.13

    M = TypeVar("M", bound=models.Model)
    R = TypeVar("R", bound=Record)

ModelChoiceField: TypeAlias = forms.ModelChoiceField[Any]
ModelMultipleChoiceField: TypeAlias = forms.ModelMultipleChoiceField[Any]

__all__ = ["M", "ModelChoiceField", "ModelMultipleChoiceField", "R"]
