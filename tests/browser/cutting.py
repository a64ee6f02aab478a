"""A line that can be cut: a small TCP proxy before the portal, which breaks at a byte one names."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

BLOCK = 4096


@dataclass
class Line:
    """Passes everything on. `cut_after(n, answer=…)` breaks off the next POST after n bytes of it or its answer.

    An answer breaks off before its receipt (X-Go-To) is complete: with it the sending has succeeded, since a browser
    takes half a head for a whole one. From then on the line is dead until `mend()`: a browser tries again by itself on
    a connection it had used before.
    """

    target: tuple[str, int]
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    budget: int | None = None
    of_answer: bool = False
    dead: bool = False
    cut: threading.Event = field(default_factory=threading.Event)

    @property
    def netloc(self) -> str:
        return f"localhost:{self.listener.getsockname()[1]}"

    def cut_after(self, count: int, *, answer: bool = False) -> None:
        self.cut.clear()
        self.of_answer, self.budget = answer, count

    def mend(self) -> None:
        self.budget, self.dead = None, False

    def serve(self) -> None:
        with suppress(OSError):  # closed at the end
            while True:
                near, _ = self.listener.accept()
                if self.dead:
                    near.close()
                    continue
                threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near: socket.socket) -> None:
        far = socket.create_connection(self.target)
        answering = threading.Thread(target=self._pass, args=(far, near, True), daemon=True)
        answering.start()
        self._pass(near, far, False)
        answering.join()

    def _pass(self, source: socket.socket, target: socket.socket, is_answer: bool) -> None:
        """One direction of a connection; at its end both ends are closed."""
        armed = False
        with suppress(OSError):
            while (block := source.recv(BLOCK)) and not self.dead:
                if not armed and self._is_meant(block, is_answer):
                    armed = True
                    self.budget = min(self.budget or 0, _end_of_receipt(block)) if is_answer else self.budget
                if armed and self.budget is not None and len(block) >= self.budget:
                    target.sendall(block[: self.budget])
                    break
                if armed and self.budget is not None:
                    self.budget -= len(block)
                target.sendall(block)
        if armed and self.budget is not None:
            self.budget, self.dead = None, True
            self.cut.set()
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _is_meant(self, block: bytes, is_answer: bool) -> bool:
        """The head of a POST that a form sends, or of the answer that tells its script where to go on."""
        if self.budget is None or is_answer != self.of_answer:
            return False
        head = block.lower()
        return b"x-go-to:" in head if is_answer else head.startswith(b"post ") and b"x-sent-by:" in head


def _end_of_receipt(head: bytes) -> int:
    """Where the last byte of X-Go-To's value stands, which is not sent any more."""
    begin = head.lower().index(b"x-go-to:")
    return head.index(b">", begin)


@contextmanager
def line_to(host: str, port: int) -> Iterator[Line]:
    line = Line((host, port))
    threading.Thread(target=line.serve, daemon=True).start()
    yield line
    line.listener.close()
