from django.db import models
from django.utils import timezone

from accounts.models.user import User


class AccountEvent(models.Model):
    """What was done to an account, and by whom. Kept; nobody edits it. `by` is empty where a command did it."""

    class Verb(models.TextChoices):
        CREATED = "created", "新建账号"
        PASSWORD_RESET = "password_reset", "重置密码"
        PASSWORD_CHANGED = "password_changed", "修改密码"
        DISABLED = "disabled", "停用"
        ENABLED = "enabled", "启用"
        SIGNED_OUT = "signed_out", "下线全部设备"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="account_events", verbose_name="账号")
    verb = models.CharField("事项", max_length=24, choices=Verb)
    by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="经办人"
    )
    at = models.DateTimeField("时间", default=timezone.now)

    class Meta:
        verbose_name = "账号变更记录"
        verbose_name_plural = "账号变更记录"
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.user} {self.get_verb_display()}"
