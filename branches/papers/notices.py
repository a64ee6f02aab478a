"""任职通知 and 撤销通知 as official papers, filled from the posts and the branch (BR-08, BR-09)."""

from __future__ import annotations

from collections.abc import Callable

from branches.committee.papers import posts_of
from branches.founding.papers import reply_paper, request_paper
from branches.life.models import TemporaryBranch
from branches.papers.models import IssuedPaper
from branches.papers.titles import broken
from organisation.regulations import BRANCH_REGULATION
from organisation.units.models import Unit
from records.documents import chinese_date, official_document

Kind = IssuedPaper.Kind
NATURAL = f"根据{BRANCH_REGULATION}第八条“临时组建的机构撤销后，临时党支部自然撤销”的规定"


def word_of(paper: IssuedPaper) -> bytes | None:
    """The paper in Word; None for one that is not written here."""
    return WRITERS[paper.kind](paper) if is_written(paper) else None


def is_written(paper: IssuedPaper) -> bool:
    """Whether an act issued it and the data it is filled from are here: the branch, or the founding request."""
    if not paper.from_act:
        return False
    if paper.kind in (Kind.REQUEST, Kind.REPLY):
        return paper.founding_id is not None
    return paper.kind in WRITERS and paper.about_unit is not None and paper.about_unit.is_temporary_branch


def appointment_paper(paper: IssuedPaper) -> bytes:
    """关于…同志任职的通知: one line for each post that began or ended by it."""
    coming, going = posts_of(paper)
    about = _about(paper)
    reason = f"根据{BRANCH_REGULATION}第八条规定，经研究，" if coming else "经研究，"
    lines = [
        f"{post.person.name}同志任{about.name}{post.get_role_display()}{_full_time(post.full_time)}；"
        for post in coming
    ]
    lines += [f"免去{post.person.name}同志的{about.name}{post.get_role_display()}职务；" for post in going]
    if lines:
        lines[-1] = lines[-1].removesuffix("；") + "。"
    return _notice(paper, [f"{reason}决定：", *lines])


def dissolution_paper(paper: IssuedPaper) -> bytes:
    """关于撤销…的通知: by nature when its project is over, by decision else."""
    branch: TemporaryBranch = _about(paper).temporary_branch
    name, members = branch.unit.name, branch.member_count
    probationary = f"（其中预备党员 {branch.probationary_count} 名）" if branch.probationary_count else ""
    paragraphs = [
        f"{_ground(branch)}。现将有关事项通知如下：",
        f"一、{name}的书记、副书记和委员职务随之免去，不再另行发文。",
        f"二、支部党员 {members} 名{probationary}的组织关系仍在原党支部，自撤销之日起回原党支部参加组织生活；"
        "在临时党支部期间的表现情况，由原支部书记向其所在党支部介绍。",
        f"三、{name}的会议记录、台账等资料由{branch.unit.parent}归档保存，未办结的事项由{branch.unit.parent}接续办理。",
    ]
    return _notice(paper, paragraphs)


def _ground(branch: TemporaryBranch) -> str:
    unit, project = branch.unit, branch.project
    since = f"自{chinese_date(branch.dissolved_on)}起"
    if unit.merged_into:
        return f"经研究，决定将{unit.name}并入{unit.merged_into.name}，{unit.name}{since}撤销"
    if project.closed_on and branch.dissolved_on and project.closed_on <= branch.dissolved_on:
        over = f"{project.name}已于{chinese_date(project.closed_on)}结束，临时组建的机构已经撤销。"
        return f"{over}{NATURAL}，{unit.name}{since}自然撤销"
    return f"经研究，决定撤销{unit.name}，{since}执行"


def _notice(paper: IssuedPaper, paragraphs: list[str]) -> bytes:
    above = _about(paper).parent
    return official_document(
        head=paper.unit.name,
        number=paper.document_number,
        title=broken(paper.title),
        addressee=above.name if above else "",
        paragraphs=[*paragraphs, "特此通知。"],
        signer=paper.unit.name,
        date=paper.issued_on,
    )


def _full_time(yes: bool) -> str:
    return "（专职）" if yes else ""


def _about(paper: IssuedPaper) -> Unit:
    if paper.about_unit is None:
        raise ValueError("this kind of paper speaks of a branch")
    return paper.about_unit


def _request(paper: IssuedPaper) -> bytes:
    if paper.founding is None:
        raise ValueError("a numbered 请示 belongs to a request")
    return request_paper(paper.founding, paper)


def _reply(paper: IssuedPaper) -> bytes:
    if paper.founding is None:
        raise ValueError("a numbered 批复 belongs to a request")
    return reply_paper(paper.founding)


WRITERS: dict[str, Callable[[IssuedPaper], bytes]] = {
    Kind.REQUEST: _request,
    Kind.REPLY: _reply,
    Kind.APPOINTMENT: appointment_paper,
    Kind.DISSOLUTION: dissolution_paper,
}
