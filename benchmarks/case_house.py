"""What every page pays before it does anything of its own."""

from collections.abc import Iterator

from benchmarks.case import Case, page


def cases() -> Iterator[Case]:
    yield Case("healthz, the middleware alone", page("/healthz"))
    yield Case("sign-in page", page("/accounts/login/"), user="stranger")
