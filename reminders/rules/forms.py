"""A rule as an administrator writes it."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.utils import timezone

from organisation.powers import BRANCH_COMMITTEE
from organisation.units.models import Unit
from records.form_fields import field_of
from reminders.obligations import circumstances, deadlines, fulfilments
from reminders.rules.models import Rule, RuleVersion

EVERY = RuleVersion.Every


class RuleForm(forms.ModelForm[Rule]):
    """What is fixed for ever when a rule is made."""

    class Meta:
        model = Rule
        fields = ("code", "title", "focus")


class VersionForm(forms.ModelForm[RuleVersion]):
    """One version: everything that may change. ``kinds`` and ``phases`` are kept as words with commas between."""

    codes = forms.MultipleChoiceField(label="完成依据", required=False, widget=forms.CheckboxSelectMultiple)
    kinds = forms.MultipleChoiceField(
        label="适用党组织",
        choices=Unit.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=["branch", "joint_branch"],
    )
    phases = forms.MultipleChoiceField(
        label="适用项目阶段", choices=circumstances.phases, widget=forms.CheckboxSelectMultiple, required=False,
        help_text="一个也不选，表示各阶段都适用",
    )  # fmt: skip
    roles = forms.MultipleChoiceField(
        label="仅限任职人员", choices=[(role.value, role.label) for role in BRANCH_COMMITTEE],
        widget=forms.CheckboxSelectMultiple, required=False,
        help_text="对象是“每名党员”时可选：只要求担任这些职务的人，全年学时和培训不论在哪里取得都算",
    )  # fmt: skip
    event = forms.ChoiceField(label="触发事项", required=False)

    class Meta:
        model = RuleVersion
        fields = (
            "valid_from", "every", "event", "codes", "per", "measure", "times", "share", "prorated", "kinds",
            "least_formal", "needs_groups", "key_only", "phases", "roles", "least_months", "least_days", "due_months",
            "due_days", "working_days", "window_days", "grace_days", "severity", "unit_after", "institute_after",
            "todo", "clause", "source_text", "change_reason",
        )  # fmt: skip
        help_texts = {
            "valid_from": "正在进行的周期仍按原来的版本，从这一天以后开始的周期按新版本",
            "least_months": "按日历月计算，填 0 的按下面的天数",
            "least_days": "留空按系统统一的天数（15 天）",
            "due_months": "只用于事项和“自上次起计算”：几个月内完成，再加上期限天数",
            "due_days": "周期结束后（或成立后、事项发生后）几天内完成",
            "share": "按人数考核时，应覆盖的比例",
            "measure": "“名册上每人各项”：完成依据中的每一种，名册上的每个人（含群众）都要有一次",
            "severity": "选“提示”的不亮灯，也不计入规范执行率",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "codes", forms.MultipleChoiceField).choices = fulfilments.choices()
        field_of(self, "event", forms.ChoiceField).choices = [("", "——"), *deadlines.choices()]
        self.fields["change_reason"].required = True
        self.fields["due_months"].required = self.fields["least_months"].required = False
        self.fields["valid_from"].initial = timezone.localdate()
        old = self.instance
        if old.pk:
            self.initial.update(
                codes=[fulfilment.code for fulfilment in old.fulfilments.all()],
                kinds=old.kind_list,
                phases=[phase for phase in old.phases.split(",") if phase],
                roles=old.role_list,
                valid_from=timezone.localdate(),
                change_reason="",
            )

    def clean_kinds(self) -> str:
        return ",".join(self.cleaned_data["kinds"])

    def clean_phases(self) -> str:
        return ",".join(self.cleaned_data["phases"])

    def clean_due_months(self) -> int:
        return self.cleaned_data["due_months"] or 0

    def clean_least_months(self) -> int:
        return self.cleaned_data["least_months"] or 0

    def clean_roles(self) -> str:
        return ",".join(self.cleaned_data["roles"])

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if data.get("every") == EVERY.EVENT and not data.get("event"):
            self.add_error("event", "周期是“事项发生后”的，请选择触发事项。")
        if data.get("every") != EVERY.EVENT and not data.get("codes"):
            self.add_error("codes", "请选择登记哪种记录算完成。")
        if data.get("roles") and data.get("per") != RuleVersion.Per.PERSON:
            self.add_error("roles", "限定任职人员的，对象请选“每名党员”。")
        if data.get("per") == RuleVersion.Per.PERSON and data.get("measure") not in (None, RuleVersion.Measure.TALLY):
            self.add_error("measure", "对象是“每名党员”的，完成标准请选“次数（学时）”。")
        if data.get("due_months") and data.get("every") not in (EVERY.EVENT, EVERY.ROLLING):
            self.add_error("due_months", "期限月数只用于“事项发生后”和“自上次起计算”的规则。")
        self._check_rolling(data)
        return data

    def _check_rolling(self, data: dict[str, Any]) -> None:
        """Counted person by person from the last time on, by records that know each person's last time."""
        is_rolling = data.get("every") == EVERY.ROLLING
        if is_rolling and not (data.get("due_months") or data.get("due_days")):
            self.add_error("due_months", "周期是“自上次起计算”的，请填期限月数或天数。")
        if is_rolling and data.get("per") != RuleVersion.Per.PERSON:
            self.add_error("per", "周期是“自上次起计算”的，对象请选“每名党员”。")
        if any(fulfilments.is_rolling(code) != is_rolling for code in data.get("codes") or ()):
            self.add_error("codes", "“参加组织生活”这类按人连续计算的记录，只和周期“自上次起计算”一起使用。")

    def digest(self) -> str:
        """Of what was typed: saving is possible only for what was previewed."""
        typed = sorted((name, self.data.getlist(name)) for name in self.fields)  # type: ignore[attr-defined]
        return hashlib.sha256(repr(typed).encode()).hexdigest()[:16]
