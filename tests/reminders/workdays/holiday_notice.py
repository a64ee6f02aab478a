"""The yearly notice of holidays as a workbook."""

from io import BytesIO

from openpyxl import Workbook


def sheet(*rows):
    book = Workbook()
    book.active.append(["日期", "上班或休息", "名称"])
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    stream.seek(0)
    return stream
