"""Widgets: which Bootstrap class each has, and the browser's own date and time pickers."""

from django import forms

# First match wins.
_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "form-check-input"),
    (forms.CheckboxSelectMultiple, "form-check-input"),
    (forms.RadioSelect, "form-check-input"),
    (forms.Select, "form-select"),
)


def css_class(widget: forms.Widget) -> str:
    """Bootstrap's class for one widget."""
    return next((name for kind, name in _CLASSES if isinstance(widget, kind)), "form-control")


class NativeDate(forms.DateInput):
    """`<input type="date">`; the browser wants 2026-11-22 whatever the page's language is."""

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class NativeDateTime(forms.DateTimeInput):
    """`<input type="datetime-local">`, to the minute."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class NativeTime(forms.TimeInput):
    """`<input type="time">`, to the minute."""

    input_type = "time"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


_NATIVE: dict[type[forms.Widget], type[forms.Widget]] = {
    forms.DateInput: NativeDate,
    forms.DateTimeInput: NativeDateTime,
    forms.TimeInput: NativeTime,
}


def native(widget: forms.Widget) -> forms.Widget:
    """Django's plain date, date-time and time inputs become native ones; every other widget is returned as it is."""
    kind = _NATIVE.get(type(widget))
    if kind is None:
        return widget
    swapped = kind(widget.attrs)
    swapped.is_required = widget.is_required
    return swapped
