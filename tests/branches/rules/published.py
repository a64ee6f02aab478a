"""Working rules as people publish them, for the tests that are about them."""

from __future__ import annotations

from typing import Any

from branches.acknowledgements.models import Acknowledgement
from branches.rules.models import WorkingRule
from organisation.people.models import Person
from organisation.posts.models import Post
from records.ledger.registry import ledger
from tests.cast import Cast, days_ago, signed_in

DUTIES = "【书记】\n主持支部全面工作｜经常｜支部工作条例第11条\n谈心谈话\n【纪检委员】\n监督纪律执行情况｜每月"


def typed(cast: Cast, **changed: Any) -> dict[str, Any]:
    return {
        "unit": cast.institute.pk,
        "kind": "detailed",
        "title": "工作规范化实施细则",
        "code": "XZ-01",
        "effective_on": str(days_ago(0)),
        "text": "第一条 明确职责。",
        "duties_text": DUTIES,
        "then": "submit",
    } | changed


def publish(person: Person, cast: Cast, **changed: Any) -> WorkingRule:
    """By the form, with its second button; the version that came of it."""
    answer = signed_in(person).post(ledger("working-rules").url("create"), typed(cast, **changed))
    assert answer.status_code == 302, answer.context["form"].errors
    return WorkingRule.objects.order_by("created_at").last()


def sign(person: Person, row: Acknowledgement) -> Any:
    return signed_in(person).post(f"/branches/duties/{row.pk}/", follow=True)


def asked_of(person: Person, state: str = "asked") -> list[Acknowledgement]:
    return list(Acknowledgement.objects.filter(person=person, state=state).order_by("created_at"))


def post_of(person: Person) -> Post:
    return Post.objects.get(person=person, ends_on=None, role__in=("secretary", "discipline_member"))
