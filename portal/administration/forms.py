"""Small forms of the administration pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models.user import User
from organisation.people.models import Person
from organisation.posts.elsewhere import OtherPosts
from organisation.units.models import Unit
from portal.administration.appointing import LEVELS, OFFICES
from records.form_fields import field_of
from records.pickers import PickerField

NOTHING_CHOSEN = ("", "请选择")


class ScopedForm(forms.Form):
    """Pickers offer only what the administrator may see."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, PickerField):
                field.narrow_to(user)


class AccountForm(forms.Form):
    username = forms.CharField(label="账号", max_length=64, help_text="登录用，一般用姓名拼音；也可以用工号登录")


class AppointForm(OtherPosts, ScopedForm):
    """Role, unit, paper and day. Nothing is chosen before somebody chooses it."""

    role = forms.ChoiceField(label="职务", choices=[NOTHING_CHOSEN, *((role.value, role.label) for role in OFFICES)])
    unit = PickerField("unit", label="党组织")
    starts_on = forms.DateField(label="任职日期", initial=timezone.localdate)
    document_number = forms.CharField(label="任职文号", max_length=60, required=False)

    def __init__(self, *args: Any, person: Person, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.person, self.user = person, user

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if unit := data.get("unit"):
            self.ask_about_others([self.person], unit, self.user)
        return data


class UnitForm(ScopedForm):
    """A new organisation above the branches; temporary branches are founded by a reply, not here."""

    KINDS = (
        Unit.Kind.UNIT, Unit.Kind.GENERAL_BRANCH, Unit.Kind.HOME_BRANCH, *Unit.COMMITTEES, Unit.Kind.EXTERNAL
    )  # fmt: skip

    kind = forms.ChoiceField(label="类别", choices=[NOTHING_CHOSEN, *((kind.value, kind.label) for kind in KINDS)])
    name = forms.CharField(label="全称", max_length=120)
    short_name = forms.CharField(label="简称", max_length=60, required=False)
    code = forms.CharField(label="编码", max_length=40, required=False, help_text="空着自动编")
    parent = PickerField("unit", label="上级党组织")
    founded_on = forms.DateField(label="成立日期", required=False)
    document_number = forms.CharField(label="批复文号", max_length=60, required=False)

    def clean_founded_on(self) -> date | None:
        day: date | None = self.cleaned_data["founded_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("成立日期不能晚于今天，请在成立当天或之后登记。")
        return day

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if Unit.objects.filter(code=code).exists():
            raise forms.ValidationError("这个编码已经有党组织在用，请换一个。")
        return code


class OfficeForm(OtherPosts, ScopedForm):
    """An office of one organisation, given from its own page."""

    person = PickerField("appointable", label="人员")
    role = forms.ChoiceField(label="职务")
    starts_on = forms.DateField(label="任职日期", initial=timezone.localdate)
    document_number = forms.CharField(label="任职文号", max_length=60, required=False)

    def __init__(self, *args: Any, unit: Unit, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.unit, self.user = unit, user
        offices = LEVELS.get(Unit.Kind(unit.kind), ())
        field_of(self, "role", forms.ChoiceField).choices = [
            NOTHING_CHOSEN,
            *((role.value, role.label) for role in offices),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if person := data.get("person"):
            self.ask_about_others([person], self.unit, self.user)
        return data


class PaperWordForm(forms.Form):
    word = forms.CharField(label="发文字号", max_length=20, required=False, help_text="例如：院党委；留空不自动编号")
    given = forms.IntegerField(
        label="今年已发到第几号", min_value=0, max_value=9999, initial=0, help_text="启用前已用的号不再编"
    )


class MoveForm(ScopedForm):
    target = PickerField("unit", label="新的上级党组织")


class MergeForm(ScopedForm):
    target = PickerField("unit", label="并入哪个党组织", help_text="选同类的党组织；并入后不能恢复")
    on = forms.DateField(label="并入日期", initial=timezone.localdate)
    document_number = forms.CharField(label="文号", max_length=60)


class EndForm(ScopedForm):
    on = forms.DateField(label="撤销日期", initial=timezone.localdate)
    document_number = forms.CharField(label="文号", max_length=60)


class NumberForm(forms.Form):
    value = forms.CharField(label="新的数值", max_length=60)
    valid_from = forms.DateField(label="生效日期", initial=timezone.localdate)
    reason = forms.CharField(label="修改原因", max_length=200)
