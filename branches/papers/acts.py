"""Numbering outgoing papers: 院党委〔2026〕88号, without gaps in each issuing organisation and year.

Numbers typed by hand for papers that were issued elsewhere are passed over, so that none is given twice.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from branches.papers.models import IssuedPaper
from organisation.access import access_of
from organisation.posts.models import Post
from organisation.powers import PARTY_OFFICE
from organisation.refusal import ActRefused
from organisation.units.models import Unit, UnitQuerySet
from records import history, numbering
from records.documents import number_parts, tidy_number

if TYPE_CHECKING:
    from accounts.models.user import User


def offices(user: User) -> UnitQuerySet:
    """Organisations in whose own office the user sits; those below issue their papers themselves."""
    return Unit.objects.open().filter(path__in=access_of(user).every_path.get(PARTY_OFFICE, set()))


def issuers(user: User) -> list[Unit]:
    """Those of them that have a 发文字号, nearest to the sites first."""
    found = offices(user).exclude(paper_word="")
    return sorted(found, key=lambda unit: (-len(unit.path), unit.path))


def issuer_for(user: User, unit: Unit) -> Unit | None:
    """The one that speaks to ``unit``."""
    return next((one for one in issuers(user) if unit.path.startswith(one.path)), None)


EARLIEST_YEAR = 2000
TYPED = (
    (IssuedPaper, "document_number"),
    (TemporaryBranch, "document_number"),
    (TemporaryBranch, "dissolving_number"),
    (TemporaryBranch, "dissolution_number"),
    (FoundingRequest, "document_number"),
    (Post, "document_number"),
    (Post, "end_number"),
)


def number_text(unit: Unit, year: int, number: int) -> str:
    return f"{unit.paper_word}〔{year}〕{number}号"


def is_used(text: str) -> bool:
    """Whether a paper of this number is known anywhere."""
    return any(model._default_manager.filter(**{field: text}).exists() for model, field in TYPED)


def next_number(unit: Unit, on: date | None = None) -> str:
    """What the next paper would be called; '' for an organisation without a 发文字号."""
    year = (on or timezone.localdate()).year
    if not unit.paper_word:
        return ""
    number = numbering.peek(_prefix(unit), year)
    while is_used(text := number_text(unit, year, number)):
        number += 1
    return text


def take_number(unit: Unit, on: date) -> str:
    """The next number, for good; to be called inside the transaction that issues the paper."""
    if not unit.paper_word:
        raise ActRefused(f"{unit}还没有设置发文字号，请填写文号，或请系统管理员在党组织管理里设置。")
    while True:
        text = number_text(unit, on.year, numbering.take(_prefix(unit), on.year))
        if not is_used(text):
            return text


def issue_paper(
    *, unit: Unit, kind: str, title: str, by: User | None, on: date, document_number: str = "", **extra: object
) -> IssuedPaper:
    """Enter a paper into the register. Without a number it gets the next one; ``extra`` are further columns.

    Raises :class:`ActRefused` for a number that is in the register already.
    """
    with transaction.atomic():
        check_day(on)
        number = tidy_number(document_number)
        if number:
            check_typed(unit, number, on)
        number = number or take_number(unit, on)
        paper = IssuedPaper.objects.create(
            unit=unit, kind=kind, title=title, issued_on=on, document_number=number, author=by, from_act=True, **extra
        )
        history.note(paper, "create", by=by, text=f"编发{paper.get_kind_display()}：{number}")
    return paper


def check_day(on: date) -> None:
    """Refuse a day no paper can bear."""
    if on > timezone.localdate():
        raise ActRefused("发文日期不能晚于今天，请核对后再填。")
    if on.year < EARLIEST_YEAR:
        raise ActRefused(f"发文日期不能早于{EARLIEST_YEAR}年，请核对后再填。")


def check_typed(unit: Unit, number: str, on: date) -> None:
    """Refuse a tidy number typed by hand that is taken, belongs to another organisation, or is of another year."""
    if IssuedPaper.objects.filter(document_number=number).exists():
        raise ActRefused(f"{number}已经在发文登记里，同一文号不能发两次。")
    word, owner = owner_of(number)
    if owner and owner.pk != unit.pk:
        raise ActRefused(f"“{word}”是{owner}的发文字号，由{owner}编发；请填写{unit}自己的文号。")
    check_year(number, on)


def owner_of(number: str) -> tuple[str, Unit | None]:
    """The 发文字号 of a tidy number, and whose it is; None when the portal knows nobody who writes so."""
    word, _ = number_parts(number) or ("", 0)
    return word, Unit.objects.filter(paper_word=word).select_related("merged_into").first() if word else None


def check_year(number: str, on: date) -> None:
    """Refuse a day outside the year the number names."""
    _, year = number_parts(number) or ("", on.year)
    if year != on.year:
        raise ActRefused(f"文号写的是{year}年，发文日期是{on.year}年，请核对后再填。")


def set_paper_word(*, unit: Unit, word: str, given: int, by: User | None) -> Unit:
    """The organisation's 发文字号, and up to which number this year's papers were issued before the portal."""
    word, year = word.strip(), timezone.localdate().year
    with transaction.atomic():
        if word and Unit.objects.filter(paper_word=word).exclude(pk=unit.pk).exists():
            raise ActRefused(f"“{word}”已经是别的党组织的发文字号，请换一个。")
        before = unit.paper_word
        numbering.begin_after(_prefix(unit), year, given)
        Unit.objects.filter(pk=unit.pk).update(paper_word=word)
        unit.refresh_from_db()
        changes = {"发文字号": [before, word], f"{year}年已发到": ["", str(given)]}
        history.note(unit, "paper_word", by=by, text="设置发文字号", changes=changes)
    return unit


def _prefix(unit: Unit) -> str:
    return f"FW{unit.pk}"
