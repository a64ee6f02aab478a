"""Entering a training: who was there is chosen by name, hours are worked out when nobody typed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from branches.training.acts import tell_units, usual_hours, written
from branches.training.models import Training, TrainingParticipant
from organisation.access import access_of
from organisation.people.models import Person
from organisation.people.people_field import PeopleField
from organisation.powers import PARTY_OFFICE
from organisation.units.models import Unit
from records.form_fields import field_of
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField

if TYPE_CHECKING:
    from accounts.models.user import User

OFFICES = (Unit.Kind.INSTITUTE, Unit.Kind.UNIT, Unit.Kind.COMMITTEE, Unit.Kind.GENERAL_BRANCH)
ACROSS_YEARS = "学时按年度累加、跨年分开，跨年度的培训请分年度登记两次。"


class TrainingForm(RecordForm[Training]):
    people = PeopleField(
        "person", label="参训人员（签到）", required=False, help_text="输入姓名或拼音首字母，可选多人；计划中的可以不填"
    )

    class Meta:
        model = Training
        fields = (
            "unit",
            "theme",
            "starts_on",
            "ends_on",
            "place",
            "organizer",
            "lecturer",
            "form",
            "level",
            "hours",
            "expected",
            "result",
        )
        labels = {"unit": "登记单位"}
        help_texts = {
            "hours": "不填则按参数折算：集中培训按天，集体学习和网络学习按半天",
            "expected": "不填则与参训人数相同",
            "level": "院党委及上级组织的，算书记轮训",
        }

    def set_up(self) -> None:
        people = field_of(self, "people", PeopleField)
        people.narrow_to(self.user)
        own = access_of(self.user).units(PARTY_OFFICE).filter(kind__in=OFFICES, ended_on__isnull=True)
        field_of(self, "unit", ModelChoiceField).queryset = own.order_by("path")
        self.fields["hours"].required = self.fields["expected"].required = False
        if self.instance._state.adding:
            self.initial.setdefault("unit", own.order_by("path").values_list("pk", flat=True).first())
            self.initial.update(hours=None, expected=None)
        else:
            mine = Person.objects.filter(trainings__training=self.instance)
            people.also_offer(mine)
            self.initial["people"] = list(mine.values_list("pk", flat=True))

    def clean(self) -> dict[str, object]:
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on") or data.get("starts_on")
        if first and last and last < first:
            self.add_error("ends_on", "结束日期不能早于开始日期。")
        elif first and last and last.year != first.year:
            self.add_error("ends_on", ACROSS_YEARS)
        people = sorted(data.get("people") or (), key=lambda one: (one.pinyin, one.name, str(one.pk)))
        data["expected"] = data.get("expected") or len(people)
        if data["expected"] < len(people):
            self.add_error("expected", f"参训人员有 {len(people)} 人，应到人数不能比这个少。")
        self.chosen = people
        if data.get("hours") is None and not self.errors:
            data["hours"] = usual_hours(Training(**{name: data[name] for name in ("form", "starts_on", "ends_on")}))
        return data

    def derive(self) -> None:
        self.instance.present, self.instance.people_text = len(self.chosen), written(self.chosen)

    def save_children(self, record: Training, by: User) -> None:
        before = set(record.participants.values_list("person_id", flat=True))
        record.participants.all().delete()
        TrainingParticipant.objects.bulk_create(
            TrainingParticipant(training=record, person=person) for person in self.chosen
        )
        if record.state == Training.State.HELD:
            tell_units(before | {person.pk for person in self.chosen})

    @classmethod
    def text_of(cls, record: Training) -> dict[str, str]:
        return {**super().text_of(record), "参训人员（签到）": record.people_text or "—"}
