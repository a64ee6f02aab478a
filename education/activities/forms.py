"""The form behind the page, the phone and the outbox: it takes plain data under the same names from all of them.

Besides the fields: ``roll-<person>`` and ``reason-<person>`` for each person of the roster, ``vote-<n>-matter`` and
its hands, ``roll_for`` (which roster the person saw).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from branches.joint.models import JointBuilding
from education.activities import checks, joint
from education.activities.children import apply_children, children_in_words, save_children, wrong_votes
from education.activities.kinds import Kind, earned
from education.activities.models import Activity
from education.attendance.roll_call import RollCall
from education.voting import ballots
from organisation.access import access_of
from organisation.groups.models import PartyGroup
from organisation.permissions.desk import desks
from organisation.units.models import Unit
from records.form_errors import about_row
from records.form_fields import field_of
from records.pickers import PickerField
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField

if TYPE_CHECKING:
    from accounts.models.user import User

TYPED_COUNTS = ("expected", "expected_voting", "present", "present_voting", "leave_count")


class ActivityForm(RecordForm[Activity]):
    """``roll_call`` and ``vote_rows`` are what the template draws beside the fields."""

    joint_partner = PickerField("own_partner", label="共建方", required=False)
    joint_form = forms.ChoiceField(
        label="共建形式",
        required=False,
        choices=[("", "非联建共建活动"), *JointBuilding.Form.choices],
        help_text="选了共建方和形式，这次活动就列入联建共建台账，不用再填一遍",
    )
    roll_for = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    class Meta:
        model = Activity
        fields = (
            "unit",
            "kind",
            "group",
            "theme",
            "name",
            "starts_at",
            "ends_at",
            "planned_at",
            "place",
            "host_name",
            "recorder_name",
            "lecturer_name",
            "first_agenda",
            "content",
            "resolutions",
            "hours",
            "guests",
            "remark",
            *TYPED_COUNTS,
        )
        labels = {"unit": "党支部"}
        help_texts = {
            "name": "不填则用活动类型",
            "hours": "学习类活动不填则按时长折算",
            "guests": "不在名单上的人，写姓名，用顿号隔开",
            "first_agenda": "第一议题学习了习近平总书记重要讲话和指示批示精神",
        }
        widgets = {
            "content": forms.Textarea(attrs={"rows": 5}),
            "resolutions": forms.Textarea(attrs={"rows": 3}),
        }

    def set_up(self) -> None:
        self._narrow_units(self.user)
        field_of(self, "kind", forms.ChoiceField).choices = [("", "请选择"), *Kind.choices]
        self.fields["hours"].required = False
        self.fields["hours"].initial = None if self.instance._state.adding else self.instance.hours
        for name in ("host_name", "recorder_name", "lecturer_name"):
            self.fields[name].widget.attrs.update({"list": "roster-names", "autocomplete": "off"})
        if self.instance.has_roll:
            for name in TYPED_COUNTS:
                del self.fields[name]
        for name, kind in (("group", Kind.GROUP_MEETING), ("lecturer_name", Kind.PARTY_LECTURE)):
            self.fields[name].widget.attrs["data-kinds"] = kind.value
        joint.show(self)
        self.roll_call = RollCall(self)
        self.ballots: list[ballots.Ballot] = []
        self.wrong_votes: dict[int, str] = {}
        if self.instance._state.adding and not self.is_bound:
            self._suggest(self.user)

    def _suggest(self, user: User) -> None:
        """What is most often right for a new entry: just held, chaired by the secretary (MT-13), written by oneself."""
        self.fields["starts_at"].initial = _last_half_hour()
        self.fields["recorder_name"].initial = user.name
        secretary = next((c.row.person.name for c in self.roll_call.expected if c.row.title == "支部书记"), "")
        self.fields["host_name"].initial = secretary

    def _narrow_units(self, user: User) -> None:
        """Branches the person may log for, and the committee whose book they keep.

        One choice is no choice, and a record stays where it is.
        """
        field = field_of(self, "unit", ModelChoiceField)
        own = desks(access_of(user))
        units = Unit.objects.visible_to(user, "log").temporary() | own
        if own.exists():
            field.label = "党组织"
        if not self.instance._state.adding:
            units, field.disabled = Unit.objects.filter(pk=self.instance.unit_id), True
        self.units = list(units[:50])
        field.queryset, field.empty_label = units, "请选择"
        if len(self.units) == 1:
            field.initial, field.widget = self.units[0].pk, forms.HiddenInput()
        groups = field_of(self, "group", ModelChoiceField)
        offered = Q(ended_on__isnull=True) | Q(pk=self.instance.group_id)
        groups.queryset = PartyGroup.objects.filter(offered, unit__in=units).select_related("unit")

    @property
    def vote_rows(self) -> list[dict[str, object]]:
        """Rows of the vote table: as typed, else as stored."""
        if self.is_bound:
            return [
                {**row, "control": ballots.control_of(place), "problem": self.wrong_votes.get(place, "")}
                for place, row in enumerate(ballots.rows(self.data))
            ]
        if self.instance._state.adding:
            return []
        return [vars(vote) for vote in self.instance.votes.all()]

    def clean(self) -> dict[str, object]:
        typed = super().clean()
        for field, sentence in (*checks.problems(typed), *joint.problems(typed)):
            self.add_error(field if field in self.fields else None, sentence)
        if not self.instance.has_roll:
            for field, sentence in checks.count_problems(typed):
                self.add_error(field, sentence)
        self._clean_hours(typed)
        for wanted in self.roll_call.clean(typed):
            self.add_error(None, wanted)
        return typed

    def _clean_hours(self, typed: dict[str, Any]) -> None:
        if typed.get("hours") is None and typed.get("starts_at") and typed.get("kind"):
            typed["hours"] = earned(typed["kind"], typed["starts_at"], typed.get("ends_at"))

    def derive(self) -> None:
        """Counts and texts that follow from roll and votes."""
        apply_children(self)

    def problems(self) -> Iterable[tuple[None, ValidationError]]:
        self.wrong_votes = wrong_votes(self)
        return ((None, about_row(said, ballots.control_of(place))) for place, said in sorted(self.wrong_votes.items()))

    def save_children(self, record: Activity, by: User) -> None:
        save_children(self, record)
        joint.save(self, record, by)

    @classmethod
    def text_of(cls, record: Activity) -> dict[str, str]:
        return {
            **super().text_of(record),
            **children_in_words(record),
            "联建共建": joint.in_words(record),
        }


def activity_from(data: Mapping[str, object], *, user: User, instance: Activity | None = None) -> ActivityForm:
    """The bound form for plain data, as the outbox and imports of single records send it; ask ``is_valid()``."""
    return ActivityForm(dict(data), user=user, instance=instance)


def _last_half_hour() -> datetime:
    now = timezone.localtime()
    return now.replace(minute=now.minute - now.minute % 30, second=0, microsecond=0)
