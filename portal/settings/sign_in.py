"""What accounts/ reads: names shown before sign-in, passwords, lock-out, sessions. Loaded after `security`."""

import os
from datetime import timedelta

from accounts.passwords.profiles import rules_for, validators_for

PORTAL = {
    "name": os.environ.get("PORTAL_NAME") or "项目临时党支部 管理平台",
    "institute": os.environ.get("PORTAL_INSTITUTE") or "中国××科学研究院党委",
    "motto": os.environ.get("PORTAL_MOTTO") or "把支部建在项目上 让党旗飘扬在一线",
    "support": os.environ.get("PORTAL_SUPPORT", ""),
}
# Called for the names in force: what an administrator set goes before the words above.
PORTAL_NAMES = "portal.identity.names.names"
# A template that extends accounts/profile.html may fill its block `posts`.
PROFILE_TEMPLATE = "organisation/posts/profile.html"
CSRF_FAILURE_VIEW = "accounts.views.stale.csrf_failure"

# Two norms collide: 等保 8.1.4.1 a) wants kinds of character and periodic change, ASVS 5.0 6.2.5/6.2.10 forbids both.
PASSWORD_PROFILE = os.environ.get("PASSWORD_PROFILE") or "dengbao"
PASSWORD_RULES = rules_for(PASSWORD_PROFILE)
AUTH_PASSWORD_VALIDATORS = validators_for(PASSWORD_RULES)

SESSION_IDLE_SECONDS = int(os.environ.get("SESSION_IDLE_SECONDS") or 30 * 60)
SESSION_ABSOLUTE_SECONDS = 12 * 60 * 60
SESSION_WARNING_SECONDS = 2 * 60
SESSION_MAX_DEVICES = int(os.environ.get("SESSION_MAX_DEVICES") or 3)
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS

# How many proxies of ours stand before the application; 0: X-Forwarded-For is a stranger's word and is not read.
PROXY_COUNT = int(os.environ.get("PROXY_COUNT") or 0)

# First tier of the lock-out, by django-axes: one account from one address.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_CALLABLE = "accounts.lockout.refusal"
AXES_USERNAME_CALLABLE = "accounts.lockout.axes_name"
AXES_CLIENT_IP_CALLABLE = "accounts.client.address"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# Second tier, accounts/lockout.py: one account from anywhere, sparing the browsers its owner has used before.
SIGN_IN_SOFT_LIMIT = 20
SIGN_IN_SOFT_WINDOW = timedelta(hours=1)
KNOWN_DEVICE_SECONDS = 180 * 24 * 60 * 60
