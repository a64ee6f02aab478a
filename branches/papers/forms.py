"""发文登记 by hand: for papers that no act of the portal issues."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.papers.acts import (
    check_day,
    check_typed,
    check_year,
    issuer_for,
    issuers,
    next_number,
    offices,
    take_number,
)
from branches.papers.models import IssuedPaper
from branches.papers.notices import WRITERS
from branches.papers.quoted_numbers import quoted
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records.documents import tidy_number
from records.form_fields import field_of
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField

if TYPE_CHECKING:
    from accounts.models.user import User


class ProposedNumber(forms.Form):
    """Left as proposed, the number is taken for good when the form is saved; any other is kept as it was typed."""

    issuer: Unit | None = None

    def propose(self, user: User, about: Unit) -> None:
        self.issuer = issuer_for(user, about)
        if self.issuer is None:
            return
        proposed = next_number(self.issuer)
        self.fields["proposed"] = forms.CharField(required=False, widget=forms.HiddenInput, initial=proposed)
        self.initial.setdefault("document_number", proposed)
        self.fields[
            "document_number"
        ].help_text = (
            f"{self.issuer}的下一个文号，保存时正式编号并记入发文登记；与已发的文件同文或由别处发文的，改填那个文号"
        )

    def takes_number(self) -> bool:
        """Whether the person left the proposed number as it was."""
        proposed = tidy_number(self.cleaned_data.pop("proposed", "") or "")
        typed = tidy_number(self.cleaned_data.get("document_number") or "")
        return self.issuer is not None and bool(proposed) and typed == proposed


def clean_quoted(form: forms.Form | forms.ModelForm[Any], user: User, about: Unit | None, **more: Any) -> None:
    """For forms that save a record with the 文号 it rests on; a refusal stands at the field."""
    typed = form.cleaned_data.get("document_number")
    if not typed or about is None:
        return
    try:
        form.cleaned_data["document_number"] = quoted(typed, about=about, by=user, **more)
    except ActRefused as refusal:
        form.add_error("document_number", str(refusal))


AUTOMATIC = "留空自动编为下一个文号，例如 {}"
TYPED = "本单位没有设置发文字号，请照文件填写；需要自动编号的，请系统管理员在党组织管理里设置"


class PaperForm(RecordForm[IssuedPaper]):
    typed_number = forms.CharField(label="文号", max_length=60, required=False)

    class Meta:
        model = IssuedPaper
        fields = ("unit", "kind", "title", "issued_on", "signed_by", "about_unit", "about", "remark")

    field_order = ("client_id", "version", "unit", "kind", "title", "typed_number")

    def set_up(self) -> None:
        is_new = self.instance._state.adding
        mine = offices(self.user).filter(temporary_branch=None)
        unit = field_of(self, "unit", ModelChoiceField)
        unit.queryset = mine if is_new else Unit.objects.filter(pk=self.instance.unit_id)
        unit.disabled = self.fields["kind"].disabled = not is_new
        self.fields["about_unit"].disabled = self.instance.from_act
        if is_new:
            self._offer_kinds()
        self.fields["issued_on"].initial = timezone.localdate()
        number = self.fields["typed_number"]
        if not is_new:
            number.initial, number.disabled = self.instance.document_number, True
        elif own := issuers(self.user):
            self.fields["unit"].initial = own[0].pk
            number.help_text = AUTOMATIC.format("、".join(next_number(one) for one in own[:2]))
        else:
            number.help_text = TYPED

    def _offer_kinds(self) -> None:
        """What the portal writes itself is registered by the act behind it, never by hand."""
        kind = field_of(self, "kind", forms.ChoiceField)
        kind.choices = [one for one in IssuedPaper.Kind.choices if one[0] not in WRITERS]
        kind.help_text = "请示、批复、任职和撤销通知在办理时编号，自动登记"

    def clean(self) -> dict[str, object]:
        typed = super().clean()
        day, unit = typed.get("issued_on"), typed.get("unit")
        try:
            if day:
                check_day(day)
        except ActRefused as refusal:
            self.add_error("issued_on", str(refusal))
            return typed
        if day and unit:
            self._clean_number(unit, tidy_number(typed.get("typed_number") or ""), day)
        return typed

    def _clean_number(self, unit: Unit, number: str, day: date) -> None:
        """A new number is its own organisation's; the year of any number stays that of the paper's date."""
        try:
            if not self.instance._state.adding:
                check_year(self.instance.document_number, day)
            elif number:
                check_typed(unit, number, day)
            elif not unit.paper_word:
                self.add_error("typed_number", f"{unit}还没有设置发文字号，请填写文号。")
        except ActRefused as refusal:
            self.add_error("typed_number" if self.instance._state.adding else "issued_on", str(refusal))

    def save(self, commit: bool = True) -> IssuedPaper:
        """A new paper gets its number in the transaction that saves it."""
        paper: IssuedPaper = self.instance
        if paper._state.adding:
            typed = tidy_number(self.cleaned_data.get("typed_number") or "")
            paper.document_number = typed or take_number(paper.unit, paper.issued_on)
        return super().save(commit)


class NoticeForm(ProposedNumber):
    """撤销通知 of a branch that is over."""

    document_number = forms.CharField(label="文号", max_length=60, help_text="例如：院党委〔2026〕88号")
    on = forms.DateField(label="发文日期", initial=timezone.localdate)
    signed_by = forms.CharField(label="签发人", max_length=50, required=False)

    def __init__(self, *args: Any, branch: TemporaryBranch, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.propose(user, branch.unit)
        if branch.dissolution_number:
            self.initial["document_number"] = branch.dissolution_number
            self.initial["on"] = branch.dissolved_on


class RequestNumberForm(forms.Form):
    """The unit's own number on its 请示."""

    on = forms.DateField(label="发文日期", initial=timezone.localdate)
    signed_by = forms.CharField(label="签发人", max_length=50)
