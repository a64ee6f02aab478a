"""Password rules as Django validators. Messages tell the person what to do; `get_help_text` feeds the change page."""

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError

from accounts.models.password_history import PasswordHistory
from accounts.models.user import User
from accounts.passwords import blocklist


class LengthValidator:
    def __init__(self, minimum: int, maximum: int) -> None:
        self.minimum, self.maximum = minimum, maximum

    def validate(self, password: str, user: User | None = None) -> None:
        if len(password) < self.minimum:
            raise ValidationError(f"密码太短，请至少输入 {self.minimum} 个字符。", code="too_short")
        if len(password) > self.maximum:
            raise ValidationError(f"密码太长，请不要超过 {self.maximum} 个字符。", code="too_long")

    def get_help_text(self) -> str:
        return f"至少 {self.minimum} 个字符"


class ClassesValidator:
    """等保 8.1.4.1 a): complexity. `classes` of the four kinds of character must occur; 0 asks for none."""

    def __init__(self, classes: int) -> None:
        self.classes = classes

    def validate(self, password: str, user: User | None = None) -> None:
        if kinds_of_character(password) < self.classes:
            raise ValidationError(
                f"密码太简单，请在大写字母、小写字母、数字、符号中至少用到 {self.classes} 种。", code="too_plain"
            )

    def get_help_text(self) -> str:
        return f"大写字母、小写字母、数字、符号至少用到 {self.classes} 种" if self.classes else ""


class BlocklistValidator:
    def validate(self, password: str, user: User | None = None) -> None:
        if blocklist.is_common(password):
            raise ValidationError("这个密码太常见，容易被猜中，请换一个。", code="too_common")

    def get_help_text(self) -> str:
        return "不要用常见密码、键盘连续字符或单纯的数字组合"


class IdentityValidator:
    """The password must not contain the account name, the staff number or the person's name."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None:
            return
        own = (user.username, user.staff_number or "", user.name)
        if any(len(word) >= 2 and word.lower() in password.lower() for word in own):
            raise ValidationError("密码中不能含有您的账号、工号或姓名，请换一个。", code="too_personal")

    def get_help_text(self) -> str:
        return "不能含有您的账号、工号或姓名"


class HistoryValidator:
    """Refuses the last `remembered` passwords (the present one counts) and keeps the book of them."""

    def __init__(self, remembered: int) -> None:
        self.remembered = remembered

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None or user.pk is None or not self.remembered:
            return
        former = user.former_passwords.values_list("password", flat=True)[: self.remembered]
        if any(check_password(password, digest) for digest in {user.password, *former}):
            raise ValidationError(f"不能使用最近 {self.remembered} 次用过的密码，请换一个。", code="used_before")

    def password_changed(self, password: str, user: User | None = None) -> None:
        """Django calls this after the user was saved with a new password."""
        if user is None or not self.remembered:
            return
        PasswordHistory.objects.create(user=user, password=user.password)
        kept = user.former_passwords.values_list("pk", flat=True)[: self.remembered]
        user.former_passwords.exclude(pk__in=list(kept)).delete()

    def get_help_text(self) -> str:
        return f"不能与最近 {self.remembered} 次用过的密码相同" if self.remembered else ""


def kinds_of_character(password: str) -> int:
    """How many of lower case, upper case, digit and anything else occur, 0–4."""
    lower, upper, digit = str.islower, str.isupper, str.isdigit
    other = sum(not (lower(sign) or upper(sign) or digit(sign)) for sign in password) > 0
    return sum((any(map(lower, password)), any(map(upper, password)), any(map(digit, password)), other))
