from django.db import models
from django.utils import timezone

from accounts.models.user import User


class PasswordHistory(models.Model):
    """A former password of a user, hashed, so that it is not chosen again too soon (等保 8.1.4.1 a)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="former_passwords", verbose_name="账号")
    password = models.CharField("密码摘要", max_length=128)
    created_at = models.DateTimeField("启用时间", default=timezone.now)

    class Meta:
        verbose_name = "历史密码"
        verbose_name_plural = "历史密码"
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.created_at:%Y-%m-%d}"
