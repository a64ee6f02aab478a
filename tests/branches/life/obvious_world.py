"""A slow, obvious model of the organisation tree: who is whose parent, who holds what where, who is in which branch.

Every step is done twice, by the acts and in the model. The model decides beforehand whether the act must refuse.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from branches.committee.acts import designate, relieve, replace
from branches.founding.found_branch import found_branch
from branches.life.convert import convert_branch
from branches.life.dissolving import dissolve_branch
from branches.life.models import TemporaryBranch
from branches.life.term import extend_branch
from branches.merging.acts import merge_unit
from branches.projects.models import Project
from branches.relations.acts import move_relation
from branches.relations.models import RelationTransfer
from branches.roster.acts import add_member, leave_branch, transfer
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.acts import end_post, open_post
from organisation.posts.models import Post
from organisation.powers import AT_WORK, POWERS, Power, Role
from organisation.refusal import ActRefused
from organisation.units.acts import create_unit, move_unit
from organisation.units.ending import dissolve_unit
from organisation.units.models import Unit
from supervision.check_lists.models import CheckList
from tests.cast import days_ago
from welfare.needs.models import Need

K = Unit.Kind
MAY_HANG_UNDER = {
    K.GENERAL_BRANCH: (K.INSTITUTE, K.GENERAL_BRANCH),
    K.COMMITTEE: (K.INSTITUTE,),
    K.HOME_BRANCH: (K.INSTITUTE, K.GENERAL_BRANCH),
    K.BRANCH: (K.INSTITUTE, K.GENERAL_BRANCH, K.COMMITTEE),
}
HELD_BY_ONE = (Role.SECRETARY, Role.DEPUTY_SECRETARY)
LEAST_FORMAL = 3


@dataclass
class World:
    people: list[Person]
    units: list[Unit]
    parent: dict[int, int | None] = field(default_factory=dict)
    over: set[int] = field(default_factory=set)
    went_into: dict[int, int] = field(default_factory=dict)
    held: dict[int, tuple] = field(default_factory=dict)  # post → person, role, unit
    members: set[tuple] = field(default_factory=set)  # person, branch: now
    ever: set[tuple] = field(default_factory=set)  # person, branch: now or earlier
    home: dict = field(default_factory=dict)  # person → unit
    home_branch: dict = field(default_factory=dict)  # person → regular branch, once their 组织关系 went there
    until: dict = field(default_factory=dict)  # branch that was extended → its planned end
    handing: dict = field(default_factory=dict)  # branch that became a regular one → that one
    acting: dict = field(default_factory=dict)  # person → the one post they act under now

    # --- choosing ---------------------------------------------------------------------------------------------

    def pick(self, rows, index):
        return rows[index % len(rows)]

    def of(self, *kinds):
        return [unit for unit in self.units if unit.kind in kinds]

    def attempted(self, allowed, act, **arguments):
        """The same for acts that answer nothing: whether it was done."""
        self.attempt(allowed, act, **arguments)
        return allowed

    def attempt(self, allowed, act, **arguments):
        """Do it; the act must refuse exactly when the model says so. Its answer, or None."""
        try:
            done = act(**arguments, by=None)
        except ActRefused as refusal:
            if allowed:
                raise AssertionError(f"{act.__name__} refused: {refusal}") from refusal
            return None
        assert allowed, f"{act.__name__} should have refused"
        return done

    # --- the tree ---------------------------------------------------------------------------------------------

    def _make(self, act, what, parent, **more):
        allowed = parent.kind in MAY_HANG_UNDER[what] and parent.pk not in self.over
        number = len(self.units)
        made = self.attempt(allowed, act, name=f"组织{number}", code=f"C{number}", parent=fresh(parent), **more)
        if made is not None:
            unit = made.unit if isinstance(made, TemporaryBranch) else made
            self.units.append(unit)
            self.parent[unit.pk] = parent.pk
            records_of(unit)

    def general(self, under):
        self._make(create_unit, K.GENERAL_BRANCH, self.pick(self.units, under), kind=K.GENERAL_BRANCH)

    def committee(self, under):
        self._make(create_unit, K.COMMITTEE, self.pick(self.of(K.INSTITUTE, K.GENERAL_BRANCH), under), kind=K.COMMITTEE)

    def branch(self, under):
        project = Project.objects.get(code="ROOT")
        self._make(found_branch, K.BRANCH, self.pick(self.units, under), project=project, founded_on=days_ago(9))

    def move(self, which, where):
        unit, parent = self.pick(self.units, which), self.pick(self.units, where)
        allowed = (
            unit.pk not in self.above(parent.pk)
            and not {unit.pk, parent.pk} & self.over
            and parent.kind in MAY_HANG_UNDER.get(unit.kind, ())
        )
        if self.attempt(allowed, move_unit, unit=unit, parent=parent):
            self.parent[unit.pk] = parent.pk

    def merge(self, which, where):
        unit = self.pick(self.units, which)
        into = self.pick(
            self.of(unit.kind) if where % 2 else self.units, where // 2
        )  # like into like, every other time
        allowed = (
            unit.kind == into.kind != K.INSTITUTE
            and unit.pk not in self.above(into.pk)
            and not {unit.pk, into.pk} & self.over
            and into.pk not in self.handing
        )
        if self.attempt(allowed, merge_unit, unit=unit, into=into):
            for child in [key for key, parent in self.parent.items() if parent == unit.pk and key not in self.over]:
                self.parent[child] = into.pk
            self.parent[unit.pk] = into.pk
            self.went_into[unit.pk] = into.pk
            for homes in (self.home, self.home_branch):
                homes.update({who: into.pk for who, where in homes.items() if where == unit.pk})
            came = {(who, into.pk) for who, where in self.members if where == unit.pk}
            self._close(unit.pk)
            self.members |= came
            self.ever |= came

    def dissolve(self, which):
        if branches := self.of(K.BRANCH):
            unit = self.pick(branches, which)
            branch = TemporaryBranch.objects.select_related("unit").get(unit=unit)
            allowed = unit.pk not in self.over
            if self.attempt(allowed, dissolve_branch, branch=branch, on=days_ago(0), document_number=""):
                self._close(unit.pk)

    def dissolve_above(self, which):
        unit = self.pick(self.units, which)
        below = [key for key, parent in self.parent.items() if parent == unit.pk and key not in self.over]
        allowed = (
            unit.kind in (K.GENERAL_BRANCH, K.COMMITTEE, K.HOME_BRANCH)
            and unit.pk not in self.over
            and not below
            and unit.pk not in (*self.home.values(), *self.home_branch.values())
        )
        if self.attempt(allowed, dissolve_unit, unit=unit):
            self._close(unit.pk)

    def _close(self, key):
        self.over.add(key)
        self.held = {post: what for post, what in self.held.items() if what[2] != key}
        self.members = {(who, where) for who, where in self.members if where != key}

    # --- the life of a branch ---------------------------------------------------------------------------------

    def extend(self, which):
        if branches := self.of(K.BRANCH):
            unit = self.pick(branches, which)
            branch = TemporaryBranch.objects.select_related("unit", "project").get(unit=unit)
            until = self.until.get(unit.pk, days_ago(0)) + timedelta(days=30)
            allowed = unit.pk not in self.over and unit.pk not in self.handing
            if self.attempt(allowed, extend_branch, branch=branch, until=until, reason="顺延", document_number="x"):
                self.until[unit.pk] = until

    def convert(self, which, where):
        """Into a new regular branch, or with an odd ``where`` into one that is there already."""
        if branches := self.of(K.BRANCH):
            unit = self.pick(branches, which)
            branch = TemporaryBranch.objects.select_related("unit").get(unit=unit)
            here = [who for who, at in self.members if at == unit.pk]
            allowed = not {unit.pk} & {*self.over, *self.handing} and len(here) >= LEAST_FORMAL
            leader = next(one for one in self.above(unit.pk)[1:] if self._leads_homes(one))
            there = [one for one in self.of(K.HOME_BRANCH) if leader in self.above(one.pk) and one.pk not in self.over]
            new = {"name": f"组织{len(self.units)}", "code": f"C{len(self.units)}"}
            target = {"successor": fresh(self.pick(there, where))} if there and where % 2 else new
            made = self.attempt(
                allowed, convert_branch, branch=branch, reason="满六个月", document_number="x", **target
            )
            if made is not None:
                self.handing[unit.pk] = made.pk
                if target is new:
                    self.units.append(made)
                    self.parent[made.pk] = leader
                    records_of(made)

    def _leads_homes(self, key):
        unit = next(one for one in self.units if one.pk == key)
        return unit.kind in MAY_HANG_UNDER[K.HOME_BRANCH] and key not in self.over

    def confirm(self, which):
        """The home side confirms that a member's 组织关系 goes to the regular branch."""
        waiting = list(RelationTransfer.objects.filter(state="proposed").select_related("person", "target"))
        if waiting:
            row = self.pick(sorted(waiting, key=lambda one: (one.person.name, one.unit_id)), which)
            target, before = self.standing(row.target_id), self.standing(row.home_branch_id)
            unmoved = self.home_branch.get(row.person_id) == before
            if self.attempted(unmoved and target not in self.over, move_relation, transfer=row):
                RelationTransfer.objects.filter(pk=row.pk).update(state="confirmed")
                self.home_branch[row.person_id] = target

    # --- posts and members ------------------------------------------------------------------------------------

    def open(self, who, where, role):
        above = self.of(K.INSTITUTE, K.GENERAL_BRANCH, K.COMMITTEE, K.HOME_BRANCH)
        person, unit = self.pick(self.people, who), self.pick(above, where)
        allowed = (person.pk, role, unit.pk) not in self.held.values() and unit.pk not in self.over
        if post := self.attempt(allowed, open_post, person=person, role=role, unit=fresh(unit)):
            self.held[post.pk] = (person.pk, role, unit.pk)

    def end(self, which):
        """An office ends, or a branch's post by 免职."""
        if self.held:
            key = self.pick(sorted(self.held), which)
            post = Post.objects.select_related("person", "unit").get(pk=key)
            self.attempt(True, relieve if post.unit.is_temporary_branch else end_post, post=post)
            del self.held[key]

    def designate(self, who, where, role):
        if branches := self.of(K.BRANCH):
            person, unit = self.pick(self.people, who), fresh(self.pick(branches, where))
            here = [(one, what) for one, what, at in self.held.values() if at == unit.pk]
            taken = role in HELD_BY_ONE and role in [what for _, what in here]
            allowed = (person.pk, unit.pk) in self.members and (person.pk, role) not in here and not taken
            post = self.attempt(allowed, designate, unit=unit, person=person, role=role, document_number="")
            if post:
                self.held[post.pk] = (person.pk, role, unit.pk)

    def replace(self, which, who):
        """One goes, another comes: of a post of a branch, with a member of it."""
        posts = {key: what for key, what in self.held.items() if self._is_branch(what[2])}
        if posts:
            key, person = self.pick(sorted(posts), which), self.pick(self.people, who)
            holder, role, at = posts[key]
            mine = [what for one, what, where in self.held.values() if (one, where) == (person.pk, at)]
            allowed = person.pk != holder and (person.pk, at) in self.members and role not in mine
            post = Post.objects.select_related("person", "unit").get(pk=key)
            if done := self.attempt(allowed, replace, post=post, person=person, document_number=""):
                del self.held[key]
                self.held[done.pk] = (person.pk, role, at)

    def _is_branch(self, key):
        return next(unit for unit in self.units if unit.pk == key).kind == K.BRANCH

    def transfer(self, which, where):
        """A member goes on in another branch; posts stay behind."""
        branches = self.of(K.BRANCH)
        if branches and self.members:
            (who, at), to = self.pick(sorted(self.members), which), fresh(self.pick(branches, where))
            row = TemporaryMembership.objects.select_related("person", "unit").get(person=who, unit=at, ends_on=None)
            # Who left there today may not come back on the same day.
            allowed = at != to.pk and to.pk not in self.over and (who, to.pk) not in self.ever
            if self.attempt(allowed, transfer, memberships=[row], to=to):
                self.members = self.members - {(who, at)} | {(who, to.pk)}
                self.ever.add((who, to.pk))
                self.held = {key: post for key, post in self.held.items() if post[0::2] != (who, at)}

    def join(self, who, where):
        if branches := self.of(K.BRANCH):
            person, unit = self.pick(self.people, who), fresh(self.pick(branches, where))
            # Who left today may not come back on the same day.
            allowed = unit.pk not in self.over and (person.pk, unit.pk) not in self.ever
            if self.attempt(allowed, add_member, unit=unit, person=person):
                self.members.add((person.pk, unit.pk))
                self.ever.add((person.pk, unit.pk))

    def settle(self, who, where):
        """A person is sent by another organisation from now on."""
        person, unit = self.pick(self.people, who), self.pick(self.of(K.INSTITUTE, K.GENERAL_BRANCH), where)
        if unit.pk not in self.over:
            Person.objects.filter(pk=person.pk).update(home_unit=unit)
            self.home[person.pk] = unit.pk

    def leave(self, which):
        if self.members:
            who, where = self.pick(sorted(self.members), which)
            rows = TemporaryMembership.objects.select_related("person", "unit")
            row = rows.get(person=who, unit=where, ends_on=None)
            self.attempt(True, leave_branch, membership=row)
            self.members.remove((who, where))
            self.held = {key: post for key, post in self.held.items() if post[0::2] != (who, where)}

    # --- the obvious answers ----------------------------------------------------------------------------------

    def above(self, key):
        """The unit and everything above it, walked parent by parent."""
        found = []
        while key is not None:
            found.append(key)
            key = self.parent[key]
        return found

    def standing(self, key):
        while key in self.went_into:
            key = self.went_into[key]
        return key

    def grants(self, person):
        """Where this person holds which powers directly: posts, and what every plain member may.

        Who acts under one of several posts holds what that one gives, and nothing else.
        """
        if person in self.acting:
            _, role, where = self.held[self.acting[person]]
            return {(where, power) for power in POWERS[role]}
        found = {(where, power) for who, role, where in self.held.values() if who == person for power in POWERS[role]}
        holding = {(who, where) for who, _, where in self.held.values()}
        plain = {where for who, where in self.members - holding if who == person}
        found |= {(where, power) for where in plain for power in POWERS[Role.MEMBER]}
        return {(where, power) for where, power in found if where not in self.over}

    def may(self, person, power, unit):
        return any((where, power) in self.grants(person) for where in self.above(unit))

    def may_see_person(self, person, power, other):
        """From home, from a branch they are or were in (for those at work there), and by themselves."""
        looking = power == Power.VIEW
        in_branch = AT_WORK if looking else (power,)  # a membership that ended today still counts today
        branches = {where for who, where in self.ever if who == other}
        return (
            (looking and person == other)
            or self.may(person, power, self.home[other])
            or (other in self.home_branch and self.may(person, power, self.home_branch[other]))
            or any(self.may(person, asked, where) for asked in in_branch for where in branches)
        )

    def knows_need(self, person, power, unit, level):
        """Known at its level and below; of a level that went into another, that one counts."""
        return all(
            any(
                (where, asked) in self.grants(person) and self.standing(level) in self.above(where)
                for where in self.above(unit)
            )
            for asked in {power, Power.CARE}
        )

    def reads_list(self, person, owner):
        handed = any(
            power == Power.VIEW and self.standing(owner) in self.above(where) for where, power in self.grants(person)
        )
        return handed or self.may(person, Power.VIEW, owner)


def fresh(unit):
    return Unit.objects.get(pk=unit.pk)


def records_of(unit):
    """One record of each kind of permission rule."""
    Project.objects.create(code=f"P{unit.pk}", name="项目", unit=unit, started_on=days_ago(9))
    day, kind = days_ago(1), Need.Kind.OTHER
    Need.objects.create(unit=unit, level_unit=unit, kind=kind, raised_on=day, due_on=day, description="需求")
    CheckList.objects.create(unit=unit, code=f"L{unit.pk}", title="检查表", state=CheckList.State.ACTIVE)
