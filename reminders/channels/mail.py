"""E-mail. The Message-ID follows from the key, so that a mail sent twice after a crash is one mail to its reader."""

from __future__ import annotations

import hashlib

from django.core.mail import EmailMessage

from reminders.channels import mail_server
from reminders.notices.models import Dispatch, NoticePreference


def message_id(key: str) -> str:
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@portal>"


def send(dispatch: Dispatch) -> None:
    """Raises whatever the mail server answers; ValueError when the person has no address any more."""
    preference = NoticePreference.objects.filter(user=dispatch.recipient_id).first()
    if preference is None or not preference.mail:
        raise ValueError("没有填写接收邮箱")
    EmailMessage(
        subject=f"【党建工作门户】{dispatch.title}",
        body=f"{dispatch.body}\n\n请登录工作门户办理。",
        from_email=mail_server.sender(),
        to=[preference.mail],
        connection=mail_server.connection(),
        headers={"Message-ID": message_id(dispatch.key)},
    ).send()
