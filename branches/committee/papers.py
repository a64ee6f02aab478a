"""任职通知 behind the acts on posts: one paper may name several people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from branches.papers.acts import issue_paper
from branches.papers.models import IssuedPaper
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE
from organisation.units.models import Unit

if TYPE_CHECKING:
    from accounts.models.user import User


def appointment_number(*, issuer: Unit, about: Unit, on: date, by: User | None) -> str:
    """A new paper about the posts of ``about``; who is named follows from the posts that carry its number."""
    kind = IssuedPaper.Kind.APPOINTMENT
    title = f"关于{about.name}有关同志任免职的通知"
    paper = issue_paper(unit=issuer, kind=kind, title=title[:160], by=by, on=on, about_unit=about)
    return paper.document_number


def name_people(number: str) -> None:
    """After a post carries the number: title and people of the paper, if it is a 任职通知 of the register."""
    paper = IssuedPaper.objects.filter(document_number=number, kind=IssuedPaper.Kind.APPOINTMENT).first()
    if paper is None or paper.about_unit is None:
        return
    coming, going = posts_of(paper)
    names = list(dict.fromkeys(post.person.name for post in (*coming, *going)))
    what = "任免职" if coming and going else "任职" if coming else "免职"
    first = f"{names[0]}等" if len(names) > 1 else names[0] if names else "有关"
    IssuedPaper.objects.filter(pk=paper.pk).update(title=f"关于{first}同志{what}的通知", about="、".join(names)[:300])


def posts_of(paper: IssuedPaper) -> tuple[list[Post], list[Post]]:
    """Posts that began and posts that ended by this paper, in the order of the offices."""
    order = {role.value: place for place, role in enumerate(BRANCH_COMMITTEE)}
    here = Post.objects.filter(unit=paper.about_unit, role__in=order).select_related("person", "unit")

    def of(**number: str) -> list[Post]:
        return sorted(here.filter(**number), key=lambda post: (order[post.role], post.pk))

    return of(document_number=paper.document_number), of(end_number=paper.document_number)
