"""检查表 as text: one point a line, which is quicker than forty fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django import forms
from django.db.models import Max

from records.record_forms import RecordForm
from supervision.check_lists.models import CheckItem, CheckList
from supervision.units_field import narrow, posts_of

if TYPE_CHECKING:
    from accounts.models.user import User

_LINE = re.compile(r"(?:(\d{1,4})\s*[.、．]\s*|(\d{1,4})\s+)?(.+)")
MOST, LONGEST = 100, 300
EXAMPLE = "1. 会议记录齐全，签到与照片相符\n2. 党员责任区已划分并上墙"


def read(text: str) -> list[tuple[str, str]]:
    """(code, text) of each line; lines without a number get the next free one. Raises ValidationError."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        match = _LINE.fullmatch(line.strip())
        if match:
            found.append((match[1] or match[2] or "", match[3]))
    _refuse(found)
    free = max((int(code) for code, _ in found if code), default=0)
    numbered = []
    for code, said in found:
        free += not code
        numbered.append((str(int(code or free)), said))
    return numbered


def _refuse(found: list[tuple[str, str]]) -> None:
    codes = [int(code) for code, _ in found if code]
    if doubled := sorted({code for code in codes if codes.count(code) > 1}):
        raise forms.ValidationError(f"编号 {'、'.join(map(str, doubled))} 用了不止一次，每个项目的编号不能相同。")
    if len(found) > MOST or any(len(text) > LONGEST for _, text in found):
        raise forms.ValidationError(f"最多 {MOST} 项，每项最多 {LONGEST} 字。")


def as_text(check_list: CheckList) -> str:
    return "\n".join(f"{item.code}. {item.text}" for item in check_list.items.all())


class CheckListForm(RecordForm[CheckList]):
    """``items_text`` becomes the rows of :class:`CheckItem`."""

    items_text = forms.CharField(
        label="检查项目",
        widget=forms.Textarea(attrs={"rows": 14, "placeholder": EXAMPLE}),
        help_text="一行一项。编号不变的项目，换版以后仍能认出重复发生的问题；没写编号的由系统接着编。",
    )

    class Meta:
        model = CheckList
        fields = ("unit", "title", "code", "remark")
        help_texts = {"code": "同一编码的检查表视为同一张表的不同版次，例如 RC-01"}

    field_order = ("unit", "title", "code", "remark", "items_text")

    def set_up(self) -> None:
        narrow(self, "unit", posts_of(self.user))
        if not self.instance._state.adding:
            self.fields["unit"].disabled = True
            self.fields["items_text"].initial = as_text(self.instance)

    def clean_items_text(self) -> str:
        text: str = self.cleaned_data["items_text"]
        self.lines = read(text)
        return text

    def derive(self) -> None:
        row: CheckList = self.instance
        if row._state.adding and row.unit_id:
            last = CheckList.objects.filter(unit=row.unit_id, code=row.code).aggregate(last=Max("edition"))["last"]
            row.edition = (last or 0) + 1

    def save_children(self, record: CheckList, by: User) -> None:
        record.items.all().delete()
        CheckItem.objects.bulk_create(
            CheckItem(check_list=record, place=place, code=code, text=text)
            for place, (code, text) in enumerate(self.lines, 1)
        )

    @classmethod
    def text_of(cls, record: CheckList) -> dict[str, str]:
        return {**super().text_of(record), "检查项目": as_text(record)}
