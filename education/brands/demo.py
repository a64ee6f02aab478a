"""Brand cards of most branches, with a picture each; a few waiting for review, one returned, some with a history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from branches.demo.founded import Founded
from branches.demo.world import World
from education.brands import demo_words as words
from education.brands.demo_emblems import emblem
from education.brands.models import BrandCard
from organisation.demo.dice import at, dice, key
from organisation.demo.lines import told
from organisation.people.models import Person
from organisation.powers import Role
from records.files import attachments
from records.models.attachment import Attachment
from records.models.history import HistoryLine

S = BrandCard.State
WITHOUT, WAITING, RETURNED, DRAFT = (13, 28, 31), (6, 22), (16,), (29,)
CHANGED = (0, 9)  # began with another brand


def build(world: World) -> str:
    for number, one in enumerate(world):
        if number not in WITHOUT:
            _of_branch(number, one)
    HistoryLine.objects.bulk_create(
        line for card in BrandCard.objects.select_related("author", "unit") for line in _lines(card)
    )
    return f"品牌卡 {BrandCard.objects.count()} 张"


def _of_branch(number: int, one: Founded) -> None:
    since = min(one.branch.founded_on + timedelta(days=20 + number % 25), timezone.localdate() - timedelta(days=4))
    brand, team, motto, call, song, meaning = words.BRANDS[number % len(words.BRANDS)]
    if number >= len(words.BRANDS):
        brand, team = f"{brand}·{'二三四'[number // len(words.BRANDS) - 1]}号", team
    card = _card(number, one, since)
    card.brand_name, card.team_name, card.motto, card.call_sign = brand, team, motto, call
    card.song, card.meaning, card.designer = song, meaning, words.DESIGNERS[number % len(words.DESIGNERS)]
    card.lyrics = words.LYRICS if number % 4 == 0 else ""
    if number in CHANGED:
        _earlier(number, one, since)
    _put(number, one, card)
    attachments.attach(card, emblem(number), by=one.secretary.user, kind=Attachment.Kind.PHOTO)


def _card(number: int, one: Founded, since: date) -> BrandCard:
    return BrandCard(
        id=key(dice(f"brand of branch {number} {since}")),
        unit=one.branch.unit,
        used_since=since,
        author=one.secretary.user,
        created_at=at(since, 9),
    )


def _put(number: int, one: Founded, card: BrandCard) -> None:
    """The state it is in, with whoever decided."""
    card.state = {**dict.fromkeys(WAITING, S.SUBMITTED), **dict.fromkeys(RETURNED, S.RETURNED)}.get(number, S.APPROVED)
    if number in DRAFT:
        card.state = S.DRAFT
    if card.state != S.DRAFT:
        card.submitted_at = at(card.used_since, 10)
    if card.state in (S.APPROVED, S.RETURNED):
        card.reviewed_at = at(card.used_since + timedelta(days=1), 15)
    if card.state == S.APPROVED:
        card.reviewer_name, card.current_of = _reviewer(one).name, one.branch.unit
    if card.state == S.RETURNED:
        card.review_opinion = words.RETURNED
    card.save(force_insert=True)


def _earlier(number: int, one: Founded, until: date) -> None:
    card = _card(number, one, one.branch.founded_on + timedelta(days=5))
    card.brand_name, card.team_name, card.motto = words.OLD
    card.meaning, card.designer = "围绕保质量、保成功，争当现场先锋。", words.DESIGNERS[0]
    card.state, card.replaced_on, card.reviewer_name = S.APPROVED, until, _reviewer(one).name
    card.submitted_at, card.reviewed_at = at(card.used_since, 10), at(card.used_since, 16)
    card.save(force_insert=True)


def _reviewer(one: Founded) -> Person:
    """The officer of the unit above the branch."""
    unit = one.branch.unit.ancestor_ids[1]
    return Person.objects.filter(posts__unit=unit, posts__role=Role.UNIT_OFFICER).order_by("pk")[0]


def _lines(card: BrandCard) -> Iterator[HistoryLine]:
    """The lines the acts would have written."""
    said = [("create", "登记", card.created_at), ("submit", "提交审核", card.submitted_at)]
    if card.state == S.APPROVED:
        said.append(("approve", "通过", card.reviewed_at))
    if card.state == S.RETURNED:
        said.append(("return", f"退回：{card.review_opinion}", card.reviewed_at))
    for verb, text, moment in said:
        if moment is not None:
            entry = told(card, verb, text, by=card.author if verb in ("create", "submit") else None, at=moment)
            if verb in ("approve", "return"):
                entry.actor_name = card.reviewer_name or "单位党务干事"
            yield entry
