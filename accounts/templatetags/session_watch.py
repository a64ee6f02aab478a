"""Figures for the script that warns before a session ends."""

from typing import Any

from django import template
from django.conf import settings

from accounts import marks

register = template.Library()


@register.simple_tag(takes_context=True)
def session_seconds(context: dict[str, Any]) -> dict[str, int]:
    """`left`: until this session ends when nothing more is done; `warn`: how long before that to say so."""
    request = context.get("request")
    left = marks.lifetime(request.session).left if request else settings.SESSION_IDLE_SECONDS
    return {"left": left, "warn": min(settings.SESSION_WARNING_SECONDS, settings.SESSION_IDLE_SECONDS // 2)}
