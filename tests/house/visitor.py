"""A person with a browser that has no script: opens pages over HTTP and sends the forms that stand on them."""

from __future__ import annotations

import http.client
import json
import uuid
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urljoin, urlsplit

from lxml import html

REDIRECTS = (301, 302, 303, 307)


@dataclass
class Page:
    url: str
    status: int
    content: bytes
    kind: str

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def words(self) -> str:
        """What a reader sees, blanks taken together."""
        return " ".join(self.tree.text_content().split())

    @property
    def tree(self):
        return html.fromstring(self.content.decode())

    def link(self, words: str) -> str:
        """The address behind the first link with these words."""
        found = [one.get("href") for one in self.tree.iter("a") if words in " ".join(one.text_content().split())]
        assert found, f"no link {words} on {self.url}: {self.words[:2000]}"
        return found[0]


@dataclass
class Visitor:
    """Behind the proxy that the manual describes: it ends TLS and says so."""

    port: int
    host: str = "portal.example"
    cookies: dict[str, str] = field(default_factory=dict)
    page: Page | None = None
    clicks: int = 0

    def open(self, path: str) -> Page:
        self.clicks += 1
        return self._go("GET", path, b"", {})

    def follow(self, words: str) -> Page:
        assert self.page is not None
        return self.open(urljoin(self.page.url, self.page.link(words)))

    def send(self, button: str, files: dict[str, tuple[str, bytes]] | None = None, **typed: object) -> Page:
        """Fill in the form that has this button and press it. A name that the form does not have is an error."""
        assert self.page is not None
        self.clicks += 1
        form, pressed = self._form(button)
        fields = [(name, value) for name, value in form.form_values() if name not in typed]
        known = {one.get("name") for one in form.iter("input", "select", "textarea")}
        unknown = (set(typed) | set(files or {})) - known
        assert not unknown, f"{self.page.url} asks nothing called {unknown}, but {sorted(filter(None, known))}"
        for name, value in typed.items():
            fields += [(name, str(one)) for one in (value if isinstance(value, list) else [value])]
        if pressed.get("name"):
            fields.append((pressed.get("name"), pressed.get("value", "")))
        action = pressed.get("formaction") or form.get("action") or self.page.url
        body, kind = _encoded(fields, files, multipart=form.get("enctype") == "multipart/form-data")
        return self._go("POST", urljoin(self.page.url, action), body, {"Content-Type": kind})

    def find(self, picker: str, text: str) -> str:
        """What the search field of a form offers for the typed text: the key of the only answer."""
        kept = self.page
        answers = json.loads(self.open(f"/records/pick/{picker}/?{urlencode({'q': text})}").text)["results"]
        self.page = kept
        assert len(answers) == 1, answers
        return answers[0]["value"]

    def _form(self, button: str):
        for form in self.page.tree.iter("form"):
            for one in form.iter("button"):
                if " ".join(one.text_content().split()).startswith(button) and one.get("type") != "button":
                    return form, one
        raise AssertionError(f"no button {button} on {self.page.url}: {self.page.words[:3000]}")

    def _go(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> Page:
        path = urlsplit(url)._replace(scheme="", netloc="", fragment="").geturl()
        for _ in range(6):
            status, location, page = self._ask(method, path, body, headers)
            if status not in REDIRECTS:
                self.page = page
                return page
            path, method, body, headers = urljoin(path, location), "GET", b"", {}
            path = urlsplit(path)._replace(scheme="", netloc="").geturl()
        raise AssertionError(f"sent round in circles at {path}")

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, str, Page]:
        path = quote(path, safe="%/:=&?~#+!$,;'@()*[]")
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        wire.request(method, path, body=body or None, headers=self._headers() | headers)
        answer = wire.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        page = Page(path, answer.status, answer.read(), answer.getheader("Content-Type", ""))
        wire.close()
        return answer.status, answer.getheader("Location", ""), page

    def _headers(self) -> dict[str, str]:
        return {
            "Host": self.host,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": "10.0.0.7",
            "Origin": f"https://{self.host}",
            "Referer": f"https://{self.host}/",
            "Accept": "text/html",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }


def _encoded(
    fields: list[tuple[str, str]], files: dict[str, tuple[str, bytes]] | None, *, multipart: bool
) -> tuple[bytes, str]:
    if not multipart:
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"
    mark = uuid.uuid4().hex
    parts = [_part(mark, f'name="{name}"', value.encode()) for name, value in fields]
    for name, (file, content) in (files or {}).items():
        parts.append(_part(mark, f'name="{name}"; filename="{file}"', content))
    return b"".join(parts) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"


def _part(mark: str, disposition: str, content: bytes) -> bytes:
    return f"--{mark}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n".encode() + content + b"\r\n"
