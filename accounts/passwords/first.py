"""Random first passwords that can be read out over the telephone."""

import secrets

from accounts.passwords.blocklist import is_common

LOWER = "abcdefghjkmnpqrstuvwxyz"
UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGIT = "23456789"


def first_password() -> str:
    """Three groups of four, `Kp7m-tQx4-w9Rz`: about 63 bits, four kinds of character, no 0/O or 1/l/I."""
    while True:
        password = "-".join(_group() for _ in range(3))
        if not is_common(password):
            return password


def _group() -> str:
    signs = [secrets.choice(kind) for kind in (LOWER, UPPER, DIGIT, LOWER + UPPER + DIGIT)]
    secrets.SystemRandom().shuffle(signs)
    return "".join(signs)
