from django.db import models
from django.utils import timezone

from accounts.models.user import User


class DeviceSession(models.Model):
    """A browser in which a user is signed in now: shown on the profile page, and ended from there."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="device_sessions", verbose_name="账号")
    session_key = models.CharField("会话", max_length=64, unique=True)
    started_at = models.DateTimeField("登录时间", default=timezone.now)
    seen_at = models.DateTimeField("最近使用", default=timezone.now)
    ip = models.GenericIPAddressField("地址", null=True, blank=True)
    browser = models.CharField("浏览器", max_length=64, blank=True)

    class Meta:
        verbose_name = "在线设备"
        verbose_name_plural = "在线设备"
        ordering = ["-seen_at", "-id"]

    def __str__(self) -> str:
        return f"{self.browser} {self.ip or ''}".strip()
