"""Passwords that attackers try first: Django's list of 20,000, Chinese habits, and their simple disguises."""

from functools import cache
from pathlib import Path

from django.contrib.auth.password_validation import CommonPasswordValidator

HABITS = Path(__file__).with_name("habits.txt")
DISGUISES = str.maketrans("@4301!5$7", "aaeoiisst")
ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1234567890",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "abcdefghijklmnopqrstuvwxyz",
)


def is_common(password: str) -> bool:
    """True for a listed password, for a listed word dressed up with digits and signs, and for a walk over the keys."""
    plain = password.lower()
    return plain in _listed() or bool(_cores(plain) & (_words() | {""})) or _is_walk(plain)


def _cores(plain: str) -> set[str]:
    """What is left of a password without its digits and signs: `admin@2026` and `P@ssw0rd!!` become words again."""
    undressed = plain.strip("0123456789!@#$%^&*()-_=+.,?~ ")
    return {_letters(plain), _letters(undressed.translate(DISGUISES))}


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())


def _is_walk(plain: str) -> bool:
    """Every run of four or more letters or digits follows a row of the keyboard, forward or backward."""
    runs = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    rows = [row * 2 for row in ROWS] + [row[::-1] * 2 for row in ROWS]
    return bool(runs) and all(any(run in row for row in rows) for run in runs if len(run) > 3)


@cache
def _listed() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords) | frozenset(_habits())


@cache
def _words() -> frozenset[str]:
    """Letters of the habits: short ones are left out, or any password with one letter would be refused."""
    return frozenset(word for habit in _habits() if len(word := _letters(habit)) >= 2)


@cache
def _habits() -> tuple[str, ...]:
    lines = HABITS.read_text(encoding="utf-8").splitlines()
    return tuple(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))
