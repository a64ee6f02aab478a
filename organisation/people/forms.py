"""A person's card."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms

from organisation.changes import person_changed
from organisation.people import homes as side
from organisation.people.models import Person
from records.pickers import PickerField
from records.record_forms import RecordForm
from records.templatetags.ui import mask_phone

if TYPE_CHECKING:
    from accounts.models.user import User


class PersonForm(RecordForm[Person]):
    home_unit = PickerField("unit_directory", label="派出单位", required=False)
    home_branch = PickerField("unit_directory", label="组织关系所在党支部", required=False)

    class Meta:
        model = Person
        fields = (
            "name",
            "staff_number",
            "gender",
            "ethnicity",
            "born_in",
            "education_level",
            "standing",
            "joined_on",
            "formal_since",
            "home_unit",
            "home_branch",
            "workplace",
            "position",
            "phone",
            "pinyin",
            "remark",
        )
        widgets = {"phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})}
        help_texts = {"pinyin": "用于搜索；留空由系统填写，读错时可改"}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self._keep_home(data)
        return data

    def derive(self) -> None:
        self.instance.derive()

    def problems(self) -> Iterable[tuple[str, str]]:
        return self.instance.faults()

    def _keep_home(self, data: dict[str, Any]) -> None:
        """The form has not yet written to the instance: it still holds the present home side."""
        homes = (self.instance.home_branch, self.instance.home_unit)
        if side.may_change_home(self.user, *homes):
            return
        for name in ("home_branch", "home_unit"):
            present, asked = getattr(self.instance, name), data.get(name)
            if present != asked and name not in self.errors:
                self.add_error(name, side.REFUSED)

    @classmethod
    def text_of(cls, record: Person) -> dict[str, str]:
        """Histories and old versions are read by more people than the number is meant for."""
        return super().text_of(record) | {"联系电话": mask_phone(record.phone) or "—"}

    def save_children(self, record: Person, by: User) -> None:
        person_changed(record)
