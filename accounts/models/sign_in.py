from django.db import models
from django.utils import timezone

from accounts.models.user import User


class SignIn(models.Model):
    """One try to sign in, good or bad. Kept; nobody edits it.

    `typed` is the account name when the account exists, else only its first letters: people type passwords into the
    wrong field. `name_key` is a keyed digest of the name, equal for equal names, so tries can be counted all the same.
    """

    class Reason(models.TextChoices):
        GOOD = "", "成功"
        WRONG = "wrong", "账号或密码不正确"
        LOCKED = "locked", "连续失败，已锁定"
        GUARDED = "guarded", "失败过多，限常用设备登录"
        LIFTED = "lifted", "管理员解除锁定"

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="sign_ins", verbose_name="账号"
    )
    typed = models.CharField("输入的账号", max_length=64, blank=True)
    name_key = models.CharField("账号摘要", max_length=64)
    at = models.DateTimeField("时间", default=timezone.now)
    ip = models.GenericIPAddressField("地址", null=True, blank=True)
    ok = models.BooleanField("成功", default=False)
    reason = models.CharField("结果", max_length=16, choices=Reason, blank=True, default=Reason.GOOD)

    class Meta:
        verbose_name = "登录记录"
        verbose_name_plural = "登录记录"
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["name_key", "at"], name="signin_name_at"),
            models.Index(fields=["user", "-at"], name="signin_user_at"),
        ]

    def __str__(self) -> str:
        return f"{self.typed} {self.at:%Y-%m-%d %H:%M} {self.get_reason_display()}"
