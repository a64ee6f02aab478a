"""The wrapper that Django loads for ENGINE "portal.db.sqlite"."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from portal.db.gate import Gate, GateBusy

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class DatabaseWrapper(base.DatabaseWrapper):
    """Passes the gate before BEGIN and holds it until COMMIT or ROLLBACK; a write outside `atomic()` goes alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._gate: Gate | None = None

    @property
    def gate(self) -> Gate:
        if self._gate is None:
            name = Path(self.settings_dict["NAME"])
            self._gate = Gate(name.with_name(f"{name.name}-gate"), self.settings_dict["OPTIONS"].get("timeout", 5))
        return self._gate

    def create_cursor(self, name: str | None = None) -> "GatedCursor":
        cursor: GatedCursor = self.connection.cursor(factory=GatedCursor)
        cursor.wrapper = None if self.is_in_memory_db() else self
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        if self.is_in_memory_db():
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        self.pass_gate()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self.gate.leave()
            raise

    def pass_gate(self) -> None:
        """Speaks of a full queue as SQLite would: "database is locked"."""
        try:
            self.gate.enter()
        except GateBusy as error:
            raise OperationalError(f"database is locked: {error}") from error

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._leave_gate()

    def _rollback(self) -> None:
        super()._rollback()  # type: ignore[misc]
        self._leave_gate()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave_gate()

    def _leave_gate(self) -> None:
        if self._gate is not None:
            self._gate.leave()


class GatedCursor(base.SQLiteCursorWrapper):
    """Sends single writes in autocommit mode through the gate too: they neither jump the queue nor starve in it."""

    wrapper: DatabaseWrapper | None

    def execute(self, query: str, params: Any = None) -> Any:
        return self._gated(query, lambda: super(GatedCursor, self).execute(query, params))

    def executemany(self, query: str, param_list: Any) -> Any:
        return self._gated(query, lambda: super(GatedCursor, self).executemany(query, param_list))

    def _gated(self, query: str, run: Callable[[], object]) -> object:
        wrapper = self.wrapper
        if wrapper is None or wrapper.gate.held or not query.lstrip()[:7].upper().startswith(WRITES):
            return run()
        wrapper.pass_gate()
        try:
            return run()
        finally:
            wrapper.gate.leave()
