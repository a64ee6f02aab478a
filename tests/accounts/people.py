"""Three accounts and the words to sign in with. These tests need no posts and no branches."""

from django.test import Client

from accounts.models.user import User

PASSWORD = "Jia-2026-zhandian"
WRONG = "Wrong-2026-guess"
LOGIN = "/accounts/login/"
PROFILE = "/accounts/profile/"


def make_account(username: str = "lijianjun", **more) -> User:
    given = {"name": "李建军", "staff_number": "E10086", **more}
    return User.objects.create_user(username, PASSWORD, **given)


def sign_in(client: Client, name: str = "lijianjun", password: str = PASSWORD, **more):
    """The form as a person sends it; `ip`, `next` and `remember` may be added."""
    ip = more.pop("ip", "10.1.1.1")
    return client.post(LOGIN, {"username": name, "password": password, **more}, REMOTE_ADDR=ip)


def text_of(response) -> str:
    return response.content.decode()
