"""A 文号 that an act rests on (任职文号, 撤销文号 …), typed by hand: it must be able to speak of this organisation.

Numbers of bodies the portal does not know, and of papers from before the register, stay free.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from branches.founding.models import FoundingRequest
from branches.papers.acts import owner_of
from branches.papers.models import IssuedPaper
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records.documents import tidy_number

if TYPE_CHECKING:
    from accounts.models.user import User

Kind = IssuedPaper.Kind
OF_POSTS = (Kind.APPOINTMENT, Kind.REPLY, Kind.DISSOLUTION)
OF_ENDS = (Kind.DISSOLUTION,)
OF_REPLIES = (Kind.REPLY,)


def quoted(
    number: str,
    *,
    about: Unit,
    by: User | None,
    kinds: Iterable[str] = (),
    founding: FoundingRequest | None = None,
    also: Iterable[Unit | None] = (),
) -> str:
    """The number in its usual form. Raises :class:`ActRefused` for one that another organisation's series or matter
    has taken.

    ``kinds`` are the papers of the register that such an act follows from, besides 其他; ``also`` are organisations
    the act is about as well: their superiors may speak, and papers about them will do. ``by`` None is the system
    itself, which brings in what was written elsewhere.
    """
    number = tidy_number(number)
    if number and by is not None:
        concerned = {pk for unit in (about, *also) if unit for pk in unit.ancestor_ids}
        _check_owner(number, about, concerned)
        _check_matter(number, concerned, {Kind.OTHER, *kinds}, founding)
    return number


def _check_owner(number: str, about: Unit, speakers: set[int]) -> None:
    word, owner = owner_of(number)
    if owner and owner.standing.pk not in speakers:
        raise ActRefused(f"“{word}”是{owner}的发文字号，由{owner}编发；请填写{about}或它的上级党组织的文号。")


def _check_matter(number: str, concerned: set[int], kinds: set[str], founding: FoundingRequest | None) -> None:
    paper = IssuedPaper.objects.filter(document_number=number).first()
    if paper is None:
        return
    if paper.is_voided:
        raise ActRefused(f"{number}在发文登记里已经作废，请填写有效的文号。")
    if paper.kind not in kinds or not _speaks_of(paper, concerned, founding):
        raise ActRefused(f"{number}在发文登记里是《{paper.title}》的文号，与这项办理无关，请核对后再填。")


def _speaks_of(paper: IssuedPaper, concerned: set[int], founding: FoundingRequest | None) -> bool:
    if paper.about_unit_id:
        return paper.about_unit_id in concerned
    return paper.founding_id in (None, founding and founding.pk)
