"""Applications and what a request passes through. Apps are named by string, so nothing below needs portal/."""

from portal.settings.env import BASE_DIR, flag

DEBUG = flag("DEBUG", default=False)
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "portal",
    "welfare",
    "supervision",
    "education",
    "branches",
    "reminders",
    "organisation",
    "records",
    "accounts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "guardian",
    "axes",
    "django_htmx",
    "django_filters",
    "import_export",
]

MIDDLEWARE = [
    "portal.middleware.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.compress.CompressText",
    "portal.middleware.sent_by_script.SentByScript",
    "portal.middleware.arrival.ArrivedWhole",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.middleware.by_form_only.ByFormOnly",
    "portal.first_start.middleware.FirstStartFirst",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.SessionGuard",
    "organisation.middleware.ActingPost",
    "records.middleware.FormReceipts",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        # Django wraps these loaders in the cached one; parsed templates stay in memory.
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.shell",
                "records.receipts.saved_forms",
            ],
        },
    }
]
FORM_RENDERER = "records.forms.Renderer"

# The ledger machinery asks; this object answers (see records/scope.py).
RECORDS_SCOPE = "organisation.scope.answer"
RECORDS_ACT_AS = "organisation.middleware.act_as"
