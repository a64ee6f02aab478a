"""What people do with needs; each act is one transaction with its history inside."""

from welfare.asks.acts import ask_all
from welfare.needs.acts import answer, confirm, pass_up, reopen, take_up

__all__ = ["answer", "ask_all", "confirm", "pass_up", "reopen", "take_up"]
