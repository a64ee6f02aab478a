"""Headers that every answer carries, errors included."""

from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def policy(directives: Mapping[str, Sequence[str]]) -> str:
    """SECURE_CSP as one header line."""
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


class SecurityHeaders:
    """Outermost: what a view has set itself (a stricter policy for a download) stays."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.fixed = {
            "Content-Security-Policy": policy(settings.SECURE_CSP),
            "Permissions-Policy": settings.PERMISSIONS_POLICY,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": settings.X_FRAME_OPTIONS,
            "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
            "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        for name, value in self.fixed.items():
            response.headers.setdefault(name, value)
        # Static files keep the long life that whitenoise gave them; pages belong to one reader and are never kept.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
