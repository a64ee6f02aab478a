"""How every form is drawn: FORM_RENDERER. Templates stay plain, fields come with the right classes and native dates."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from records import days
from records.form_errors import speak_plainly
from records.form_widgets import css_class, native


class PortalField(BoundField):
    """Adds Bootstrap's classes; date and time fields get the browser's own pickers and refuse impossible years.
    Where nothing is chosen, or something wrong, people are told what to do.
    """

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        # The field is this form's own copy, so its widget and its validators may be changed.
        field.widget = native(field.widget)
        if isinstance(field, forms.DateField | forms.DateTimeField):
            field.validators = [*field.validators, days.plausible]
        speak_plainly(field)
        super().__init__(form, field, name)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if widget.is_hidden:
            return attrs
        own = widget.attrs.get("class", "")
        attrs["class"] = " ".join(filter(None, [css_class(widget), own, "is-invalid" if self.errors else ""]))
        return attrs

    @property
    def is_wide(self) -> bool:
        """Long fields take the whole row of a form."""
        widget = self.field.widget
        wide = isinstance(widget, forms.Textarea | forms.FileInput | forms.CheckboxSelectMultiple)
        return wide or bool(widget.attrs.get("data-wide"))

    @property
    def is_single_check(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)


class Renderer(TemplatesSetting):
    """Draws fields with templates/ui/field.html and reads widget templates from templates/ first."""

    field_template_name = "ui/field.html"
    bound_field_class = PortalField
