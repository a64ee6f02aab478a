"""Whoever is appointed may serve elsewhere already: that is said, and whether the other post stays is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django import forms

from organisation.people.models import Person
from organisation.posts.acts import end_post
from organisation.posts.member_post import keep_member_post
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Power, Role
from organisation.units.models import Unit

if TYPE_CHECKING:
    from accounts.models.user import User

KEEP, END = "keep", "end"
LED_FROM_WITHIN = (Role.GROUP_LEADER, Role.MEMBER)


def posts_elsewhere(people: Iterable[Person], unit: Unit | None) -> list[Post]:
    """What they hold, or are about to, in other organisations; 党员 is no post proper."""
    held = Post.objects.not_over().filter(person__in=list(people), unit__ended_on__isnull=True)
    held = held.exclude(role=Role.MEMBER)
    if unit is not None:
        held = held.exclude(unit=unit)
    return list(held.select_related("person", "unit").order_by("person__pinyin", "pk"))


def may_end(by: User, post: Post) -> bool:
    """Whether it is theirs to end: the approving side relieves in a branch, the administrator in an office."""
    if post.role in LED_FROM_WITHIN:
        return bool(by.has_perm(Power.ROSTER, post.unit))
    return bool(by.has_perm(Power.DECIDE if post.role in BRANCH_COMMITTEE else Power.ADMINISTER, post.unit))


class OtherPosts(forms.Form):
    """Part of a form that appoints. Nothing is seen of it until somebody is chosen who serves elsewhere.

    The answer names the posts it was given about: another person, another question.
    """

    other_posts = forms.CharField(label="现有的其他职务", required=False, widget=forms.HiddenInput)

    elsewhere: Sequence[Post] = ()

    def ask_about_others(self, people: Iterable[Person], unit: Unit | None, by: User) -> None:
        """In ``clean``, once it is known who is appointed where."""
        self.elsewhere = posts_elsewhere(people, unit)
        if not self.elsewhere:
            return
        offered = self._answers(by)
        self.fields["other_posts"].widget = forms.RadioSelect(attrs={"data-wide": "1"}, choices=offered)
        if self.cleaned_data.get("other_posts") not in dict(offered):
            held = "；".join(f"{post.person}现任{post.title}" for post in self.elsewhere)
            self.add_error("other_posts", f"{held}。请选择原职务是否保留，再次确定。")

    def _answers(self, by: User) -> list[tuple[str, str]]:
        keys = ",".join(str(post.pk) for post in self.elsewhere)
        keep = (f"{KEEP}:{keys}", "保留，同时担任")
        if not all(may_end(by, post) for post in self.elsewhere):
            return [(keep[0], "保留，同时担任（原职务由其他组织管理，在这里不能免去）")]
        return [keep, (f"{END}:{keys}", "从新职务任职之日起免去")]

    def end_others(self, *, by: User, on: date, document_number: str = "") -> None:
        """In the transaction of the appointment, if that was the answer."""
        ended = self.elsewhere if str(self.cleaned_data.get("other_posts")).startswith(END) else ()
        for post in ended:
            end_post(post=post, by=by, ends_on=on, reason="另有任用", document_number=document_number)
            keep_member_post(post.person, post.unit, on)
