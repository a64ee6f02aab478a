"""Facts that are harmless alone and may be secret together (SE-03)."""

from __future__ import annotations

from collections.abc import Iterator

from branches.founding.proposal import Proposal
from branches.hints import WARN, Hint
from branches.secrecy.places import TOGETHER, gathered
from organisation.regulations import quoted


def gathered_facts(proposal: Proposal) -> Iterator[Hint]:
    place = gathered(
        *proposal.texts,
        dated=proposal.starts_on is not None,
        headcount=proposal.headcount,
        projects=[proposal.project_name],
        chosen=bool(proposal.project_name),
    )
    if place:
        text = TOGETHER.format(place=place)
        yield Hint("SE-03", WARN, text, quoted("SE-03"))
