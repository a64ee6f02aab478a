"""What a ledger can take in from Excel, as a declaration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic

from django.db.models import QuerySet

from records import scope
from records.imports.fields import ImportField
from records.imports.row import Row
from records.typing_shims import M

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger


class Importer(Generic[M]):
    """See :mod:`records.imports`. A subclass is named by ``Ledger.importer``; it is used without instances' state."""

    fields: ClassVar[tuple[ImportField, ...]] = ()
    key: ClassVar[tuple[str, ...]] = ()
    other_keys: ClassVar[tuple[tuple[str, ...], ...]] = ()  # tried in turn when a value of ``key`` is empty
    ignored_heads: ClassVar[tuple[str, ...]] = ()  # columns of real sheets that need no question
    notes: ClassVar[tuple[str, ...]] = ()  # further lines of 填写说明
    constraint_texts: ClassVar[Mapping[str, str]] = {}  # name of a database constraint → Chinese sentence
    fixed: ClassVar[Mapping[str, object]] = {}  # model field → value of every new record (has_roll=False)
    changes_existing: ClassVar[bool] = True  # False: a record found by its key is left alone
    # Columns that ``make`` fills. When there are any, new records come into being one by one through ``make``, an act
    # with consequences of its own, and not in bulk.
    act_fills: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        makes = "make" in {name for one in cls.__mro__ if one is not Importer for name in vars(one)}
        if bool(cls.act_fills) != makes:
            raise TypeError(f"{cls.__name__}: act_fills and make, the act that fills them, are declared together")

    # --- hooks ------------------------------------------------------------------------------------------------

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """Called once for each batch of some hundred rows before :meth:`prepare`: for set-based look-ups."""

    @classmethod
    def prepare(cls, row: Row, user: User) -> None:
        """Cells are read, nothing is looked up: add, change or remove ``row.values``, or ``row.refuse``."""

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        """``row.record`` carries the values and is about to be checked; set what ``Model.save`` would have set.

        Must not write. A child row that would change is told by ``row.changed(label, old, new)``.
        """

    @classmethod
    def permits(cls, ledger: Ledger, row: Row, user: User) -> bool:
        """Whether the user may have this record as the row makes it. Asked again set-based after the writing."""
        return scope.permits(user, ledger.import_power, row.record)

    @classmethod
    def may_change(cls, ledger: Ledger, row: Row, user: User) -> bool:
        """Whether an existing record may be changed now: right power, right state."""
        if ledger.form is None:
            return scope.permits(user, ledger.edit_power, row.record)
        return ledger.may_edit(user, row.record)

    @classmethod
    def make(cls, row: Row, by: User) -> None:
        """In the transaction, declared together with ``act_fills``: bring ``row.record`` into being under its key.

        Raises :class:`records.workflow.MoveRefused` with a Chinese sentence; nothing of the file is then imported.
        """

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        """In the transaction, after a batch was written (``row.record``, ``row.created``, ``row.values``)."""

    @classmethod
    def before_undo(cls, records: Sequence[M], by: User) -> None:
        """In the transaction, before records this import created are removed: take away what hangs on them."""

    @classmethod
    def after_restore(cls, records: Sequence[M], by: User) -> None:
        """In the transaction, after records this import changed got their former values back."""

    @classmethod
    def existing(cls, ledger: Ledger, user: User) -> QuerySet[M]:
        """Among which records the key is looked for."""
        rows: QuerySet[M] = ledger.rows(user, ledger.import_power)
        return rows.not_voided() if hasattr(rows, "not_voided") else rows
