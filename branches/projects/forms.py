"""Entering a project: named for the outside, its site named coarsely (SE-03)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone

from branches.life.dissolving import dissolve_with_project
from branches.projects.acts import begin_log, project_changed
from branches.projects.models import Project
from branches.secrecy.places import exact_place
from organisation.access import access_of
from organisation.naming import initials
from organisation.powers import Power
from organisation.units.models import Unit
from records.form_fields import field_of
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField

if TYPE_CHECKING:
    from accounts.models.user import User

NAMES = (
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建",
    "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西",
    "甘肃", "青海", "宁夏", "新疆", "香港", "澳门", "台湾", "海上", "境外",
)  # fmt: skip
"""Also 海上 and 境外, for sites that lie in no province."""

CHOICES = [("", "请选择"), *((name, name) for name in NAMES)]
_TAIL = re.compile(r"(?:壮族|回族|维吾尔)?(?:自治区|特别行政区)$|[省市]$")


def province_of(text: str) -> str:
    """The short name meant by 「四川省」 or 「内蒙古自治区」; '' for anything else."""
    short = _TAIL.sub("", "".join(text.split()))
    return short if short in NAMES else ""


FACTS = ("unit", "code", "name", "province", "site_name", "is_key", "started_on", "planned_end", "closed_on")


class ProjectForm(RecordForm[Project]):
    """The facts of a project. Its phase moves on its own page, where day and reason are asked."""

    province = forms.ChoiceField(label="所在省份", choices=CHOICES, required=False, help_text="只写到省，不写具体地点")

    class Meta:
        model = Project
        fields: tuple[str, ...] = FACTS
        labels = {"unit": "承担单位"}

    def set_up(self) -> None:
        own = access_of(self.user).units(Power.REQUEST).filter(kind=Unit.Kind.UNIT, ended_on__isnull=True)
        field_of(self, "unit", ModelChoiceField).queryset = own
        if self.instance._state.adding and own.count() == 1:
            self.initial.setdefault("unit", own[0].pk)
        self._keep_old_province()

    def _keep_old_province(self) -> None:
        """What was written before provinces were chosen from a list is not lost by saving something else."""
        old, field = self.instance.province, self.fields["province"]
        if old and old not in NAMES and isinstance(field, forms.ChoiceField):
            field.choices = [*CHOICES, (old, old)]

    def clean_site_name(self) -> str:
        name = str(self.cleaned_data["site_name"])
        if place := exact_place(name):
            self.add_error("site_name", f"“{place}”太具体，请用中性名称，例如“一号现场”。")
        return name

    def clean(self) -> dict[str, object]:
        data = super().clean()
        for name, label in (("planned_end", "计划结束日期"), ("closed_on", "实际结束日期")):
            end, start = data.get(name), data.get("started_on")
            if isinstance(end, date) and isinstance(start, date) and end < start:
                self.add_error(name, f"{label}不能早于开始日期。")
        return data

    def derive(self) -> None:
        self.instance.pinyin = initials(self.instance.name)

    def save_children(self, record: Project, by: User) -> None:
        """What it says may ask more of its unit and its branches; once over, they begin to hand over (BR-09)."""
        project_changed(record)
        dissolve_with_project(project=record, by=by)


class NewProjectForm(ProjectForm):
    """Entered in whatever phase it is; the log of phases begins with it."""

    class Meta(ProjectForm.Meta):
        fields = (*FACTS[:5], "phase", *FACTS[5:])

    def save_children(self, record: Project, by: User) -> None:
        begin_log([record], by)
        super().save_children(record, by)


class PhaseForm(forms.Form):
    """One step of the project: where to, since when, and why if it is not the next one."""

    to = forms.ChoiceField(label="进入阶段", choices=Project.Phase)
    on = forms.DateField(label="变更日期", initial=timezone.localdate)
    reason = forms.CharField(
        label="原因", max_length=300, required=False, help_text="按顺序进入下一阶段的不用填；跳过或退回阶段的必须填"
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class NoBranchForm(forms.Form):
    """Why a project goes without a party organisation of its own."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="不设党组织的理由",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例如：现场正式党员只有 1 名，编入邻近的临时党支部参加组织生活。留空则取消，重新计入应设立的项目",
    )
