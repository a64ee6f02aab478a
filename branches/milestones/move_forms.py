"""What is told of a milestone with a move: that it was reached."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from records.move_forms import MoveForm
from records.moves import MoveRefused

OPEN = ("planned", "doing")


class ReachedForm(MoveForm):
    """A milestone was reached: when and with what result; only in a squad at work."""

    title, photos, done = "登记里程碑完成", True, "里程碑已登记完成。"

    done_on = forms.DateField(label="实际完成时间", initial=timezone.localdate)
    completion = forms.CharField(
        label="完成情况",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="写结果，例如“比计划提前两天，一次通过”",
    )

    def subject(self) -> str:
        return f"{self.record} · {self.record.unit}"

    def home(self) -> str:
        return reverse("squads:detail", args=[self.record.squad_id])

    def check(self, record: Any) -> None:
        day, squad = self.cleaned_data["done_on"], record.squad
        if day > timezone.localdate():
            raise MoveRefused("完成时间不能晚于今天，请在完成后登记。")
        if day < squad.formed_on:
            raise MoveRefused(f"完成时间不能早于突击队组建时间（{squad.formed_on}），请核对后再填。")
        if squad.state != "running" or squad.is_voided:
            raise MoveRefused("这支突击队没有在运行，备案以后才能登记里程碑完成。")

    def columns(self) -> dict[str, object]:
        return {"reporter": self.by.name}
