"""A first start as a TOML file, read whole before anything is done; what is wrong is said with its place in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from organisation.people.models import Person
from portal.first_start.found_house import Institute
from portal.first_start.seats import SEATS, Holder, Seat
from reminders.channels.mail_server import MailServer
from reminders.channels.numbers import SECURITY

TABLES = {"institute", "portal", "administrators", "calendar", "units", "units_sheet", "mail", "chat"}
KEYS: dict[str, set[str]] = {
    "institute": {"name", "short_name", "code", "mark"},
    "portal": {"name", "motto", "support"},
    "calendar": {"year", "notice"},
    "units": {"name", "short_name", "kind", "code", "parent"},
    "mail": {"host", "port", "security", "user", "password_file", "sender"},
    "chat": {"allowed"},
}
SEAT_KEYS = {"name", "username", "staff_number", "standing"}
STANDINGS = {label: code for code, label in Person.Standing.choices}


class RecipeRefused(Exception):
    """Sentences, one for each thing that is wrong."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass
class Recipe:
    """``mark``, ``units_sheet`` and the password are files beside the recipe."""

    institute: Institute
    holders: list[Holder]
    mark: Path | None = None
    years: dict[int, str] = field(default_factory=dict)  # year → number of the notice
    units: list[dict[str, str]] = field(default_factory=list)
    units_sheet: Path | None = None
    mail: MailServer | None = None
    chat: bool = False


def read(path: Path) -> Recipe:
    """Raises :class:`RecipeRefused`."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RecipeRefused([f"没有找到文件 {path}。"]) from None
    except (OSError, UnicodeDecodeError) as trouble:
        raise RecipeRefused([f"文件 {path} 打不开：请用 UTF-8 编码保存。"]) from trouble
    except tomllib.TOMLDecodeError as trouble:
        raise RecipeRefused([f"文件 {path} 的写法不对：{trouble}"]) from trouble
    if wrong := [*_wrong(said), *_missing_files(said, path.parent)]:
        raise RecipeRefused(wrong)
    return _recipe(said, path.parent)


def _wrong(said: dict[str, Any]) -> Iterator[str]:
    yield from _unknown("文件", said, TABLES)
    for name, keys in KEYS.items():
        for place, part in _parts(name, said):
            yield from _unknown(place, part, keys)
            yield from _not_text(place, part)
    yield from _lacks("institute", said.get("institute"), "name")
    for place, part in _parts("units", said):
        yield from _lacks(place, part, "name")
        yield from _lacks(place, part, "kind")
    yield from _wrong_seats(said.get("administrators"))
    yield from _wrong_mail(said.get("mail"))


def _wrong_seats(seats: Any) -> Iterator[str]:
    if not isinstance(seats, dict):
        names = "、".join(f"[administrators.{seat.code}]（{seat.label}）" for seat in SEATS)
        yield f"缺少管理员：请写 {names}。"
        return
    yield from _unknown("administrators", seats, {seat.code for seat in SEATS})
    for seat in SEATS:
        place, part = f"administrators.{seat.code}", seats.get(seat.code)
        yield from _lacks(place, part, "name")
        yield from _lacks(place, part, "username")
        if isinstance(part, dict):
            yield from _unknown(place, part, SEAT_KEYS)
            if part.get("standing", "正式党员") not in STANDINGS:
                yield f"{place}.standing 请写：{'、'.join(STANDINGS)}。"


def _wrong_mail(mail: Any) -> Iterator[str]:
    if mail is None:
        return
    yield from _lacks("mail", mail, "host")
    yield from _lacks("mail", mail, "sender")
    if isinstance(mail, dict):
        if mail.get("security", SECURITY[0]) not in SECURITY:
            yield f"mail.security 请写：{'、'.join(SECURITY)}。"
        if not isinstance(mail.get("port", 25), int):
            yield "mail.port 请写数字。"


def _parts(name: str, said: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The table of this name, or each of them: place in the file, content."""
    found = said.get(name)
    if isinstance(found, dict):
        yield name, found
    elif isinstance(found, list):
        yield from ((f"{name} 第 {n} 个", one) for n, one in enumerate(found, 1) if isinstance(one, dict))


def _unknown(place: str, part: dict[str, Any], known: set[str]) -> Iterator[str]:
    for key in sorted(part.keys() - known):
        yield f"{place} 里的 {key} 不认识，请核对拼写；可以写：{'、'.join(sorted(known))}。"


def _not_text(place: str, part: dict[str, Any]) -> Iterator[str]:
    for key, value in part.items():
        if key not in ("port", "year", "allowed") and not isinstance(value, str):
            yield f"{place}.{key} 请写成带引号的文字。"


def _lacks(place: str, part: Any, key: str) -> Iterator[str]:
    if not isinstance(part, dict) or not str(part.get(key, "")).strip():
        yield f"缺少 {place}.{key}，请补上。"


def _missing_files(said: dict[str, Any], folder: Path) -> Iterator[str]:
    named = {
        "institute.mark": _get(said, "institute", "mark"),
        "units_sheet": said.get("units_sheet"),
        "mail.password_file": _get(said, "mail", "password_file"),
    }
    for place, name in named.items():
        if name and not (folder / str(name)).is_file():
            yield f"{place} 所指的文件 {folder / str(name)} 不存在。"


def _get(said: dict[str, Any], table: str, key: str) -> Any:
    part = said.get(table)
    return part.get(key) if isinstance(part, dict) else None


def _recipe(said: dict[str, Any], folder: Path) -> Recipe:
    given = said["institute"]
    institute = Institute(
        name=given["name"],
        short_name=given.get("short_name", ""),
        code=given.get("code", "YUAN"),
        portal=said.get("portal", {}),
    )
    return Recipe(
        institute=institute,
        holders=[_holder(seat, said["administrators"][seat.code]) for seat in SEATS],
        mark=folder / given["mark"] if given.get("mark") else None,
        years={one["year"]: one.get("notice", "") for _, one in _parts("calendar", said)},
        units=list(said.get("units", [])),
        units_sheet=folder / said["units_sheet"] if said.get("units_sheet") else None,
        mail=_mail(said["mail"], folder) if "mail" in said else None,
        chat=bool(_get(said, "chat", "allowed")),
    )


def _holder(seat: Seat, given: dict[str, str]) -> Holder:
    standing = STANDINGS[given.get("standing", "正式党员")]
    return Holder(seat, given["name"], given["username"], str(given.get("staff_number", "")), standing)


def _mail(given: dict[str, Any], folder: Path) -> MailServer:
    kept = folder / given["password_file"] if given.get("password_file") else None
    return MailServer(
        host=given["host"],
        port=given.get("port", 25),
        security=given.get("security", SECURITY[0]),
        user=given.get("user", ""),
        password=kept.read_text(encoding="utf-8").strip() if kept else None,
        sender=given["sender"],
    )
