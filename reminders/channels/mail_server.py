"""The mail server in use: the one set on 邮件和群消息, else the one the surroundings name, else none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from records import settings_store
from reminders.channels import secret
from reminders.channels.numbers import SECURITY, said

if TYPE_CHECKING:
    from accounts.models.user import User

SILENT = "django.core.mail.backends.dummy.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
PLAIN, STARTTLS, SSL = SECURITY
REASON = "修改邮件和群消息"


@dataclass(frozen=True)
class MailServer:
    """As typed on the page. ``password`` None: the one that is kept stays."""

    host: str = ""
    port: int = 25
    security: str = PLAIN
    user: str = ""
    password: str | None = None
    sender: str = ""

    def connection(self) -> Any:
        return get_connection(
            SMTP,
            host=self.host,
            port=self.port,
            username=self.user,
            password=kept_password() if self.password is None else self.password,
            use_tls=self.security == STARTTLS,
            use_ssl=self.security == SSL,
            timeout=settings.EMAIL_TIMEOUT,
        )

    def send_test(self, address: str) -> None:
        """Raises whatever the server answers."""
        EmailMessage(
            subject="【党建工作门户】测试邮件",
            body="收到这封邮件，说明邮件服务器设置正确。",
            from_email=self.sender or None,
            to=[address],
            connection=self.connection(),
        ).send()


def is_set() -> bool:
    return bool(said("mail_host")) or settings.EMAIL_BACKEND != SILENT


def present() -> MailServer | None:
    """The server an administrator set; None leaves it to the surroundings."""
    if not said("mail_host"):
        return None
    return MailServer(
        host=said("mail_host"),
        port=int(said("mail_port") or 25),
        security=said("mail_security") or PLAIN,
        user=said("mail_user"),
        sender=said("mail_from"),
    )


def kept_password() -> str:
    return secret.read(said("mail_password"))


def connection() -> Any:
    """For every mail that leaves the house."""
    server = present()
    return server.connection() if server else get_connection()


def sender() -> str:
    return said("mail_from") or settings.DEFAULT_FROM_EMAIL


def set_server(server: MailServer, *, by: User | None) -> list[str]:
    """Set what differs, each with its history line; names of what changed. A password without an account is dropped."""
    given = {
        "mail_host": server.host,
        "mail_port": str(server.port) if server.host else "",
        "mail_security": server.security if server.host else "",
        "mail_user": server.user if server.host else "",
        "mail_from": server.sender if server.host else "",
    }
    with transaction.atomic():
        changed = [name for name, value in given.items() if _put(name, value, by)]
        if _put_password(server, by):
            changed.append("mail_password")
    return changed


def _put(name: str, value: str, by: User | None) -> bool:
    if said(name) == value:
        return False
    settings_store.put(f"reminders.{name}", value, by=by, reason=REASON)
    return True


def _put_password(server: MailServer, by: User | None) -> bool:
    old = said("mail_password")
    wanted = "" if not (server.host and server.user) else server.password
    if wanted is None or (not wanted and not old):
        return False
    settings_store.put("reminders.mail_password", secret.keep(wanted) if wanted else "", by=by, reason=REASON)
    if old:
        transaction.on_commit(lambda: secret.forget(old))
    return True
