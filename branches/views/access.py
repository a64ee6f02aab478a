"""How these pages begin: the branch or request this person may touch, or 404 outside and 403 without the power."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.current import user_of
from branches.models import FoundingRequest, TemporaryBranch
from records import scope

R = TypeVar("R", bound=models.Model)


def branch_for(request: HttpRequest, pk: UUID, power: str = "view") -> TemporaryBranch:
    rows = TemporaryBranch.objects.visible_to(user_of(request)).select_related("unit__parent", "project", "founding")
    return with_power(request, get_object_or_404(rows, pk=pk), power)


def request_for(request: HttpRequest, pk: UUID, power: str = "view") -> FoundingRequest:
    rows = FoundingRequest.objects.living().visible_to(user_of(request))
    return with_power(request, get_object_or_404(rows.select_related("unit", "parent", "project__unit"), pk=pk), power)


def with_power(request: HttpRequest, record: R, power: str) -> R:
    if not scope.permits(request.user, power, record):
        raise PermissionDenied("您当前的身份没有这项权限。")
    return record
