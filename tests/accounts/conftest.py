import pytest
from django.test import Client

from accounts.models.user import User
from tests.accounts.people import make_account


@pytest.fixture
def li(db) -> User:
    """李建军, account lijianjun, staff number E10086."""
    return make_account()


@pytest.fixture
def zhou(db) -> User:
    return make_account("zhouqian", name="周倩", staff_number="E10087")


@pytest.fixture
def phone() -> Client:
    """A second browser."""
    return Client(HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile Safari/537.36")
