"""Keys, backends, cookies, headers. Lock-out and password rules stand in `sign_in`."""

import os

from portal.settings.env import EMBEDDED, HOST, flag, secret_key, words

SECRET_KEY = secret_key()
ALLOWED_HOSTS = words("ALLOWED_HOSTS", default=f"localhost,127.0.0.1,[::1],{HOST}" if EMBEDDED else "")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "accounts.backends.AccountBackend",
    "organisation.scope.ScopeBackend",
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "accounts:login"

# Grants live on units only, in guardian's abstract tables (branches/); its generic backend is not used.
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
# W002 asks for Django's own middleware; portal.middleware.headers sends X-Frame-Options with the rest.
SILENCED_SYSTEM_CHECKS = ["guardian.W001", "security.W002"]

# HTTPS is a must outside the embedded profile; HTTPS=0 is for trying a server behind no proxy.
HTTPS = flag("HTTPS", default=not EMBEDDED)
SECURE_SSL_REDIRECT = HTTPS
# Probes ask on the inside, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("BEHIND_PROXY", default=False) else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"

# Same name and shape as in Django 6. No page has inline script or style, so no nonce is needed.
SECURE_CSP = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
PERMISSIONS_POLICY = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"

# Keys the seals over the history (records/audit_chain.py); kept apart from the database.
HISTORY_KEY = os.environ.get("HISTORY_KEY") or SECRET_KEY
