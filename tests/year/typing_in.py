"""A person at a form: opens the page, changes fields, presses a button. Whatever else the form holds goes along."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

Attributes = dict[str, str | None]
NEVER_SENT = ("submit", "button", "file", "image", "reset")


@dataclass
class Form:
    """What a browser would send of one form before anybody typed, by name; ``names`` are all its fields."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def put(self, name: str, value: str) -> None:
        self.fields.setdefault(name, []).append(value)


class Forms(HTMLParser):
    """The forms of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.form: Form | None = None
        self.area: str | None = None
        self.text = ""
        self.choice, self.several, self.first = "", False, ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said: Attributes = dict(attrs)
        if tag == "form":
            self.form = Form(said.get("action") or "", (said.get("method") or "get").lower())
            self.found.append(self.form)
            return
        reader = getattr(self, f"read_{tag}", None)
        if self.form is not None and reader is not None and "disabled" not in said:
            if said.get("name"):
                self.form.names.add(str(said["name"]))
            reader(said, self.form)

    def read_input(self, said: Attributes, form: Form) -> None:
        kind, name, value = said.get("type") or "text", said.get("name"), said.get("value")
        ticked = kind not in ("checkbox", "radio") or "checked" in said
        if name and ticked and kind not in NEVER_SENT:
            form.put(name, value if value is not None else "on" if kind == "checkbox" else "")

    def read_button(self, said: Attributes, form: Form) -> None:
        if (said.get("type") or "submit") == "submit":
            form.buttons.append((said.get("name") or "", said.get("value") or ""))

    def read_textarea(self, said: Attributes, form: Form) -> None:
        self.area, self.text = said.get("name"), ""

    def read_select(self, said: Attributes, form: Form) -> None:
        self.choice, self.several, self.first = said.get("name") or "", "multiple" in said, ""

    def read_option(self, said: Attributes, form: Form) -> None:
        self.first = self.first or said.get("value") or ""
        if self.choice and "selected" in said:
            form.put(self.choice, said.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self.area:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.area and self.form:
            self.form.put(self.area, self.text.removeprefix("\n"))
            self.area = None
        elif tag == "select" and self.form and self.choice:
            if not self.several and self.choice not in self.form.fields:
                self.form.put(self.choice, self.first)
            self.choice = ""


def forms_of(client: Client, address: str) -> list[Form]:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return Forms(answer.content.decode()).found


def open_form(client: Client, address: str, *holding: str) -> Form:
    """The POST form of that page that has all these fields, the richest if several have."""
    found = [form for form in forms_of(client, address) if form.method == "post"]
    fitting = [form for form in found if set(holding) <= form.names]
    assert fitting, f"{address} has no form with {holding}: {[sorted(form.names) for form in found]}"
    return max(fitting, key=lambda form: len(form.names))


def send(client: Client, address: str, *, press: str = "", **typed: Any) -> HttpResponse:
    """Open, type, press the button of that value; the page must take it. Answers with where it leads."""
    answer = try_to_send(client, address, press=press, **typed)
    form = (answer.context or {}).get("form")
    assert answer.status_code == 302, (address, answer.status_code, form and form.errors)
    return answer


def try_to_send(client: Client, address: str, *, press: str = "", **typed: Any) -> HttpResponse:
    """The same, whatever the page says to it."""
    form = open_form(client, address, *(name for name in typed if "-" not in name and typed[name] != ""))
    body: dict[str, Any] = {**form.fields, **typed}
    if press:
        name = next(name for name, value in form.buttons if value == press)
        body[name] = press
    return client.post(form.action or address, body)
