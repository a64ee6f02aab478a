"""All models of the package; import them from here."""

from accounts.models.account_event import AccountEvent
from accounts.models.device_session import DeviceSession
from accounts.models.password_history import PasswordHistory
from accounts.models.sign_in import SignIn
from accounts.models.user import User

__all__ = ["AccountEvent", "DeviceSession", "PasswordHistory", "SignIn", "User"]
