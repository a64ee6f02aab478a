"""Mail and logs. Log lines name ids and routes, never the text of a record."""

import os

from portal.settings.env import flag

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT") or 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "portal@localhost")
# Without a mail server nothing leaves the house: messages are dropped, the in-app notices stay.
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "django.core.mail.backends.dummy.EmailBackend"
)

# Chat robots are called only where somebody decided so: an isolated intranet never calls out.
NOTICES_CHAT = flag("NOTICES_CHAT", default=False)

LOG_LEVEL = os.environ.get("LOG_LEVEL", "INFO").upper()
LOGGING: dict[str, object] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        # Django's own handler would mail tracebacks with local variables to ADMINS.
        "django": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False},
        # One line for every task of every ten seconds says nothing; what fails is a warning or worse.
        "celery": {"level": "DEBUG" if LOG_LEVEL == "DEBUG" else "WARNING"},
        "axes": {"level": "WARNING"},
    },
}
