"""What a permission rule is, and how two of them are joined.

    permissions = OWN_UNIT | OwnUnit("about_unit")  # whom one of them reaches: who issued a paper, whom it speaks of
    permissions = OwnUnit("inspecting_unit") & OWN_UNIT  # whom both reach: an inspector, while the inspected lies below
    permissions = OWN_UNIT & ~Oneself()             # but not what the second reaches: nobody reviews themselves

Conditions are kept as short as they can be: what reaches nothing, or says the same again, is left out of the query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import Model, Q

if TYPE_CHECKING:
    from accounts.models.user import User

NOTHING = Q(pk__in=())


class Rights(Protocol):
    """What a rule asks of a person's rights; :class:`organisation.access.Access` answers."""

    @property
    def user(self) -> User: ...

    @property
    def every_path(self) -> dict[str, set[str]]: ...

    @property
    def paths(self) -> dict[str, tuple[str, ...]]: ...

    def holds(self, power: str) -> bool: ...

    def at(self, power: str, path: str | None) -> bool: ...

    def granted(self, *powers: str) -> tuple[str, ...]: ...

    def within(self, lookup: str, *powers: str) -> Q: ...

    def aside_from(self, role: str) -> Rights: ...


class PermissionRule:
    """Which rows a power reaches, as a condition for many rows and as an answer for one. Refuses by default."""

    def rows(self, access: Rights, power: str) -> Q:
        return NOTHING

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        return False

    def __and__(self, other: PermissionRule) -> PermissionRule:
        return Both(self, other)

    def __or__(self, other: PermissionRule) -> PermissionRule:
        return Either(self, other)

    def __invert__(self) -> PermissionRule:
        return Not(self)


REFUSE = PermissionRule()


def behind(record: Model, lookup: str) -> Any:
    """The unit or person that ``lookup`` names; '' means the record itself."""
    return getattr(record, lookup) if lookup else record


def field(lookup: str, name: str) -> str:
    """The same for a condition: ``field("person", "user")`` is ``person__user``, ``field("", "user")`` is ``user``."""
    return f"{lookup}__{name}" if lookup else name


def both(one: Q, other: Q) -> Q:
    if NOTHING in (one, other):
        return NOTHING
    return one if one == other else one & other


def either(one: Q, other: Q) -> Q:
    if other in (one, NOTHING):
        return one
    return other if one == NOTHING else one | other


class Both(PermissionRule):
    def __init__(self, one: PermissionRule, other: PermissionRule) -> None:
        self.one, self.other = one, other

    def rows(self, access: Rights, power: str) -> Q:
        return both(self.one.rows(access, power), self.other.rows(access, power))

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        return self.one.permits(access, power, record) and self.other.permits(access, power, record)


class Either(PermissionRule):
    def __init__(self, one: PermissionRule, other: PermissionRule) -> None:
        self.one, self.other = one, other

    def rows(self, access: Rights, power: str) -> Q:
        return either(self.one.rows(access, power), self.other.rows(access, power))

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        return self.one.permits(access, power, record) or self.other.permits(access, power, record)


class Not(PermissionRule):
    """Only ever within a rule that is joined by ``&``: alone it would reach what nobody granted."""

    def __init__(self, inner: PermissionRule) -> None:
        self.inner = inner

    def rows(self, access: Rights, power: str) -> Q:
        return ~self.inner.rows(access, power)

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        return not self.inner.permits(access, power, record)
