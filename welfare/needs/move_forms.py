"""What each step of a need asks for, and what follows from it: taken up, passed up, answered, taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone

from organisation.posts.models import Post
from records.form_fields import field_of
from records.move_forms import MoveForm
from records.typing_shims import ModelChoiceField
from records.workflow import ask_with
from welfare.needs.acts import put_down, take_up, tell_ask
from welfare.needs.levels import level_of, posts_at
from welfare.needs.models import Need
from welfare.needs.numbers import need_due

if TYPE_CHECKING:
    from accounts.models.user import User


class StepForm(MoveForm):
    """Shows the need it is about. What is written stays with the need: the history is read by the auditor, too."""

    discreet = True
    open_in: ClassVar[tuple[str, ...]] = (Need.State.OPEN,)

    def admit(self) -> None:
        if self.record.state not in self.open_in:
            raise PermissionDenied(f"这个需求{self.record.get_state_display()}，现在不能{self.title}。")

    def facts(self) -> Sequence[tuple[str, object, bool]]:
        need: Need = self.record
        told: list[tuple[str, object, bool]] = [
            ("需求内容", need.description, True),
            ("提出人", need.raised_by_name, False),
            ("办理人", f"{need.level_unit} {need.holder or ''}", False),
        ]
        return [*told, ("办理结果", need.answer, True)] if need.answer else told


class PostChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.unit} · {obj.get_role_display()} · {obj.person}"


class PassUpForm(StepForm):
    """To someone at a higher level, who from now on sees it."""

    title, done = "上报", "已上报。"

    to = PostChoice(
        Post.objects.none(), label="上报给", empty_label="请选择",
        error_messages={"required": "请选择上报给谁。", "invalid_choice": "只能上报给上级党组织，请重新选择。"},
    )  # fmt: skip
    reason = forms.CharField(
        label="上报原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明本级为什么解决不了，需要上级做什么",
        error_messages={"required": "请填写上报的原因，上级要据此办理。"},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, record: Need, by: User) -> None:
        super().__init__(data, record=record, by=by)
        field_of(self, "to", ModelChoiceField).queryset = posts_above(record)

    def columns(self) -> dict[str, object]:
        to: Post = self.cleaned_data["to"]
        level = level_of(to.unit)
        due = need_due(level, timezone.localdate())
        return {"level_unit": to.unit, "level": level, "holder": to.person, "due_on": due}

    def follow(self, record: Any, by: User) -> None:
        take_up(record, reason=self.cleaned_data["reason"])
        tell_ask(record, record.level_unit)


class AnswerForm(StepForm):
    """What was done; the person is asked next whether that will do."""

    title, done = "答复", "已答复，请向本人确认是否满意。"

    answer = forms.CharField(
        label="办理结果", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="写明怎么解决的，并当面答复本人", error_messages={"required": "请填写办理结果，要向本人答复。"},
    )  # fmt: skip

    def first(self) -> dict[str, object]:
        return {"answer": ""}  # what did not content the person stands above the form

    def follow(self, record: Any, by: User) -> None:
        put_down(record)


class ConfirmForm(StepForm):
    """The person is content. Whoever is not has the need opened again instead."""

    title, done, open_in = "本人满意，办结", "已办结。", (Need.State.ANSWERED,)

    satisfaction = forms.ChoiceField(
        label="本人是否满意", choices=[(s.value, s.label) for s in (Need.Satisfaction.CONTENT, Need.Satisfaction.FAIR)],
        widget=forms.RadioSelect, initial=Need.Satisfaction.CONTENT,
        error_messages={"invalid_choice": "本人不满意的，请用“不满意，重新办理”。"},
    )  # fmt: skip


class ReopenForm(StepForm):
    """Not content: it goes back to whoever held it last, and the deadline of that level starts anew."""

    title, done, open_in = "不满意，重新办理", "已重新办理。", (Need.State.ANSWERED, Need.State.CLOSED)

    reason = forms.CharField(
        label="不满意的原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请填写本人不满意的原因，办理人要据此重新办理。"},
    )  # fmt: skip

    def columns(self) -> dict[str, object]:
        return {"due_on": need_due(self.record.level, timezone.localdate())}

    def follow(self, record: Any, by: User) -> None:
        take_up(record, reason=self.cleaned_data["reason"])


def posts_above(need: Need) -> QuerySet[Post]:
    """People who can care at the levels above the present one, the nearest first."""
    return posts_at(need.level_unit.ancestor_ids[:-1]).order_by("-unit__path", "starts_on", "pk")


def register() -> None:
    ask_with(Need, pass_up=PassUpForm, answer=AnswerForm, confirm=ConfirmForm, reopen=ReopenForm)
