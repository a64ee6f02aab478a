"""The brand card as a branch fills it in."""

from __future__ import annotations

from django import forms

from education.brands.models import BrandCard
from organisation.powers import Power
from organisation.units.fields import offer_units
from organisation.units.models import Unit
from records.record_forms import RecordForm


class BrandCardForm(RecordForm[BrandCard]):
    class Meta:
        model = BrandCard
        fields = (
            "unit",
            "brand_name",
            "team_name",
            "motto",
            "call_sign",
            "song",
            "lyrics",
            "meaning",
            "designer",
            "used_since",
        )
        widgets = {"meaning": forms.Textarea(attrs={"rows": 4}), "lyrics": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "motto": "一句话，例如：人迹罕至但使命必达",
            "call_sign": "对外使用的代号，不要用项目或型号的名称",
            "song": "队歌的名称；歌词写在下面",
            "meaning": "名称、图案和口号各有什么含义",
            "used_since": "从这一天起使用；原来的品牌到这一天停用",
        }

    def set_up(self) -> None:
        offer_units(self, Unit.objects.visible_to(self.user, Power.LOG).temporary().open())
