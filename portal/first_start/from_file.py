"""A first start from a recipe: all of it in one transaction, or none of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from openpyxl import Workbook

from accounts.models.user import User
from organisation.middleware import act_under
from organisation.refusal import ActRefused
from portal.first_start.found_house import SECOND, Founded, found_house
from portal.first_start.models import THE_ONE, FirstStart
from portal.first_start.recipe import Recipe, RecipeRefused
from portal.first_start.state import is_empty
from portal.identity import mark
from records.exports import WorkbookRefused
from records.imports import flow
from records.imports.saving import NotSaved, save
from records.ledger.registry import ledger
from records.models.import_batch import ImportBatch
from reminders.channels import chat, mail_server
from reminders.workdays.notice import confirm_as_known

HEADS = {"name": "名称", "short_name": "简称", "kind": "类别", "parent": "上级党组织", "code": "编码"}


def start(recipe: Recipe) -> Founded:
    """Raises :class:`RecipeRefused` with a sentence for each thing that does not fit; then nothing has happened."""
    if not is_empty():
        raise RecipeRefused([SECOND])
    institute = recipe.institute
    try:
        if recipe.mark:
            with recipe.mark.open("rb") as picture:
                institute = replace(institute, mark=mark.keep(picture))
        with transaction.atomic():
            founded = found_house(institute, recipe.holders)
            _furnish(recipe, founded.administrator)
            FirstStart.objects.filter(pk=THE_ONE).update(finished_at=timezone.now())
    except ValidationError as refused:
        raise RecipeRefused(refused.messages) from refused
    except (ActRefused, NotSaved, WorkbookRefused) as refused:
        raise RecipeRefused([str(refused)]) from refused
    return founded


def _furnish(recipe: Recipe, administrator: User) -> None:
    act_under(administrator, None)
    for year, notice in recipe.years.items():
        confirm_as_known(year, notice=notice)
    if recipe.units:
        _units(_sheet(recipe.units), "units.xlsx", administrator)
    if recipe.units_sheet:
        _units(recipe.units_sheet.read_bytes(), recipe.units_sheet.name, administrator)
    if recipe.mail:
        mail_server.set_server(recipe.mail, by=administrator)
    chat.permit(recipe.chat or chat.is_permitted(), by=administrator)


def _units(content: bytes, name: str, by: User) -> None:
    """By the import every sheet comes in by; a row that is refused refuses the whole start."""
    units = ledger("units")
    batch = flow.receive(units, SimpleUploadedFile(name, content), by=by)
    flow.advance(units, batch, by)
    if batch.state != ImportBatch.State.CHECKED:
        raise RecipeRefused(list(_open_questions(batch, name)))
    if wrong := list(_wrong_rows(batch)):
        raise RecipeRefused(wrong)
    save(units, batch, by=by)


def _open_questions(batch: ImportBatch, name: str) -> Iterator[str]:
    """What the import would ask on its page."""
    for question in batch.questions:
        yield f"《{name}》里有不认识的“{question['text']}”：{question['why']}，请改成系统里的写法。"
    if not batch.questions:
        yield f"《{name}》的栏目认不全，请用系统的模板填写；表头：{'、'.join(HEADS.values())}。"


def _wrong_rows(batch: ImportBatch) -> Iterator[str]:
    for line in batch.lines.filter(outcome="refused").order_by("number"):
        for column, text, reason in line.changes:
            cell = f"“{column}”{text}" if column else ""
            yield f"党组织第 {line.number - 1} 行：{cell} {reason}。".replace("： ", "：")


def _sheet(units: list[dict[str, str]]) -> bytes:
    """What the file lists, as the sheet the import reads."""
    book = Workbook()
    page = book.active
    assert page is not None  # noqa: S101 - a new workbook has a sheet
    page.append(list(HEADS.values()))
    for one in units:
        page.append([one.get(key, "") for key in HEADS])
    out = BytesIO()
    book.save(out)
    return out.getvalue()
