"""What holds for every ledger that takes in workbooks, also for those that will be written later."""

import io
import random
import zipfile
from datetime import datetime

import pytest
from openpyxl import load_workbook

from records.imports import files
from records.imports.bound import bound_fields
from records.imports.columns import columns
from records.ledger.registry import ledgers
from records.pickers import picker
from tests.cast import signed_in
from tests.records.importing import HEADS, meeting, upload, workbook

IMPORTING = [ledger for ledger in ledgers() if ledger.importer is not None]
each_ledger = pytest.mark.parametrize("ledger", IMPORTING, ids=lambda ledger: ledger.slug)


def test_some_ledgers_take_in_workbooks():
    assert {"activities", "people", "posts"} <= {ledger.slug for ledger in IMPORTING}


@each_ledger
def test_every_head_of_the_template_is_known(ledger):
    out = io.BytesIO()
    files.write_template(ledger, out)
    heads = [str(cell.value).lstrip("*") for cell in load_workbook(out)["填报"][1]]
    found = columns(ledger, heads, {})
    assert (found.unknown, found.passed_over) == ([], [])


@each_ledger
def test_no_head_of_the_ledgers_own_export_is_a_question(ledger):
    heads = ["序号", *(column.label for column in ledger.printed)]
    assert columns(ledger, heads, {}).unknown == []


@each_ledger
def test_the_natural_key_is_made_of_fields_that_exist(ledger):
    names = {one.name for one in bound_fields(ledger)} | {f.name for f in ledger.model._meta.concrete_fields}
    keys = [ledger.importer.key, *ledger.importer.other_keys]
    assert keys[0]
    assert {name for key in keys for name in key} <= names


@each_ledger
def test_related_columns_name_a_picker(ledger):
    for one in bound_fields(ledger):
        if one.kind == "related":
            assert picker(one.declared.picker).model


def mutated(content, seed):
    """The workbook with some bytes of one of its parts changed, packed again so that the part is read."""
    chance, out = random.Random(seed), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        names = source.namelist()
        victim = chance.choice([name for name in names if name.endswith(".xml")])
        for name in names:
            part = bytearray(source.read(name))
            if name == victim:
                for _ in range(chance.randint(1, 12)):
                    part[chance.randrange(len(part))] = chance.randrange(256)
            target.writestr(name, bytes(part))
    return io.BytesIO(out.getvalue())


def test_damaged_workbooks_are_answered_with_a_sentence_never_with_an_error(cast):
    secretary = signed_in(cast.lijianjun)
    content = workbook(HEADS, meeting(), meeting(theme="二")).getvalue()
    statuses = {upload(secretary, "activities", mutated(content, seed)).status_code for seed in range(80)}
    assert statuses <= {200, 422}
    assert 422 in statuses


def test_a_damaged_list_of_parts_is_answered_with_a_sentence_too(cast):
    secretary = signed_in(cast.lijianjun)
    whole = workbook(HEADS, meeting()).getvalue()
    begin = whole.index(b"PK\x01\x02")
    statuses = set()
    for seed in range(80):
        chance, content = random.Random(seed), bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            content[chance.randrange(begin, len(content))] = chance.randrange(256)
        statuses.add(upload(secretary, "activities", io.BytesIO(bytes(content))).status_code)
    assert statuses <= {200, 422}
    assert 422 in statuses


def test_a_part_that_names_a_version_of_zip_from_the_future_is_damage(cast):
    content = bytearray(workbook(HEADS, meeting()).getvalue())
    content[content.index(b"PK\x01\x02") + 6] = 253  # version needed to extract
    answer = upload(signed_in(cast.lijianjun), "activities", io.BytesIO(bytes(content)))
    assert answer.status_code == 422 and "文件已损坏" in answer.content.decode()


def test_a_day_before_our_time_is_refused_not_feared(cast):
    answer = upload(signed_in(cast.lijianjun), "activities", workbook(HEADS, meeting(at=datetime(1, 1, 2))))
    assert answer.status_code == 200
    assert not answer.context["batch"].new_count
