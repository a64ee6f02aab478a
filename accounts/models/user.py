"""The account of one person, and nothing about what the person may do: that is asked of the backends."""

from __future__ import annotations

import unicodedata

from django.contrib import auth
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils import timezone


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, username: str, password: str | None = None, *, name: str, staff_number: str | None = None, **extra: object
    ) -> User:
        """One active account; without a password it admits nobody. ValueError when the account name is empty."""
        user = self.prepared(username, password, name=name, staff_number=staff_number, **extra)
        user.save(using=self._db)
        return user

    def prepared(
        self, username: str, password: str | None = None, *, name: str, staff_number: str | None = None, **extra: object
    ) -> User:
        """The same, not saved yet."""
        if not (tidy := self.model.tidy_username(username)):
            raise ValueError("an account needs a name to sign in with")
        number = self.model.tidy_staff_number(staff_number) if staff_number else None
        user = self.model(username=tidy, name=name, staff_number=number, **extra)
        user.set_password(password)
        return user

    def named(self, typed: str) -> User | None:
        """The account a person means by what they typed: account name or staff number. One query.

        An account name wins over another person's equal staff number, so the answer never depends on row order.
        """
        username, number = self.model.tidy_username(typed), self.model.tidy_staff_number(typed)
        found = self.filter(Q(username__in={typed, username}) | Q(staff_number__in={typed, number}))[:4]
        return min(found, key=lambda user: user.username not in (typed, username), default=None)


class User(AbstractBaseUser, PermissionsMixin):
    """Signs in with `username` (账号) or `staff_number` (工号); both are kept in one spelling, see `tidy_*`."""

    username = models.CharField("账号", max_length=64, unique=True)
    staff_number = models.CharField("工号", max_length=32, unique=True, null=True, blank=True)
    name = models.CharField("姓名", max_length=64)
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("下次登录须修改密码", default=False)
    password_changed_at = models.DateTimeField("密码修改时间", null=True, blank=True)
    session_epoch = models.PositiveIntegerField("会话批次", default=0)
    preferences = models.JSONField("个人设置", default=dict, blank=True)
    created_at = models.DateTimeField("创建时间", default=timezone.now, editable=False)

    # The post under which the user acts in this request, in words; set by a middleware above, copied into history.
    acting_as: str = ""

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    class Meta:
        verbose_name = "账号"
        verbose_name_plural = "账号"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.name or self.username

    @classmethod
    def tidy_username(cls, text: str) -> str:
        """One spelling of an account name: no full-width characters, no outer spaces, lower case."""
        return unicodedata.normalize("NFKC", text).strip().lower()

    @classmethod
    def tidy_staff_number(cls, text: str) -> str:
        """One spelling of a staff number: no full-width characters, no outer spaces, upper case."""
        return unicodedata.normalize("NFKC", text).strip().upper()

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(raw_password)
        self.password_changed_at = timezone.now()

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Ask the backends only. Django's short cut for superusers is left out: nobody may do everything."""
        return self.is_active and any(_answers(backend, "has_perm", self, perm, obj) for backend in _backends())

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and any(_answers(backend, "has_module_perms", self, app_label) for backend in _backends())


def _backends() -> list[object]:
    return list(auth.get_backends())


def _answers(backend: object, question: str, *args: object) -> bool:
    """False when the backend has no such method or refuses outright."""
    try:
        return bool(getattr(backend, question, lambda *_: False)(*args))
    except PermissionDenied:
        return False
