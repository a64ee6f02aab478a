"""What a move asks for: a form whose fields are named after the columns that the move's one UPDATE then writes.

    class FlagForm(MoveForm):
        title, photos, done = "登记授旗", True, "授旗已登记。"

        flag_on = forms.DateField(label="授旗日期")
        flag_by = forms.CharField(label="授旗人", max_length=60)

    Move("flag", "授旗", ("running", "ended"), "", TELLERS, form=FlagForm)

Page, rights, version, history and the writing follow (records.workflow.perform, records/ledger/pages/move_page.py).
Models name their workflow and a workflow names its forms, so that such a form knows its record, but imports no model.
One that has to look at models is joined to the move at start-up instead (records.workflow.ask_with).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db import models
from django.db.models import Model

from records.values import show

if TYPE_CHECKING:
    from accounts.models.user import User

FASTER = "这条记录刚刚被别人处理或修改过，请刷新页面看看最新情况。"


class MoveForm(forms.Form):
    """Knows the record it moves and who moves it, and carries the version that was read.

    Columns stand in it as they are on the record; a field that is no column of it is for the hooks to use.
    """

    title: ClassVar[str] = ""  # of the page; '' takes the label of the move
    note: ClassVar[str] = ""
    icon: ClassVar[str] = ""  # of the button that leads to the page, and of the one on it
    button: ClassVar[str] = "确定"
    done: ClassVar[str] = ""  # what the person is told afterwards
    faster: ClassVar[str] = FASTER  # what is said to whoever read an older version
    photos: ClassVar[bool] = False  # photos and files may come along; they are kept with the move or not at all
    discreet: ClassVar[bool] = False  # the history says that it was done, and nothing of what was written
    template: ClassVar[str] = "ledger/act.html"

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, record: Any, by: User) -> None:
        self.record, self.by = record, by
        stored = {name: column.value_from_object(record) for name, column in self.own_columns().items()}
        initial = {name: value for name, value in stored.items() if value not in (None, "")}
        super().__init__(data, initial={"version": record.version, **initial, **self.first()})

    # --- hooks ------------------------------------------------------------------------------------------------

    def first(self) -> dict[str, object]:
        """What stands in the form at first where the record's own values will not do."""
        return {}

    def admit(self) -> None:
        """Before the page is shown: MoveRefused leads back to the record, PermissionDenied is a 403.

        Without it the page opens in any state, and the move itself says no; then nothing typed is lost.
        """

    def check(self, record: Model) -> None:
        """In the transaction, before anything is written: raise MoveRefused or ValidationError with a sentence."""

    def columns(self) -> dict[str, object]:
        """Further columns for the same UPDATE, from what was told."""
        return {}

    def follow(self, record: Model, by: User) -> None:
        """What hangs on the record, in the transaction, after its own columns were written."""

    def line(self) -> str:
        """What the history says; '' for the label of the move."""
        return ""

    def told(self, record: Model) -> str:
        """The sentence afterwards, where it has to look at the record; '' for the usual one."""
        return self.done

    def subject(self) -> str:
        """One line that says what the move acts on; '' for the record's heading."""
        return ""

    def facts(self) -> Sequence[tuple[str, object, bool]]:
        """The same as label, value, takes the whole row."""
        return ()

    def more(self) -> dict[str, object]:
        """What the blocks of a template of its own need."""
        return {}

    def home(self) -> str:
        """Address to go to afterwards; '' for the record's own page."""
        return ""

    # --- what perform reads -----------------------------------------------------------------------------------

    @classmethod
    def _names(cls) -> list[str]:
        return [name for name in cls.base_fields if name != "version"]

    def own_columns(self) -> dict[str, models.Field[Any, Any]]:
        """The columns among its fields."""
        known = {column.name: column for column in self.record._meta.concrete_fields}
        return {name: known[name] for name in self._names() if name in known}

    def values(self) -> dict[str, object]:
        """What the UPDATE writes."""
        return {**{name: self.cleaned_data[name] for name in self.own_columns()}, **self.columns()}

    def texts(self) -> dict[str, str]:
        """Label of each column it asks for → what stands there now, for the history; nothing where it is discreet."""
        if self.discreet:
            return {}
        return {str(column.verbose_name): self._text(name) for name, column in self.own_columns().items()}

    def _text(self, name: str) -> str:
        display = getattr(self.record, f"get_{name}_display", None)
        return show(display() if callable(display) else getattr(self.record, name))
