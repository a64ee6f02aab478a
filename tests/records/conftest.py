"""The sample app's rights and its two people, for tests of the record machinery."""

import pytest

from accounts.models.user import User
from tests.sample.models import Note
from tests.sample.scope import answer


@pytest.fixture
def sample_scope(settings):
    """A note belongs to its author; nothing else is asked."""
    settings.RECORDS_SCOPE = "tests.sample.scope.answer"
    settings.RECORDS_ACT_AS = ""
    answer.readers.clear()
    answer.powers = {"view", "log", "export"}
    return answer


@pytest.fixture
def alice(db, sample_scope):
    return User.objects.create_user("alice", "Alice-2026-notes", name="李爱丽")


@pytest.fixture
def bob(db, sample_scope):
    return User.objects.create_user("bob", "Bob-2026-notes", name="鲍勃")


@pytest.fixture
def note(alice):
    return Note.objects.create(author=alice, title="三月学习")


@pytest.fixture
def browser(client):
    """``browser(alice)``: the client, signed in."""

    def sign_in(user):
        client.force_login(user, backend="accounts.backends.AccountBackend")
        return client

    return sign_in
