"""May this organisation do it? What is forbidden and not lifted is refused with the clause (BR-07)."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from branches.permits.forbidden import CLAUSE, LIFTED, WORDS, Form, matter
from branches.permits.models import FormPermit
from organisation.units.models import Unit


def refusal(unit: models.Model | None, form: Form | None, what: str) -> str:
    """Why this organisation does not do it, with the clause; '' when it may. Other organisations may do all of it."""
    if form is None or not isinstance(unit, Unit) or not unit.is_temporary_branch:
        return ""
    rule = f"“{what}”不能在这里办理：临时党支部{WORDS[form]}（{CLAUSE}）"
    if form not in LIFTED:
        return f"{rule}，这类事项由党员原党支部或批准成立的党组织办理。"
    in_force = FormPermit.objects.filter(branch__unit=unit, form=form, until__gte=timezone.localdate())
    return "" if in_force.exists() else f"{rule}；确有需要的，先由批准成立的党组织在支部页面特许。"


def vote_refusal(unit: models.Model | None, what: str) -> str:
    """The same for a matter that is put to the vote, as it was typed."""
    return refusal(unit, matter(what), what)
