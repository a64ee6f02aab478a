"""Four kinds of task that exist while a test runs: one that works and three that go wrong."""

import pytest
from django.core.exceptions import ValidationError

from records.jobs import HANDLERS, JobFailed, acting_user, handler, result
from tests.records.jobs.queue import SEEN
from tests.sample.models import Note


@pytest.fixture(autouse=True)
def handlers():
    SEEN.clear()

    @handler("tests.titles", "导出笔记", power="export")
    def titles(job, progress):
        user = acting_user(job)
        rows = list(Note.objects.visible_to(user, "export").values_list("title", flat=True))
        SEEN.append(rows)
        with result(job, "笔记.txt") as file:
            for number, title in enumerate(rows, 1):
                file.write(f"{title}\n".encode())
                progress(number, len(rows))

    @handler("tests.sorry")
    def sorry(job, progress):
        raise JobFailed("名册是空的，没有可以导出的内容。")

    @handler("tests.wrong")
    def wrong(job, progress):
        raise ValidationError(["第 3 行缺少姓名", "第 5 行日期不对"])

    @handler("tests.broken")
    def broken(job, progress):
        raise ZeroDivisionError("机密姓名 张三")

    yield
    for kind in ("tests.titles", "tests.sorry", "tests.wrong", "tests.broken"):
        HANDLERS.pop(kind, None)
