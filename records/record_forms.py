"""Forms that write records: they carry the client's UUID and the version that was read."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from records import own_columns, scope, secrecy, text_warnings
from records.form_fields import field_of
from records.pickers import PickerField, misplaced
from records.typing_shims import R
from records.values import show

if TYPE_CHECKING:
    from accounts.models.user import User


class RecordForm(forms.ModelForm[R]):
    """Base of every record's form. Choices are narrowed to what the user may see; children hook into the saving.

    ``client_id`` is made by the browser or phone (or here, when the page is drawn), so that the same form sent twice
    makes one record; only new forms have it. ``version`` is the version the person read.
    """

    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason_given = (
        text_warnings.ReasonField()
    )  # asked for only when what was typed raises a warning (records.text_warnings)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.read = own_columns.values(self.instance)
        is_new = self.instance._state.adding
        self.fields["version"].initial = None if is_new else self.instance.version
        if is_new:
            self.fields["client_id"].initial = uuid.uuid4()
        else:
            del self.fields["client_id"]  # one record may be changed by many forms, each with a ``form_id`` of its own
        for field in self.fields.values():
            self._narrow(field)
        self.set_up()

    def set_up(self) -> None:
        """What this form offers ``self.user`` for ``self.instance``: choices, first values, fields left out."""

    def clean(self) -> dict[str, Any]:
        return super().clean() or self.cleaned_data

    def _narrow(self, field: forms.Field) -> None:
        if isinstance(field, PickerField):
            field.narrow_to(self.user)
        elif isinstance(field, forms.ModelChoiceField) and (rows := field.queryset) is not None:
            field.queryset = scope.visible(rows, self.user, "view") if hasattr(rows.model, "permissions") else rows

    def texts(self) -> dict[str, str]:
        """Field name → what was typed into it, for every field that takes free text."""
        free = (name for name, field in self.fields.items() if isinstance(field, forms.CharField))
        return {name: str(self.cleaned_data.get(name) or "") for name in free if name != "reason_given"}

    def problems(self) -> Iterable[tuple[str | None, str | ValidationError]]:
        """(field, sentence) of what is wrong with the whole after :meth:`derive`; a field is complained of once."""
        return ()

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound:
            self._add_problems()
            self._read_texts()

    def validate_unique(self) -> None:
        """Django asks it of every form, between building the instance and checking its constraints."""
        self.derive()
        super().validate_unique()

    def _add_problems(self) -> None:
        for field, sentence in (*self.problems(), *misplaced(self)):
            if field is None or field not in self.errors:
                self.add_error(field, sentence)

    def _read_texts(self) -> None:
        """Marks of secrets are refused, warnings want a reason."""
        for name, text in self.texts().items():
            if secrecy.in_text(text):
                self.add_error(name, secrecy.TEXT_REFUSAL)
        said = text_warnings.about(self)
        if said and not self.errors.get("reason_given"):
            field_of(self, "reason_given", text_warnings.ReasonField).ask(said)
            if not self.cleaned_data.get("reason_given"):
                self.add_error("reason_given", said + text_warnings.ASK)

    def derive(self) -> None:
        """Set on ``instance`` what follows from what was typed.

        Called when the instance carries the typed values, before constraints are checked (the form may still have
        errors), and once more when the row is locked for saving, so it reads again whatever may have changed.
        """

    def client_key(self) -> uuid.UUID:
        """The UUID for a new record; a fresh one when none came along."""
        key = self.cleaned_data.get("client_id")
        return key if isinstance(key, uuid.UUID) else uuid.uuid4()

    def save_children(self, record: R, by: User) -> None:
        """Write what hangs on the record; runs in the same transaction after the record's own row."""

    @classmethod
    def text_of(cls, record: R) -> dict[str, str]:
        """Label → text of everything the form can change: for the history, old versions and conflicts."""
        found: dict[str, str] = {}
        for name, field in cls.base_fields.items():
            if name in ("client_id", "version", "reason_given") or not hasattr(record, name):
                continue
            label = str(field.label or name)
            display = getattr(record, f"get_{name}_display", None)
            found[label] = show(display() if callable(display) else getattr(record, name))
        return found


def changes(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """What differs, as the history keeps it: label → [old, new]."""
    labels = [*before, *(label for label in after if label not in before)]
    pairs = {label: [before.get(label, "—"), after.get(label, "—")] for label in labels}
    return {label: pair for label, pair in pairs.items() if pair[0] != pair[1]}
