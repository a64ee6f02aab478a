"""Entering a training: who was there is chosen by name, hours are worked out when nobody typed them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from branches.training.acts import tell_units, usual_hours, written
from branches.training.models import Training, TrainingParticipant
from organisation.access import access_of
from organisation.people.models import Person
from organisation.people.people_field import PeopleField
from organisation.powers import PARTY_OFFICE
from organisation.units.models import Unit
from records.record_forms import RecordForm

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.models.record import Record

OFFICES = (Unit.Kind.INSTITUTE, Unit.Kind.UNIT, Unit.Kind.COMMITTEE, Unit.Kind.GENERAL_BRANCH)
ACROSS_YEARS = "学时按年度累加、跨年分开，跨年度的培训请分年度登记两次。"


class TrainingForm(RecordForm):
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

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        people = cast(PeopleField, self.fields["people"])
        people.narrow_to(user)
        own = access_of(user).units(PARTY_OFFICE).filter(kind__in=OFFICES, ended_on__isnull=True)
        self.fields["unit"].queryset = own.order_by("path")  # type: ignore[attr-defined]
        self.fields["hours"].required = self.fields["expected"].required = False
        if self.instance._state.adding:
            self.initial.setdefault("unit", own.order_by("path").values_list("pk", flat=True).first())
            self.initial.update(hours=None, expected=None)
        else:
            mine = Person.objects.filter(trainings__training=self.instance)
            people.queryset = (people.queryset | mine).distinct()  # type: ignore[operator]
            self.initial["people"] = list(mine.values_list("pk", flat=True))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
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
        return data

    def _post_clean(self) -> None:
        """What follows from the people and the days stands on the record before it is checked."""
        if self.cleaned_data.get("hours") is None and not self.errors:
            days = Training(**{name: self.cleaned_data[name] for name in ("form", "starts_on", "ends_on")})
            self.cleaned_data["hours"] = usual_hours(days)
        chosen = getattr(self, "chosen", [])
        self.instance.present, self.instance.people_text = len(chosen), written(chosen)
        super()._post_clean()  # type: ignore[misc]

    def save_children(self, record: Any, by: User) -> None:
        before = set(record.participants.values_list("person_id", flat=True))
        record.participants.all().delete()
        TrainingParticipant.objects.bulk_create(
            TrainingParticipant(training=record, person=person) for person in self.chosen
        )
        if record.state == Training.State.HELD:
            tell_units(before | {person.pk for person in self.chosen})

    @classmethod
    def text_of(cls, record: Record) -> dict[str, str]:
        return {**super().text_of(record), "参训人员（签到）": cast(Training, record).people_text or "—"}
