"""What each step of a need asks for."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from organisation.posts.models import Post
from records.typed import ModelChoiceField
from welfare.needs.holders import posts_at
from welfare.needs.models import Need


class StepForm(forms.Form):
    """Base of all: carries the version the person read."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, need: Need, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": need.version, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.need = need


class PostChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.unit} · {obj.get_role_display()} · {obj.person}"


class PassUpForm(StepForm):
    to = PostChoice(
        Post.objects.none(), label="上报给", empty_label="请选择", error_messages={"required": "请选择上报给谁。"}
    )
    reason = forms.CharField(
        label="上报原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明本级为什么解决不了，需要上级做什么", error_messages={"required": "请填写上报原因。"},
    )  # fmt: skip

    def __init__(self, *args: Any, need: Need, **kwargs: Any) -> None:
        super().__init__(*args, need=need, **kwargs)
        cast(ModelChoiceField, self.fields["to"]).queryset = posts_above(need)


class AnswerForm(StepForm):
    text = forms.CharField(
        label="办理结果", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="写明怎么解决的，并当面答复本人", error_messages={"required": "请填写办理结果。"},
    )  # fmt: skip


class ConfirmForm(StepForm):
    satisfaction = forms.ChoiceField(
        label="本人是否满意", choices=[(s.value, s.label) for s in (Need.Satisfaction.CONTENT, Need.Satisfaction.FAIR)],
        widget=forms.RadioSelect, initial=Need.Satisfaction.CONTENT,
    )  # fmt: skip


class ReopenForm(StepForm):
    reason = forms.CharField(
        label="不满意的原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请填写不满意的原因。"},
    )  # fmt: skip


def posts_above(need: Need) -> QuerySet[Post]:
    """People who can care at the levels above the present one, the nearest first."""
    return posts_at(need.level_unit.ancestor_ids[:-1]).order_by("-unit__path", "starts_on", "pk")
