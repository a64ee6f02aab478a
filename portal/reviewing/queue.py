"""下一条: from one record of 我的待办 to the next, in the list's order, past what others have open."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from accounts.models.user import User
from portal import todo
from portal.counting import counted_together
from portal.reviewing import claims
from portal.reviewing.narrowing import PARAM, Narrowing, place_in
from portal.task_lines import BY_DEADLINE, Found, Part, Place, first, place_of, records_of, text_of
from records import query_params
from records.ledger import ledgers

LOOKED_AT = 50  # so many at a time are asked whether somebody has them open


@dataclass(frozen=True)
class Queue:
    """What a record's page shows of the list it was opened from. ``holder``: who else has it open."""

    list_url: str
    next_url: str
    left: int
    holder: str

    @property
    def param(self) -> str:
        """For links to pages that ask for more before the move is made."""
        return urlencode({"after": self.next_url})


def of_page(request: HttpRequest, user: User) -> Queue | None:
    """The list behind the page, if it is the page of a record and was opened from one."""
    match, said = request.resolver_match, request.GET.get(PARAM)
    ledger = next((one for one in ledgers() if match and one.slug == match.namespace), None)
    if said is None or match is None or ledger is None or match.url_name != "detail":
        return None
    query, here = QueryDict(said), (ledger, text_of(match.kwargs["pk"]))
    narrowing = Narrowing.of(query)
    passed = {**narrowing.query, "at": query.get("at", ""), "done": f"{ledger.slug}:{here[1]}"}
    return Queue(
        list_url=list_url(narrowing),
        next_url=f"{reverse('portal:next')}?{urlencode(passed)}",
        left=left(user, narrowing, here),
        holder=claims.take(user, here),
    )


def list_url(narrowing: Narrowing) -> str:
    query = urlencode(narrowing.query)
    return f"{reverse('portal:todo')}{'?' if query else ''}{query}"


def left(user: User, narrowing: Narrowing, but: Found | None) -> int:
    """How many wait beside this one."""
    parts = _but(narrowing.narrowed(todo.waiting_rows(user)), but)
    return sum(counted_together(user, [rows for _, rows in parts]))


def following(user: User, narrowing: Narrowing, query: QueryDict) -> str:
    """The page of the next record, '' when none is left that nobody else has open. After the last comes the first."""
    here = passed_by(query)
    if here:
        claims.leave(user, here)
    parts = _but(narrowing.narrowed(todo.waiting_rows(user)), here)
    place = place_in(query)
    found = _free(user, parts, place) or (_free(user, parts, None) if place else None)
    if found is None:
        return ""
    record = records_of([found])[found]
    return f"{found[0].url('detail', record.pk)}?{narrowing.param(place_of(record))}"


def _free(user: User, parts: list[Part], behind: Place | None) -> Found | None:
    """The first that is free, and it is taken; who is beaten to it looks for the next."""
    candidates = first(parts, LOOKED_AT, BY_DEADLINE, behind=behind)
    return next((one for one in claims.free(user, candidates) if not claims.take(user, one)), None)


def passed_by(query: QueryDict) -> Found | None:
    """``?done=``: the record one comes from."""
    slug, _, key = query.get("done", "").partition(":")
    ledger = next((one for one in ledgers() if one.slug == slug), None)
    return (ledger, text_of(key)[:36]) if ledger and key else None


def _but(parts: list[Part], here: Found | None) -> list[Part]:
    if here is None:
        return parts
    return [(ledger, _without(rows, here[1]) if ledger is here[0] else rows) for ledger, rows in parts]


def _without(rows: QuerySet[Model], key: str) -> QuerySet[Model]:
    return rows.exclude(pk__in=query_params.keys(rows.model, [key]))
