"""请示 and 批复 as official papers, in the order and wording offices use (design: record formats)."""

from __future__ import annotations

from branches.founding.models import FoundingRequest
from branches.papers.models import IssuedPaper
from branches.papers.titles import broken
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Role
from records.documents import chinese_date, official_document

CLAUSE = "根据《中国共产党支部工作条例（试行）》第八条规定"


def request_paper(request: FoundingRequest, paper: IssuedPaper | None = None) -> bytes:
    """关于成立中共…临时支部委员会的请示, with the table of members as its annex; ``paper`` once it has a number."""
    lines = list(request.members.select_related("person").order_by("pk"))
    people = list(dict.fromkeys(line.person for line in lines))
    formal = sum(person.may_vote for person in people)
    posts = [f"拟任{line.role_label}：{line.person.name}" for line in lines if line.proposed_role]
    paragraphs = [
        f"一、项目性质与任务。{request.task_summary}",
        f"二、人员情况。拟编入党员 {len(people)} 名，其中正式党员 {formal} 名、预备党员 {len(people) - formal} 名"
        + (f"；现场人员约 {request.headcount} 人。" if request.headcount else "。"),
        f"三、依据和理由。{CLAUSE}，党员组织关系不转接，{request.reason}",
        f"四、设置方案。拟成立{request.name}，隶属{request.parent or request.unit}。{'；'.join(posts)}。",
        f"五、起止时间。{chinese_date(request.starts_on)}至{chinese_date(request.ends_on)}。",
    ]
    if request.long_term_decision:
        paragraphs.append(f"六、关于设置期限。{request.long_term_decision}")
    submitted = request.submitted_at.date() if request.submitted_at else None
    return official_document(
        head=paper.unit.name if paper else "",
        number=paper.document_number if paper else "",
        approver=(paper.signed_by or "　　　") if paper else "",
        title=broken(f"关于成立{request.name}的请示"),
        addressee=_root(request),
        paragraphs=[*paragraphs, "妥否，请批示。"],
        attachments=("党员基本情况表",),
        signer=request.unit.name,
        date=paper.issued_on if paper else submitted,
    )


def reply_paper(request: FoundingRequest) -> bytes:
    """关于同意成立…的批复: the designated posts stand in the reply itself (BR-08)."""
    branch = request.branch
    paragraphs = [
        f"你单位《关于成立{request.name}的请示》收悉。经研究，同意成立{branch.unit.name}，隶属{branch.unit.parent}。",
        f"{CLAUSE}，指定{_designated(request)}。",
        "临时党支部党员组织关系不转接。项目结束、临时组建的机构撤销后，临时党支部自然撤销。",
    ]
    return official_document(
        head=_root(request),
        number=request.document_number,
        title=broken(f"关于同意成立{branch.unit.name}的批复"),
        addressee=request.unit.name,
        paragraphs=[*paragraphs, "此复。"],
        signer=_root(request),
        date=request.replied_on,
    )


def _designated(request: FoundingRequest) -> str:
    """「李建军同志任书记，王海燕同志任副书记」, as first designated."""
    order = {role.value: place for place, role in enumerate(BRANCH_COMMITTEE)}
    unit, number = request.branch.unit, request.document_number
    posts = Post.objects.filter(unit=unit, document_number=number, role__in=order).select_related("person")
    in_order = sorted(posts, key=lambda post: (order[post.role], post.pk))
    return "，".join(f"{post.person.name}同志任{Role(post.role).label}" for post in in_order)


def _root(request: FoundingRequest) -> str:
    unit = request.unit
    while unit.parent is not None:
        unit = unit.parent
    return unit.name
