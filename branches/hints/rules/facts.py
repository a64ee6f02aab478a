"""Facts that are harmless alone and may be secret together (SE-03)."""

from __future__ import annotations

from collections.abc import Iterator

from branches.founding.proposal import Proposal
from branches.hints import WARN, Hint
from branches.secrecy.places import TOGETHER, gathered


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
        clause = "《保守国家秘密法实施条例》第四十三条：汇聚、关联后属于国家秘密事项的数据，应当加强管理"
        yield Hint("SE-03", WARN, text, clause)
