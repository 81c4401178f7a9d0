"""What gunicorn reads by itself: a process takes up waiting texts as it starts, not when asked."""

from typing import Any

from web import working


def post_worker_init(worker: Any) -> None:
    """Let a new process work."""
    working.start(worker.wsgi)
