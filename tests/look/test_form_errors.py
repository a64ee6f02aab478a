"""What a field says: what to do, in words of the office, on every form of the house without asking for it."""

import pytest
from django import forms

from organisation.units.models import Unit


class Sheet(forms.Form):
    number = forms.CharField(label="文号", max_length=10, min_length=3)
    kind = forms.ChoiceField(label="类型", choices=[("", "---------"), ("a", "甲")])
    unit = forms.ModelChoiceField(Unit.objects.none(), label="党支部")
    hours = forms.IntegerField(label="学时", min_value=1, max_value=80)
    file = forms.FileField(label="扫描件", max_length=5)
    agreed = forms.BooleanField(label="我已核对")
    reason = forms.CharField(label="原因", error_messages={"required": "请写明为什么。"})


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("number", "", "请填写文号。"),
        ("number", "一" * 12, "请写在 10 个字以内，现在是 12 个字。"),
        ("number", "一", "请至少写 3 个字，现在是 1 个字。"),
        ("kind", "", "请选择类型。"),
        ("kind", "b", "请从列表里重新选择。"),
        ("unit", "999", "请从列表里重新选择。"),
        ("hours", "0", "请填不小于 1 的数。"),
        ("hours", "81", "请填不大于 80 的数。"),
        ("file", "", "请选择扫描件。"),
        ("agreed", "", "请勾选我已核对。"),
        ("reason", "", "请写明为什么。"),
    ],
)
def test_it_says_what_to_do(db, name, typed, sentence):
    assert Sheet({name: typed}).errors[name] == [sentence]


def test_an_empty_choice_says_so(db):
    form = Sheet()
    for name in ("kind", "unit"):
        assert "请选择" in str(form[name])
        assert "---------" not in str(form[name])
