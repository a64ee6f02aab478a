"""What the browser may let go of: pages name the forms that were really saved, and only those."""

from __future__ import annotations

import re
import uuid

from django.test import Client

from records.ledger.registry import ledger
from tests.cast import Cast, signed_in
from tests.making import makers


def told(client: Client) -> list[str]:
    """The ids a fresh page names."""
    found = re.search(r'<meta name="saved-forms" content="([^"]*)">', client.get("/help/").content.decode())
    return found[1].split() if found else []


def form_id(page: str) -> str:
    found = re.search(r'name="form_id" value="([^"]+)"', page[page.index("csrfmiddlewaretoken", page.index("<main")) :])
    assert found
    return found[1]


def activity(cast: Cast, **more: str) -> dict[str, object]:
    form_data = makers()["squads"].form_data
    assert form_data
    return {**form_data(cast, cast.jia.unit), **more}


def test_a_saved_form_is_named_and_a_refused_one_is_not(cast: Cast) -> None:
    client, squads = signed_in(cast.lijianjun), ledger("squads")
    assert told(client) == []
    refused, saved = str(uuid.uuid4()), str(uuid.uuid4())
    assert client.post(squads.url("create"), {"client_id": refused}).status_code == 422
    assert client.post(squads.url("create"), activity(cast, client_id=saved)).status_code == 302
    assert told(client) == [saved]
    assert told(client) == [saved], "an answer that got lost is told again"


def test_an_edit_is_named_by_the_id_of_its_form_not_by_its_record(cast: Cast) -> None:
    client, squads = signed_in(cast.lijianjun), ledger("squads")
    key = str(uuid.uuid4())
    client.post(squads.url("create"), activity(cast, client_id=key))
    page = client.get(squads.url("edit", key)).content.decode()
    assert 'name="client_id"' not in page
    own = form_id(page)
    assert own != form_id(client.get(squads.url("edit", key)).content.decode()), "each showing is a form of its own"
    body = activity(cast, version="1", form_id=own)
    assert client.post(squads.url("edit", key), body).status_code == 302
    assert told(client) == [key, own]


def test_a_form_shown_again_keeps_its_id(cast: Cast) -> None:
    client, squads = signed_in(cast.lijianjun), ledger("squads")
    key, own = str(uuid.uuid4()), str(uuid.uuid4())
    client.post(squads.url("create"), activity(cast, client_id=key))
    answer = client.post(squads.url("edit", key), {"version": "1", "form_id": own})
    assert answer.status_code == 422 and form_id(answer.content.decode()) == own


def test_a_refusal_that_leads_on_with_an_error_is_no_receipt(cast: Cast) -> None:
    """Nothing was chosen for the many: the list comes back with a message."""
    client, own = signed_in(cast.lijianjun), str(uuid.uuid4())
    assert client.post(ledger("squads").url("bulk"), {"form_id": own}).status_code == 302
    assert told(client) == []


def test_nobody_reads_the_receipts_of_others(cast: Cast) -> None:
    key = str(uuid.uuid4())
    signed_in(cast.lijianjun).post(ledger("squads").url("create"), activity(cast, client_id=key))
    assert told(signed_in(cast.wanghaiyan)) == []
