"""Run work in a child process and wait for its answer: limited in time, killed from outside."""

import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from threading import BoundedSemaphore
from typing import TypeVar

AT_ONCE = 2  # children of one web process: each takes a core and up to some 150 MB
STOPPED = frozenset({-signal.SIGXCPU, -signal.SIGKILL})  # by the kernel's limit, or by hand

T = TypeVar("T")
_turns = BoundedSemaphore(AT_ONCE)


class TookTooLong(Exception):
    """The child did not answer within its limits."""


class BrokeDown(Exception):
    """The child ended without an answer; ``code`` is its exit code, negative for a signal."""

    def __init__(self, code: int | None) -> None:
        super().__init__(f"the child process ended with {code}")
        self.code = code


def answer(
    context: ForkServerContext | SpawnContext,
    work: Callable[..., None],
    given: tuple[object, ...],
    *,
    wall: float,
    take: Callable[[Connection], T],
) -> T:
    """Return what ``take`` reads of the answer of ``work(pipe, *given)`` in a child process.

    Waits its turn first, then at most ``wall`` seconds. Raises TookTooLong, BrokeDown, and
    what ``take`` raises.
    """
    with _turns:
        receive, send = context.Pipe(duplex=False)
        child = context.Process(target=work, args=(send, *given), daemon=True)
        try:
            child.start()
            send.close()
            if not receive.poll(wall):
                raise TookTooLong
            try:
                return take(receive)
            except EOFError:
                child.join()
                if child.exitcode in STOPPED:
                    raise TookTooLong from None
                raise BrokeDown(child.exitcode) from None
        finally:
            receive.close()
            child.kill()
            child.join()
            child.close()
