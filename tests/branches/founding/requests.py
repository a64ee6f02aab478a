"""A request to found a branch, as 一部's officer would write it."""

from branches.founding.acts import file_request, grant_request, report_request
from branches.founding.models import FoundingMember, FoundingRequest
from branches.life.models import TemporaryBranch
from organisation.people.models import Person
from organisation.powers import Role
from tests.cast import Cast, days_ago

NAME = "戊临时党支部"


def written(cast: Cast, **changes: object) -> FoundingRequest:
    """A draft with three people: secretary 刘芳, 钱一鸣 and 孙二梅."""
    plain = {
        "unit": cast.first,
        "project": cast.bridge,
        "name": NAME,
        "task_summary": "跨海桥长期监测",
        "reason": "人员集中、时间较长",
        "starts_on": days_ago(0),
        "ends_on": days_ago(-90),
        "author": cast.huangweijie.user,
    }
    request = FoundingRequest.objects.create(**(plain | changes))
    FoundingMember.objects.create(request=request, person=cast.liufang, proposed_role=Role.SECRETARY)
    for person in cast.plain[:2]:
        FoundingMember.objects.create(request=request, person=person)
    return request


def reported(cast: Cast, **changes: object) -> FoundingRequest:
    """The same on the institute's desk."""
    request = written(cast, **changes)
    file_request(request=request, by=cast.huangweijie.user)
    return report_request(request=request, by=cast.gaoyumei.user)


def grant(cast: Cast, request: FoundingRequest, **changes: object) -> TemporaryBranch:
    """The institute's reply: 刘芳 is the full-time secretary."""
    plain = {
        "request": request,
        "document_number": "院党委〔2026〕11号",
        "replied_on": days_ago(0),
        "name": NAME,
        "posts": [(cast.liufang, Role.SECRETARY, True)],
        "by": cast.linjing.user,
    }
    return grant_request(**(plain | changes))


def form_data(cast: Cast, **changes: object) -> dict[str, object]:
    """What the officer's browser sends."""
    plain = {
        "unit": cast.first.pk,
        "project": cast.bridge.pk,
        "name": NAME,
        "parent": "",
        "task_summary": "跨海桥长期监测",
        "reason": "人员集中、时间较长",
        "headcount": "20",
        "starts_on": str(days_ago(0)),
        "ends_on": str(days_ago(-90)),
        "long_term_decision": "",
        "secretary": str(cast.liufang.pk),
        "members": [str(person.pk) for person in cast.plain[:2]],
    }
    return plain | changes


def reply_data(cast: Cast, **changes: object) -> dict[str, object]:
    """What the institute's browser sends; 刘芳 remains secretary of her home branch."""
    plain = {
        "document_number": "院党委〔2026〕11号",
        "replied_on": str(days_ago(0)),
        "name": NAME,
        "short_name": "戊支部",
        "code": "",
        "parent": cast.first.pk,
        "secretary": str(cast.liufang.pk),
        "full_time": "on",
        "other_posts": kept(cast.liufang),
    }
    return plain | changes


def kept(person: Person) -> str:
    """The answer that what the person holds elsewhere stays."""
    return f"keep:{','.join(str(post.pk) for post in person.posts.not_over().exclude(role=Role.MEMBER))}"
