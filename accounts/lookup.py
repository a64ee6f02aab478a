"""Which account a sign-in means: asked once per request, because lock-out, backend and log all need the answer."""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.models.user import User

MEMO = "_account_meant"


def account_meant(typed: str, request: HttpRequest | None) -> User | None:
    """One query for the first call with a name, none for further calls in the same request."""
    if request is None:
        return User.objects.named(typed)
    memo: dict[str, User | None] = vars(request).setdefault(MEMO, {})
    if typed not in memo:
        memo[typed] = User.objects.named(typed)
    return memo[typed]


def name_key(typed: str, request: HttpRequest | None) -> str:
    """Keyed digest: equal for every spelling and for both names of an account, and for equal unknown names."""
    user = account_meant(typed, request)
    return digest(user.username if user else User.tidy_username(typed))


def digest(name: str) -> str:
    return salted_hmac("accounts.name", name).hexdigest()


def typed_name(credentials: dict[str, object] | None, request: HttpRequest | None) -> str:
    given = (credentials or {}).get("username")
    if given is None and request is not None:
        given = request.POST.get("username")
    # PostgreSQL takes no NUL in text, and nobody has a name as long as a book.
    return str(given or "").replace("\0", "")[:150]
