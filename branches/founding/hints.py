"""Hints on a founding request, shown while it is written and again to whoever replies (BR-01 … BR-15, SE-03)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from branches.founding.models import FoundingRequest
from branches.founding.proposal import Proposal, proposal_of
from branches.hints import BLOCK, INFO, WARN, Hint
from branches.hints.rules import facts, people, size, term

RULES: tuple[Callable[[Proposal], Iterator[Hint]], ...] = (
    people.secretary_named,
    people.probationary_holders,
    people.party_standing,
    people.discipline_apart,
    size.one_deputy,
    size.too_few,
    size.too_many,
    size.committee_size,
    size.no_committee,
    term.conditions,
    term.several_units,
    term.long_project,
    term.overdue_reply,
    facts.gathered_facts,
)


def hints_of(request: FoundingRequest) -> list[Hint]:
    """The same for a request as it is stored."""
    return hints_for(proposal_of(request))


def hints_for(proposal: Proposal) -> list[Hint]:
    """All remarks, the gravest first."""
    found = [hint for rule in RULES for hint in rule(proposal)]
    return sorted(found, key=lambda hint: (BLOCK, WARN, INFO).index(hint.severity))
