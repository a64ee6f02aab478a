"""How messages leave the house, set on a page of its own; empty means as the surroundings say (EMAIL_…)."""

from __future__ import annotations

from records import settings_store

GROUP = "邮件和群消息"
LABELS = {
    "mail_host": "邮件服务器",
    "mail_port": "端口",
    "mail_security": "加密方式",
    "mail_user": "登录账号",
    "mail_password": "登录密码",
    "mail_from": "发件人地址",
    "chat": "群机器人",
}
ALLOWED, FORBIDDEN = "允许", "不允许"
SECURITY = ("不加密", "STARTTLS", "SSL")

for _name, _label in LABELS.items():
    settings_store.declare(
        f"reminders.{_name}",
        _label,
        "",
        help="在“系统管理—邮件和群消息”中设置",
        group=GROUP,
        source="本院",
        own_page=True,
    )


def said(name: str) -> str:
    """What an administrator set; '' where nobody did."""
    return str(settings_store.value(f"reminders.{name}"))
