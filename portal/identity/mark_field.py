"""Uploading the house's mark: at its first start, and whenever it is changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portal.identity import mark


class MarkField(forms.FileField):
    """A picture, tidied and kept as soon as it is found good; cleans to its name."""

    widget = forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if not file:
            return ""
        if file.size > mark.MOST_BYTES:
            raise ValidationError("图片超过 5 MB，请缩小后再上传。")
        return mark.keep(file)
