"""The two sets of password rules. Imported by the settings: no model may be imported here."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class PasswordRules:
    """`classes`: how many of lower case, upper case, digit, sign; `days`: life of a password, 0 for ever;
    `remembered`: how many former passwords are refused."""

    minimum: int
    classes: int
    days: int
    remembered: int
    maximum: int = 128


PROFILES = {
    "dengbao": PasswordRules(minimum=10, classes=3, days=90, remembered=5),  # GB/T 22239-2019 8.1.4.1 a)
    "asvs": PasswordRules(minimum=12, classes=0, days=0, remembered=0),  # OWASP ASVS 5.0 6.2
}


def rules_for(profile: str) -> PasswordRules:
    """ValueError for a profile that does not exist: a misspelt setting must not weaken the rules silently."""
    if profile not in PROFILES:
        raise ValueError(f"PASSWORD_PROFILE must be one of {', '.join(PROFILES)}, not {profile!r}")
    return PROFILES[profile]


def validators_for(rules: PasswordRules) -> list[dict[str, object]]:
    """The value of AUTH_PASSWORD_VALIDATORS."""
    number = asdict(rules)
    checks: list[tuple[str, dict[str, object]]] = [
        ("LengthValidator", {key: number[key] for key in ("minimum", "maximum")}),
        ("ClassesValidator", {"classes": rules.classes}),
        ("BlocklistValidator", {}),
        ("IdentityValidator", {}),
        ("HistoryValidator", {"remembered": rules.remembered}),
    ]
    return [{"NAME": f"accounts.passwords.validators.{name}", "OPTIONS": options} for name, options in checks]
