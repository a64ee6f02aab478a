"""From a decided selection to the act that opens the post, with everything already known filled in."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from branches.committee.acts import HELD_BY_ONE
from branches.life.models import TemporaryBranch
from branches.selection.models import CadreSelection
from organisation.memberships.models import TemporaryMembership
from organisation.posts.models import Post
from organisation.powers import Power
from records import scope


def appointing_url(request: HttpRequest, selection: CadreSelection) -> str:
    """'' unless the decision waits for its post and the reader may designate there."""
    branch = TemporaryBranch.objects.filter(unit=selection.unit_id).select_related("unit").first()
    waits = selection.state == CadreSelection.State.DECIDED and selection.taken_up is None
    if not waits or branch is None or not branch.is_active or not scope.permits(request.user, Power.DECIDE, branch):
        return ""
    if not TemporaryMembership.objects.here().filter(unit=selection.unit_id, person=selection.person_id).exists():
        return ""
    return f"{_act(branch, selection)}?{urlencode(_known(selection))}"


def _act(branch: TemporaryBranch, selection: CadreSelection) -> str:
    if selection.role in HELD_BY_ONE:
        post = Post.objects.on().filter(unit=selection.unit_id, role=selection.role).first()
        if post:
            return reverse("branches:replace", args=[branch.pk, post.pk])
    return reverse("branches:designate", args=[branch.pk])


def _known(selection: CadreSelection) -> dict[str, object]:
    known: dict[str, object] = {
        "role": selection.role,
        "person": selection.person_id,
        "document_number": selection.document_number,
    }
    return known | ({"full_time": "on"} if selection.full_time else {})
