"""Forms of sign-in and password change."""

from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm


class SignInForm(forms.Form):
    """Field names are fixed: password managers and the tools of the house know them."""

    username = forms.CharField(
        label="账号 / 工号",
        max_length=150,
        error_messages={"required": "请输入账号或工号。", "max_length": "账号过长，请检查后重新输入。"},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "placeholder": "请输入账号或工号",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )
    password = forms.CharField(
        label="密码",
        max_length=256,
        strip=False,
        error_messages={"required": "请输入密码。", "max_length": "密码过长，请检查后重新输入。"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "placeholder": "请输入密码"}),
    )
    remember = forms.BooleanField(label="记住账号", required=False)


class NewPasswordForm(PasswordChangeForm):
    """The present password and twice the new one; the rules of the profile are asked by Django's mixin."""

    error_messages = {
        "password_incorrect": "当前密码不正确，请重新输入。",
        "password_mismatch": "两次输入的新密码不一致，请重新输入。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"old_password": "当前密码", "new_password1": "新密码", "new_password2": "再次输入新密码"}
        for name, label in labels.items():
            field = self.fields[name]
            field.label, field.help_text = label, ""
            field.widget.attrs["data-wide"] = "true"
            field.error_messages["required"] = f"请输入{label.removeprefix('再次输入')}。"
