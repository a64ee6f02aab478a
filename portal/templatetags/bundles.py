"""`{% load bundles %}{% sheets "portal/css/frame.css" %}`: one link where sheets are joined, else a link for each."""

from django import template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def sheets(bundle: str) -> SafeString:
    if getattr(staticfiles_storage, "joins", False):
        return format_html('<link rel="stylesheet" href="{}">', staticfiles_storage.url(bundle))
    return render_to_string(settings.STATIC_BUNDLES[bundle])
