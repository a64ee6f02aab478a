"""What happens to every new session, whoever signed the user in: the page, a test, later single sign-on."""

from django.http import HttpRequest

from accounts import devices, marks
from accounts.models.user import User


def begin_session(sender: type, request: HttpRequest, user: User, **kwargs: object) -> None:
    """Receiver of Django's `user_logged_in`."""
    marks.begin(request.session, user)
    devices.opened(request, user)
