"""What the first start asks before anybody can sign in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError

from accounts.models.user import User
from organisation.people.models import Person
from portal.first_start.seats import Holder, Seat
from portal.identity.mark_field import MarkField
from portal.identity.names import LONGEST


class CodeForm(forms.Form):
    code = forms.CharField(
        label="启动码",
        max_length=40,
        help_text="服务器上运行 prepare 时显示的 12 位字母和数字，横线可以不输",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "data-wide": "true"}),
    )


class InstituteForm(forms.Form):
    name = forms.CharField(label="院党委全称", max_length=LONGEST, help_text="例如：中共某某研究院委员会")
    short_name = forms.CharField(label="院党委简称", max_length=30, help_text="各页面和台账上显示，例如：某某院党委")
    code = forms.CharField(
        label="编码", max_length=20, required=False, help_text="下级的自动编码以它开头；空着用简称的拼音首字母"
    )
    portal_name = forms.CharField(label="平台名称", max_length=LONGEST, help_text="页眉和登录页显示，空格处换行")
    support = forms.CharField(label="技术支持", max_length=LONGEST, help_text="登录页最下面显示，写部门和电话")
    mark = MarkField(label="标志", required=False, help_text="PNG、JPG 或 WebP 图片；不上传就用中性标志")


class NewPassword(forms.PasswordInput):
    """Browsers offer to make one up and to keep it."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "new-password"})


class SeatForm(forms.Form):
    """One administrator; whoever does the start chooses a password at once."""

    name = forms.CharField(label="姓名", max_length=50)
    username = forms.CharField(
        label="账号",
        max_length=64,
        help_text="登录用，一般用姓名拼音",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    staff_number = forms.CharField(label="工号", max_length=32, required=False, help_text="也可以用工号登录")
    standing = forms.ChoiceField(label="党员类型", choices=Person.Standing.choices, initial=Person.Standing.FORMAL)
    password = forms.CharField(label="登录密码", strip=False, max_length=256, widget=NewPassword)
    again = forms.CharField(label="再输一次密码", strip=False, max_length=256, widget=NewPassword)

    def __init__(self, data: Any = None, *, seat: Seat) -> None:
        super().__init__(data, prefix=seat.code)
        self.seat = seat
        if seat.signs_in:
            rules = filter(None, password_validators_help_texts())
            self.fields["password"].help_text = "；".join(text.rstrip("。") for text in rules)
        else:
            del self.fields["password"], self.fields["again"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        password = data.get("password")
        if not self.seat.signs_in or not password:
            return data
        if data.get("again") and data["again"] != password:
            self.add_error("again", "两次输入的密码不一致，请重新输入。")
        person = User(username=data.get("username", ""), name=data.get("name", ""))
        try:
            validate_password(password, person)
        except ValidationError as refused:
            self.add_error("password", refused)
        return data

    def holder(self) -> Holder:
        given = {name: str(value) for name, value in self.cleaned_data.items() if name != "again"}
        return Holder(self.seat, **given)
