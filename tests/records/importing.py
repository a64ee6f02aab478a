"""Workbooks made on the spot, and the steps of an import as a browser takes them."""

import io
from datetime import datetime
from pathlib import Path

from django.utils import timezone
from openpyxl import Workbook, load_workbook

from records.ledger.registry import ledger
from tests.cast import days_ago, signed_in

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "real-workbooks"
HEADS = ["所在党支部", "会议类型", "会议议题", "实际会议时间", "主持人姓名", "应到人数", "实到人数"]


def workbook(heads, *rows, above=(), below=()):
    """An .xlsx as an upload: rows above the heads, heads, rows, rows below."""
    book = Workbook()
    for row in (*above, heads, *rows, *below):
        book.active.append(list(row))
    return saved(book)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    out.name = "导入.xlsx"
    return out


def held(days=20, clock="14:30"):
    """A day in the life of the branches, written as real sheets write it."""
    day = days_ago(days)
    return f"{day.year}/{day.month}/{day.day}  {clock}"


def meeting(unit="甲支部", kind="支委会", theme="研究三月计划", at="", host="李建军", expected=3, present=3):
    return [unit, kind, theme, at or held(), host, expected, present]


def upload(client, slug, file, name="导入.xlsx"):
    file.name = name
    return client.post(ledger(slug).url("import"), {"file": file}, follow=True)


def batch_of(answer):
    return answer.context["batch"]


def confirm(client, answer, **more):
    """Press the button of a preview."""
    batch = batch_of(answer)
    return client.post(url(batch, "confirm"), {"digest": batch.digest, **more}, follow=True)


def url(batch, page):
    return ledger(batch.ledger).url(f"import_{page}", batch.pk)


def sheet(answer):
    """The first sheet of a downloaded workbook as rows of values."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return [list(row) for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)]


def at(text):
    return timezone.make_aware(datetime.strptime(text, "%Y-%m-%d %H:%M"))


def exported(person, slug: str):
    """The sheet of the export this person is given."""
    answer = signed_in(person).get(ledger(slug).url("export"))
    return load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active


def rows_of(page) -> tuple[list[object], list[list[object]]]:
    """Heads and rows of our own sheet, without the running number."""
    heads = [cell.value for cell in page[3]]
    rows = [list(row) for row in page.iter_rows(min_row=4, values_only=True) if isinstance(row[0], int)]
    return heads[1:], [row[1:] for row in rows]


def taken_in_again(person, slug: str):
    """The batch of this person's own export, uploaded as it came: no record is new, changed or refused by it."""
    client, model = signed_in(person), ledger(slug).model
    before = list(model.objects.order_by("pk").values())
    answer = client.get(ledger(slug).url("export"))
    batch = batch_of(upload(client, slug, saved(load_workbook(io.BytesIO(b"".join(answer.streaming_content))))))
    said = list(batch.lines.values_list("outcome", "changes"))
    assert (batch.new_count, batch.changed_count, batch.refused_count) == (0, 0, 0), said
    assert list(model.objects.order_by("pk").values()) == before, said
    return batch
