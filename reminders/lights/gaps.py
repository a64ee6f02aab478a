"""What is missing under a duty that counts people, in words: of whom, and which kind.

Names are for those at work with the people of the branch; what is told in confidence is named to those who are told,
and only counted for everybody else. Messages leave the house and name nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reminders.obligations import fulfilments
from reminders.obligations.models import Obligation
from reminders.recomputing.missing import Gap

NAMED = 6  # people; the page of the duty names everybody


@dataclass(frozen=True)
class Reader:
    """Whether names are for this person, and what is told in confidence."""

    at_work: bool
    told: bool


def in_words(duty: Obligation, gaps: Iterable[Gap], reader: Reader, most: int = NAMED) -> str:
    """「还缺：沈立群（全部 5 项）、韩雪松（业余生活）」, or how many to whom names are not told; '' for none."""
    open_gaps, confided = _parted(gaps, reader)
    if not reader.at_work:
        return in_numbers([*open_gaps, *confided])
    kinds = sum(not fulfilments.is_confided(one.code) or reader.told for one in duty.version.fulfilments.all())
    people: dict[object, list[Gap]] = {}
    for gap in open_gaps:
        people.setdefault(gap.person, []).append(gap)
    named = "、".join(_person(of_one, kinds) for of_one in list(people.values())[:most])
    more = f"等 {len(people)} 人" if len(people) > most else ""
    rest = f"另有 {len(confided)} 项由书记、纪检委员办理" if confided else ""
    return "；".join(part for part in (f"还缺：{named}{more}" if named else "", rest) if part)


def in_numbers(gaps: Iterable[Gap]) -> str:
    """「还缺 1 人 5 项」, for messages and for those whom names are not told; '' for none."""
    found = list(gaps)
    people = len({gap.person for gap in found})
    if not found:
        return ""
    return f"还缺 {people} 人" + (f" {len(found)} 项" if any(gap.code for gap in found) else "")


def _parted(gaps: Iterable[Gap], reader: Reader) -> tuple[list[Gap], list[Gap]]:
    """What may be named, and what is only counted."""
    named: list[Gap] = []
    counted: list[Gap] = []
    for gap in gaps:
        (counted if fulfilments.is_confided(gap.code) and not reader.told else named).append(gap)
    return named, counted


def _person(gaps: list[Gap], kinds: int) -> str:
    codes = [gap.code for gap in gaps if gap.code]
    if not codes:
        return gaps[0].name
    if kinds > 1 and len(codes) == kinds:
        return f"{gaps[0].name}（全部 {kinds} 项）"
    return f"{gaps[0].name}（{'、'.join(map(fulfilments.short_label, codes))}）"
