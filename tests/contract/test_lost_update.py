"""A form writes what it changed. Whatever else changed in the row between opening and saving stays as it is now."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import models, transaction
from django.db.utils import DataError, IntegrityError

from accounts.models.user import User
from organisation.powers import Power
from records import saving
from records.models.record import Record
from records.record_forms import RecordForm
from tests.cast import signed_in
from tests.contract.conftest import Scene

BY_SAVING = {"id", "version", "author", "created_at", "updated_at", "voided_at", "void_reason"}


@pytest.fixture
def body(scene: Scene) -> dict[str, Any]:
    """What a new record was typed with; nothing where the form only changes rows."""
    if scene.ledger.form is None:
        pytest.skip("this ledger is written by acts, not by a form")
    if scene.ledger.create_power not in Power.values:
        return {}
    return {"client_id": str(uuid.uuid4()), **scene.maker.form_data(scene.cast, scene.here)}


@pytest.fixture
def stored(scene: Scene, body: dict[str, Any]) -> Record:
    """A row of the ledger as its form wrote it, or one that somebody may change with the form."""
    if not body:
        rows = [scene.row, *scene.ledger.model._default_manager.all()]
        return next(row for row in rows if _editors(scene, row))
    answer = signed_in(scene.insider).post(scene.ledger.url("create"), body)
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    return scene.ledger.model._base_manager.get(pk=body["client_id"])


def test_what_changed_meanwhile_survives_the_edit(scene: Scene, stored: Record, body: dict[str, Any]) -> None:
    """Each column that the form does not ask for: read with one value, changed, and not put back by saving."""
    editor, now = _editors(scene, stored)[0], _columns(stored)
    read = {name: value for name, value in _others(scene, stored).items() if _write(stored, {name: value})}
    form = _filled(scene, stored, editor, body)
    assert form.is_valid(), form.errors
    _write(stored, {name: now[name] for name in read})
    saving.update(form, by=editor, power=scene.ledger.edit_power)
    after = _columns(stored)
    assert {name: after[name] for name in read if after[name] == read[name]} == {}
    assert after["version"] == now["version"] + 1


def _editors(scene: Scene, record: Record) -> list[User]:
    everyone = [scene.insider, *scene.cast.people]
    return [one.user for one in everyone if scene.ledger.may_edit(one.user, record)]


def _filled(scene: Scene, record: Record, user: User, body: dict[str, Any]) -> RecordForm:
    """The form as it is sent when nobody changed anything in it."""
    opened = scene.ledger.model._default_manager.get(pk=record.pk)
    form_class = scene.ledger.form_class()
    drawn = form_class(instance=opened, user=user)
    typed = {name: value for name in drawn.fields if (value := drawn[name].value()) is not None}
    return form_class({**typed, **body, "version": opened.version}, instance=opened, user=user)


def _others(scene: Scene, record: Record) -> dict[str, Any]:
    """Another value for every column that is counted, dated, numbered or summed up by somebody else than the form."""
    workflow, asked = scene.ledger.workflow, {*scene.ledger.form_class().base_fields, *BY_SAVING}
    beside = [one for one in record._meta.concrete_fields if one.name not in asked and not one.is_relation]
    return {
        one.name: _other(one, getattr(record, one.name))
        for one in beside
        if not (workflow and one.name == workflow.field)
    }


def _other(field: Any, value: Any) -> Any:
    if field.choices:
        return next(code for code, _ in field.flatchoices if code != value)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        return (value or datetime(2026, 3, 1, tzinfo=UTC)) + timedelta(hours=1)
    if isinstance(field, models.DateField):
        return (value or date(2026, 3, 1)) + timedelta(days=1)
    if isinstance(field, models.DecimalField):
        return (value or Decimal(0)) + 1
    if isinstance(field, models.IntegerField):
        return (value or 0) + 1
    return f"别{value}"[:6]


def _write(record: Record, values: dict[str, Any]) -> bool:
    """Past every version, as counts and remarks are kept. False when a constraint forbids it."""
    try:
        with transaction.atomic():
            type(record)._base_manager.filter(pk=record.pk).update(**values)
    except (IntegrityError, DataError):
        return False
    return True


def _columns(record: Record) -> dict[str, Any]:
    return type(record)._base_manager.filter(pk=record.pk).values().get()
