"""What a person may do where, loaded once per request and asked many times.

Two queries: the posts in force and the grants behind them. A grant without a post in force counts for nothing,
so a post that ended gives no right at once, whoever forgot to remove the grant.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Q

from organisation.permissions.base import NOTHING
from organisation.posts.models import Post, UnitUserGrant
from organisation.powers import Power
from organisation.units.models import Unit, UnitQuerySet

if TYPE_CHECKING:
    from accounts.models.user import User


class Access:
    """The rights of one user under the post they act in (all posts when none is chosen)."""

    def __init__(self, user: User, chosen: int | None = None) -> None:
        self.user, self.chosen = user, chosen
        self.others: dict[str, Access] = {}

    @cached_property
    def posts(self) -> list[Post]:
        """Posts in force today with unit and person, the widest first: highest up, most powers, held longest."""
        if not self.user.is_active or self.user.pk is None:
            return []
        posts = Post.objects.on().filter(person__user=self.user).select_related("unit", "person")
        return sorted(posts, key=_breadth)

    @property
    def acting(self) -> Post | None:
        """The post chosen for this request, if it is still in force; its end takes its rights, not wider ones."""
        return next((post for post in self.posts if post.pk == self.chosen), None)

    @property
    def is_over(self) -> bool:
        """Whether a post was chosen that is no longer in force: nothing may be done until another is chosen."""
        return self.chosen is not None and self.acting is None

    def heir_of_chosen(self) -> int | None:
        """The post the person now holds in the very unit of the chosen one that is over.

        A member designated secretary goes on as secretary, a relieved secretary as member; a post elsewhere never
        takes its place.
        """
        if self.chosen is None:
            return None
        over = Post.objects.filter(pk=self.chosen, person__user=self.user)
        unit_id = over.values_list("unit_id", flat=True).first()
        return next((post.pk for post in self.posts if post.unit_id == unit_id), None)

    def aside_from(self, role: str) -> Access:
        """The rights without what posts of this role give; themselves for who holds none of them."""
        if all(post.role != role for post in self.posts):
            return self
        if role not in self.others:
            other = self.others[role] = Access(self.user, self.chosen)
            other.posts = [post for post in self.posts if post.role != role]
        return self.others[role]

    def act_under(self, post_id: int | None) -> None:
        """Narrow the rights to this one post, in force or not."""
        self.chosen = post_id
        self.others.clear()
        for known in ("every_path", "paths"):
            self.__dict__.pop(known, None)

    @cached_property
    def every_path(self) -> dict[str, set[str]]:
        """Power → every unit path on which it was granted, also those that lie below another of them."""
        in_force = self._powers_in_force()
        found: dict[str, set[str]] = defaultdict(set)
        if in_force:
            rows = UnitUserGrant.objects.filter(user=self.user, content_object__in=in_force).values_list(
                "permission__codename", "content_object_id", "content_object__path"
            )
            for power, unit_id, path in rows:
                if power in in_force[unit_id]:
                    found[power].add(path)
        return dict(found)

    @cached_property
    def paths(self) -> dict[str, tuple[str, ...]]:
        """Power → the widest unit paths on which it was granted; a path covers everything that starts with it."""
        return {power: _widest(paths) for power, paths in self.every_path.items()}

    def _powers_in_force(self) -> dict[int, set[str]]:
        acting = [self.acting] if self.acting else []
        powers: dict[int, set[str]] = defaultdict(set)
        for post in acting if self.chosen is not None else self.posts:
            powers[post.unit_id].update(post.powers)
        return powers

    def holds(self, power: str) -> bool:
        """Whether the power was granted anywhere."""
        return power in self.paths

    def at(self, power: str, path: str | None) -> bool:
        """Whether the power covers the unit with this path."""
        return path is not None and any(path.startswith(granted) for granted in self.paths.get(power, ()))

    def granted(self, *powers: str) -> tuple[str, ...]:
        """Unit paths on which one of the powers was granted, without those below another of them."""
        if len(powers) == 1:
            return self.paths.get(powers[0], ())
        return _widest({path for power in powers for path in self.paths.get(power, ())})

    def within(self, lookup: str, *powers: str) -> Q:
        """Condition "the unit behind ``lookup`` is covered by one of the powers"; '' means the unit itself."""
        granted = self.granted(*powers)
        if not granted:
            return NOTHING
        field = f"{lookup}__path__startswith" if lookup else "path__startswith"
        condition = Q()
        for path in granted:
            condition |= Q(**{field: path})
        return condition

    def units(self, power: str) -> UnitQuerySet:
        """Units at or below a unit on which the power was granted."""
        return Unit.objects.filter(self.within("", power))


def _breadth(post: Post) -> tuple[int, int, date, int]:
    return post.unit.path.count("."), -len(post.powers), post.starts_on, post.pk


def _widest(paths: set[str]) -> tuple[str, ...]:
    """Without those that lie below another of them."""
    kept: list[str] = []
    for path in sorted(paths, key=len):
        if not any(path.startswith(wide) for wide in kept):
            kept.append(path)
    return tuple(kept)


def access_of(user: User) -> Access:
    """The user's rights, remembered on the user object until :func:`forget`."""
    access: Access | None = getattr(user, "_access", None)
    if access is None:
        access = Access(user)
        user._access = access  # type: ignore[attr-defined]
    return access


def administers_house(user: User) -> bool:
    """Whether the user administers the whole institute: what holds for everybody is theirs alone to change."""
    access = access_of(user)
    tops = {post.unit.path for post in access.posts if post.unit.kind == Unit.Kind.INSTITUTE}
    return any(access.at(Power.ADMINISTER, path) for path in tops)


def forget(user: User) -> None:
    """Ask the database anew at the next question; the chosen post stays chosen."""
    known: Access | None = getattr(user, "_access", None)
    if known is not None:
        user._access = Access(user, known.chosen)  # type: ignore[attr-defined]
