"""Choosing a person or a unit by typing: a directory view that gives names, nothing more.

A picker is registered once per model; forms and filters refer to it, the browser asks ``records:pick``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from django import forms
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy

from accounts.current import user_of
from accounts.models.user import User
from records import query_params, scope
from records.typing_shims import M, ModelChoiceField

MOST_ANSWERS = 30

Near = Mapping[str, Any]
"""What the rest of the form says by now, such as ``{"unit": …, "on": …}``: records and days, or what was typed."""

Narrow = Callable[[QuerySet[Model], str, Any], QuerySet[Model]]


def _equals(name: str) -> Narrow:
    return lambda rows, _name, chosen: rows.filter(**{name: chosen})


@dataclass(frozen=True)
class Picker(Generic[M]):
    """Which rows may be chosen, how they are found, how they read."""

    code: str
    model: type[M]
    search: tuple[str, ...]
    label: Callable[[M], str] = str
    power: str = "view"
    ordering: tuple[str, ...] = ("pk",)
    related: tuple[str, ...] = ()
    narrow: Callable[[str], Narrow] = _equals  # field name → how a filter narrows by the chosen row
    within: Callable[[QuerySet[M], Near], QuerySet[M]] | None = None  # who may be chosen beside what the form says

    def rows(self, user: User) -> QuerySet[M]:
        """Everything this person may choose."""
        base = self.model._default_manager.select_related(*self.related) if self.related else None
        everything = base if base is not None else self.model._default_manager.all()
        return scope.visible(everything, user, self.power).order_by(*self.ordering)

    def choices_for(self, request: HttpRequest | None) -> QuerySet[M]:
        """The same for a filter, which knows the request only."""
        return self.rows(user_of(request)) if request is not None else self.model._default_manager.none()

    def near(self, rows: QuerySet[M], near: Near) -> QuerySet[M]:
        """Those of ``rows`` who may be chosen there; all of them while the form does not say where."""
        said = {name: value for name, value in near.items() if value not in (None, "")}
        return self.within(rows, said) if self.within is not None and said else rows

    def why_not(self, user: User, key: object) -> str:
        """Why this row is not offered, in one sentence; '' says no more than that it is not."""
        return ""

    def find(self, user: User, text: str, near: Near | None = None) -> list[dict[str, str]]:
        """At most 30 answers for what was typed, as ``{"value", "text"}``."""
        rows = self.near(self.rows(user), near or {})
        for word in text.split():
            rows = rows.filter(self._matches(word))
        return [{"value": str(row.pk), "text": self.label(row)} for row in rows[:MOST_ANSWERS]]

    def _matches(self, word: str) -> Q:
        condition = Q()
        for path in self.search:
            condition |= Q(**{f"{path}__icontains": word})
        return condition


_by_code: dict[str, Picker] = {}
_by_model: dict[type[Model], Picker] = {}


def register(picker: Picker) -> Picker:
    _by_code[picker.code] = _by_model[picker.model] = picker
    return picker


def register_as_well(picker: Picker) -> Picker:
    """A further picker of a model that has one for its filters."""
    _by_code[picker.code] = picker
    return picker


def picker(code: str) -> Picker:
    """The registered picker; KeyError for an unknown code."""
    return _by_code[code]


def picker_for(model: type[Model]) -> Picker:
    """The picker of a model; LookupError tells the developer to register one."""
    if model not in _by_model:
        raise LookupError(
            f"register a picker for {model.__name__} (records.pickers) before filtering or choosing by it"
        )
    return _by_model[model]


def near_attrs(near: Mapping[str, str] | None) -> dict[str, str]:
    """For select.js: what is sent along while someone types, and which fields of the form say it."""
    return {"data-near": " ".join(f"{name}:{field}" for name, field in near.items())} if near else {}


def misplaced(form: forms.ModelForm[Any]) -> Iterator[tuple[str, str]]:
    """(field, sentence) of people and units chosen that may not be chosen beside what else the form says.

    What stands in a record already may stay.
    """
    asked = form.fields if form.instance._state.adding else form.changed_data
    for name in asked:
        field, chosen = form.fields[name], form.cleaned_data.get(name)
        near = getattr(field, "near", None)
        if not near or not chosen or field.disabled:
            continue
        rows = list(chosen) if isinstance(chosen, QuerySet) else [chosen]
        source = picker(getattr(field, "code", ""))
        said = {word: form.cleaned_data.get(other) for word, other in near.items()}
        keys = [row.pk for row in rows]
        fits = set(source.near(source.model._default_manager.filter(pk__in=keys), said).values_list("pk", flat=True))
        if strange := [str(row) for row in rows if row.pk not in fits]:
            yield name, f"{'、'.join(strange)}不能选在这里，请重新选择。"


class PickerWidget(forms.Select):
    """A select that holds the chosen row only; the rest is searched for while typing."""

    def __init__(self, code: str, attrs: dict[str, Any] | None = None, *, blank: str = "全部") -> None:
        self.code, self.blank = code, blank
        super().__init__({"data-remote": reverse_lazy("records:pick", args=[code]), **(attrs or {})})

    @property
    def source(self) -> Picker:
        return picker(self.code)

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Blank and the chosen one: the directory may hold thousands, a page should not."""
        chosen = [one for one in value if one]
        options: list[object] = [self.create_option(name, "", self.blank, not chosen, 0)]
        if chosen:
            rows = getattr(self.choices, "queryset", self.source.model._default_manager.none())
            for index, row in enumerate(self._chosen(rows, chosen), 1):
                options.append(self.create_option(name, str(row.pk), self.source.label(row), True, index))
        return [(None, [option], index) for index, option in enumerate(options)]

    @staticmethod
    def _chosen(rows: QuerySet[Model], keys: list[str]) -> list[Model]:
        return list(rows.filter(pk__in=query_params.keys(rows.model, keys)))


class PickerField(ModelChoiceField):
    """A form field over a registered picker; :class:`records.record_forms.RecordForm` narrows it to the user's rows.

    The picker is looked up when a form is made, so that forms may be declared before any app is ready.
    """

    def __init__(self, code: str, *, near: Mapping[str, str] | None = None, **options: Any) -> None:
        blank = options.setdefault("empty_label", "请选择" if options.get("required", True) else "未指定")
        super().__init__(None, widget=PickerWidget(code, near_attrs(near), blank=blank), **options)
        self.code, self.near = code, dict(near or {})

    def __deepcopy__(self, memo: dict[int, object]) -> PickerField:
        """Each form's own field offers nothing until it is narrowed."""
        result: PickerField = super().__deepcopy__(memo)
        if result.queryset is None:
            result.queryset = result.source.model._default_manager.none()
        return result

    @property
    def source(self) -> Picker:
        return picker(self.code)

    user: User | None = None  # for whom it was narrowed

    def narrow_to(self, user: User) -> None:
        self.queryset, self.user = self.source.rows(user), user

    def narrow_near(self, user: User, unit: Model) -> None:
        """For a form about one unit, which has no field that says so; its act refuses the others in its own words."""
        self.narrow_to(user)
        self.widget.attrs["data-remote"] = f"{reverse('records:pick', args=[self.code])}?unit={unit.pk}"

    def to_python(self, value: object) -> object:
        """A value that can be no key is a wrong choice, not a failure."""
        if value not in self.empty_values and not query_params.keys(self.source.model, [getattr(value, "pk", value)]):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        try:
            return super().to_python(value)
        except forms.ValidationError:
            if self.user is not None and (said := self.source.why_not(self.user, value)):
                raise forms.ValidationError(said, code="invalid_choice") from None
            raise
