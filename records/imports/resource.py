"""The life of one row, after django-import-export: found or made, filled, compared, checked, kept for bulk writing.

Rows arrive read, resolved and with their existing record attached, so that nothing here asks the database.
"""

from __future__ import annotations

import logging
import uuid
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Model
from import_export.resources import ModelResource, modelresource_factory
from import_export.results import RowResult

from records.imports import conditions
from records.imports.bound import BoundField, bound_fields
from records.imports.existing import comparable
from records.imports.row import Row
from records.models.record import HandedIn

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.imports.importer import Importer
    from records.ledger.base import Ledger

logger = logging.getLogger(__name__)

OPTIONS = {"use_bulk": True, "skip_diff": True, "skip_unchanged": True, "skip_html_diff": True, "report_skipped": False}
UNCLEAR = "各栏之间有矛盾，请核对"
DENIED = "不在您的权限范围内"


class RowResource(ModelResource):  # type: ignore[misc]
    """Made for one run by :func:`resource_for`."""

    ledger: Ledger
    user: User
    batch_id: uuid.UUID

    def begin(self, ledger: Ledger, user: User, batch_id: uuid.UUID) -> None:
        self.ledger, self.user, self.batch_id = ledger, user, batch_id
        self.importer: type[Importer] = ledger.importer
        self.changed_names: set[str] = set()
        present = {f.name for f in ledger.model._meta.concrete_fields}
        self.stamped = present & {"version", "updated_at"}
        self.bound = [one for one in bound_fields(ledger) if one.field is not None]
        concrete: list[Any] = list(ledger.model._meta.concrete_fields)
        self.attnames = [f.attname for f in concrete]
        given = self.importer.act_fills
        self.needed = [(f.name, f.attname) for f in concrete if f.is_relation and not f.null and f.name not in given]
        written = {one.name for one in self.bound}
        # Columns no import touches keep their defaults; asking each of them again for each row takes half the time.
        self.unclean = [
            f.name
            for f in concrete
            if f.is_relation or f.primary_key or (f.name not in written and (f.blank or f.has_default()))
        ]

    def take(self, row: Row) -> None:
        """Run the row through the framework; whatever goes wrong becomes a problem of the row."""
        self.taken = row
        result: RowResult = self.import_row(row, None, row_number=row.number, dry_run=True, using_transactions=False)
        if result.validation_error is not None:
            self._refuse(row, result.validation_error)
        for error in result.errors:
            logger.error("import row %s", row.number, exc_info=error.error)
            row.refuse("", "这一行无法处理，请核对各栏内容")

    # --- the framework's questions ----------------------------------------------------------------------------

    def get_instance(self, instance_loader: object, row: Row) -> object:
        return row.record

    def init_instance(self, row: Row | None = None) -> object:
        """A new record. Its key follows from batch and row: the same row confirmed twice is the same record."""
        record = self.ledger.model(**self.importer.fixed)
        if row is not None and isinstance(record._meta.pk, models.UUIDField):
            record.pk = uuid.uuid5(self.batch_id, str(row.number))
        if hasattr(record, "author_id"):
            record.author = self.user
        if isinstance(record, HandedIn):
            record.submitted_by = self.user
        return record

    def import_instance(self, instance: Model, row: Row, **kwargs: object) -> None:
        row.record = instance
        if row.created:
            self._default(row)
        stored = {} if row.created else {name: instance.__dict__[name] for name in self.attnames}
        old = {} if row.created else self._shown(instance)
        if not row.created and self._reopens(instance):
            row.old_text = self.ledger.form.text_of(instance) if self.ledger.form else dict(old)
        for one in self.bound:
            if one.name in row.values and (row.created or not one.declared.keep):
                self._set(one, instance, row.values[one.name])
        self.importer.complete(row, self.user)
        if not row.created:
            row.before = {n: v for n, v in stored.items() if comparable(v) != comparable(instance.__dict__[n])}
            row.changes |= {k: [old[k], new] for k, new in self._shown(instance).items() if old[k] != new}
            workflow = self.ledger.workflow
            if workflow is not None and row.old_text and row.outcome == "changed":
                self._reopened(row, instance, workflow.field)

    def skip_row(self, instance: Model, original: object, row: Row, import_validation_errors: object = None) -> bool:
        return row.outcome == "unchanged" and not import_validation_errors

    def validate_instance(
        self, instance: Model, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Uniqueness is asked for the whole batch afterwards; related records were found among the offered ones."""
        if import_validation_errors:
            raise ValidationError(import_validation_errors)
        if self.taken.problems:  # the importer said it in its own words
            return
        errors: dict[str, Any] = {name: "必填" for name, attname in self.needed if getattr(instance, attname) is None}
        try:
            instance.clean_fields(exclude={*self.unclean, *errors})
            instance.clean()
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        for name in conditions.broken(instance):
            errors.setdefault("__all__", []).append(self.importer.constraint_texts.get(name, UNCLEAR))
        if errors:
            raise ValidationError(errors)

    def save_instance(self, instance: Model, is_create: bool, row: Row, **kwargs: object) -> None:
        """Nothing is written here: rights are asked, the rest is done in bulk by :mod:`records.imports.saving`."""
        if not row.created and not self.ledger_allows(row):
            raise ValidationError(self._not_editable(row))
        if not self.importer.permits(self.ledger, row, self.user):
            raise ValidationError(DENIED)

    def bulk_update(
        self, using_transactions: bool, dry_run: bool, raise_errors: bool, batch_size: int | None = None,
        result: object = None,
    ) -> None:  # fmt: skip
        """One INSERT … ON CONFLICT for many rows: Django's bulk_update writes a CASE for each row and column."""
        names = {*self.changed_names, *self.stamped}
        if self.update_instances and names:
            fields = [f.name for f in self.ledger.model._meta.concrete_fields if names & {f.name, f.attname}]
            self.ledger.model._base_manager.bulk_create(
                self.update_instances, update_conflicts=True, unique_fields=["pk"], update_fields=fields
            )
        self.update_instances.clear()

    # --- helpers ----------------------------------------------------------------------------------------------

    def ledger_allows(self, row: Row) -> bool:
        return self.importer.changes_existing and self.importer.may_change(self.ledger, row, self.user)

    def _not_editable(self, row: Row) -> str:
        if not self.importer.changes_existing:
            return "系统里已有这条记录，导入不修改已有的记录"
        state = row.record.get_state_display() if hasattr(row.record, "get_state_display") else ""
        return f"系统里的这条记录{state}，您不能修改" if state else "系统里已有这条记录，您不能修改"

    def _default(self, row: Row) -> None:
        """Defaults of a new record; raises ValidationError with every required field that is missing."""
        for one in bound_fields(self.ledger):
            if one.declared.default is not None and one.name not in row.values:
                default = one.declared.default
                row.values[one.name] = default() if callable(default) else default
        missing = {
            one.name: "必填"
            for one in bound_fields(self.ledger)
            if one.required and row.values.get(one.name) in (None, "")
        }
        if missing:
            raise ValidationError(missing)

    @staticmethod
    def _reopened(row: Row, record: Model, field: str) -> None:
        """Further columns that :mod:`records.imports.reopening` will change."""
        row.before.setdefault(field, getattr(record, field))
        if isinstance(record, HandedIn):
            row.before.setdefault("submitted_by_id", record.submitted_by_id)

    def _reopens(self, record: Model) -> bool:
        workflow = self.ledger.workflow
        return workflow is not None and getattr(record, workflow.field) in workflow.reopens

    @staticmethod
    def _set(one: BoundField, record: Model, value: object) -> None:
        stored = record.__dict__.get(getattr(one.field, "attname", one.name))
        if comparable(stored) != comparable(value):
            setattr(record, one.name, value)

    def _shown(self, record: Model) -> dict[str, str]:
        return {one.label: one.show(getattr(record, one.name)) for one in self.bound}

    def _refuse(self, row: Row, error: ValidationError) -> None:
        messages = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
        for name, said in messages.items():
            for message in said:
                row.refuse("" if name == "__all__" else name, str(message))


def resource_for(ledger: Ledger, user: User, batch_id: uuid.UUID) -> RowResource:
    """The resource of the ledger's model for one run."""
    resource: RowResource = modelresource_factory(ledger.model, resource_class=RowResource, meta_options=OPTIONS)()
    resource.begin(ledger, user, batch_id)
    return resource
