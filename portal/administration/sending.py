"""邮件和群消息: the form and what its buttons do, for its own page and for the first start."""

from __future__ import annotations

import smtplib
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from accounts.models.user import User
from reminders.channels import chat, mail_server
from reminders.channels.mail_server import MailServer
from reminders.channels.numbers import SECURITY

MAIL, CHAT = "mail", "chat"


class SendingForm(forms.Form):
    """A password that is kept is never shown; an empty field leaves it as it is."""

    host = forms.CharField(label="邮件服务器", max_length=120, required=False, help_text="主机名或地址；空着不发邮件")
    port = forms.IntegerField(
        label="端口", min_value=1, max_value=65535, required=False, help_text="一般是 25、587 或 465"
    )
    security = forms.ChoiceField(label="加密方式", choices=[(word, word) for word in SECURITY])
    user = forms.CharField(
        label="登录账号", max_length=120, required=False, help_text="邮件服务器不要求登录的，空着",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    password = forms.CharField(
        label="登录密码", max_length=200, required=False, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    sender = forms.EmailField(label="发件人地址", max_length=120, required=False)
    test_mail = forms.EmailField(label="测试邮件发到", max_length=120, required=False, help_text="只用于这次测试")
    chat = forms.BooleanField(label="允许向企业微信、钉钉、飞书的群机器人发消息", required=False)
    test_robot = forms.CharField(
        label="测试用的群机器人地址", max_length=300, required=False,
        help_text="只用于这次测试，不保存；个人的地址在“消息—提醒方式”中填写",
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-wide": "true"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if mail_server.kept_password():
            self.fields["password"].help_text = "已经设置，不再显示；空着不改"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        asked = self.data.get("then")
        if asked == MAIL:
            self._want(data, "host", "先填邮件服务器，再发测试邮件。")
            self._want(data, "test_mail", "请填写测试邮件的收件地址。")
        if asked == CHAT:
            self._want(data, "chat", "先勾选允许，再发测试消息。")
            if not chat.is_allowed(data.get("test_robot") or ""):
                self.add_error("test_robot", f"请填写群机器人地址，只支持：{'、'.join(chat.SCHEMES)}")
        if data.get("host") and not data.get("sender") and "sender" not in self.errors:
            self.add_error("sender", "请填写发件人地址。")
        return data

    def _want(self, data: dict[str, Any], name: str, sentence: str) -> None:
        if not data.get(name) and name not in self.errors:
            self.add_error(name, ValidationError(sentence))

    def server(self) -> MailServer:
        data = self.cleaned_data
        return MailServer(
            host=data["host"],
            port=data["port"] or 25,
            security=data["security"],
            user=data["user"],
            password=data["password"] or None,
            sender=data["sender"],
        )


def present() -> dict[str, Any]:
    """What stands in the form."""
    server = mail_server.present() or MailServer()
    return {
        "host": server.host,
        "port": server.port,
        "security": server.security,
        "user": server.user,
        "sender": server.sender,
        "chat": chat.is_permitted(),
    }


def sent(request: HttpRequest, user: User) -> tuple[SendingForm, bool]:
    """The form, and whether everything was saved and nothing else was asked for; tests speak through messages."""
    if request.method != "POST":
        return SendingForm(initial=present()), False
    form = SendingForm(request.POST)
    if not form.is_valid():
        return form, False
    with transaction.atomic():
        changed = [*mail_server.set_server(form.server(), by=user)]
        if chat.permit(form.cleaned_data["chat"], by=user):
            changed.append("chat")
    asked = request.POST.get("then")
    if asked not in (MAIL, CHAT):
        messages.success(request, "邮件和群消息的设置已保存。" if changed else "设置没有变化。")
        return form, True
    _try(request, form, asked)
    return form, False


def _try(request: HttpRequest, form: SendingForm, way: str) -> None:
    """Saved first, then tried: what has to be corrected need not be typed again."""
    data = form.cleaned_data
    try:
        if way == MAIL:
            form.server().send_test(data["test_mail"])
        else:
            chat.send_to(data["test_robot"], "测试消息", "收到这条消息，说明群机器人设置正确。")
    except (OSError, smtplib.SMTPException, RuntimeError, ValueError) as trouble:
        messages.error(request, f"设置已保存，但测试没有成功：{_in_words(trouble)}")
    else:
        messages.success(request, "设置已保存，测试已发出，请到收件处查看。")


def _in_words(trouble: Exception) -> str:
    if isinstance(trouble, smtplib.SMTPAuthenticationError):
        return "邮件服务器不接受这个账号或密码。"
    if isinstance(trouble, smtplib.SMTPException):
        return "邮件服务器拒绝了这封邮件，请核对发件人地址、加密方式和收件地址。"
    if isinstance(trouble, TimeoutError):
        return "邮件服务器没有回答，请核对地址、端口和加密方式。"
    if isinstance(trouble, OSError):
        return "连不上邮件服务器，请核对地址和端口。"
    return f"{trouble}。"
