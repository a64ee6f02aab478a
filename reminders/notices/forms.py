"""How a person wants to be told."""

from __future__ import annotations

from typing import Any

from django import forms

from reminders import channels
from reminders.channels.chat import SCHEMES, is_allowed
from reminders.notices.models import Dispatch, NoticePreference


class PreferenceForm(forms.ModelForm[NoticePreference]):
    """Only channels this installation can serve are offered."""

    class Meta:
        model = NoticePreference
        fields = ("mail", "chat", "quiet_from", "quiet_to", "away_from", "away_to")
        widgets = {"quiet_from": forms.TimeInput(), "quiet_to": forms.TimeInput()}
        help_texts = {
            "quiet_from": "这段时间不发邮件和群消息，留空按系统统一的时间",
            "away_from": "休假、出差离岗期间，提醒同时发给上级",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = channels.offered()
        for name, channel in (("mail", Dispatch.Channel.MAIL), ("chat", Dispatch.Channel.CHAT)):
            if channel not in offered:
                del self.fields[name]

    def clean_chat(self) -> str:
        address = str(self.cleaned_data["chat"]).strip()
        if address and not is_allowed(address):
            raise forms.ValidationError(f"只支持以下群机器人：{'、'.join(SCHEMES)}")
        return address

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        for first, last, name in (("quiet_from", "quiet_to", "免打扰"), ("away_from", "away_to", "离岗")):
            if bool(data.get(first)) != bool(data.get(last)):
                self.add_error(last, f"{name}的开始和结束要一起填写。")
        if data.get("away_from") and data.get("away_to") and data["away_from"] > data["away_to"]:
            self.add_error("away_to", "离岗结束不能早于开始。")
        return data
