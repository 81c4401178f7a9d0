"""What a reader of files may not do, done in a child of its own."""

import socket
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from services.reading import limit


def spin(pipe: Connection) -> None:
    limit()
    while True:
        pass


def hoard(pipe: Connection) -> None:
    limit()
    pipe.send_bytes(b"%d" % len(bytearray(600_000_000)))


def write(pipe: Connection) -> None:
    limit()
    Path(tempfile.gettempdir(), "gradus-reader-wrote-this").write_text("x")
    pipe.send_bytes(b"written")


def call(pipe: Connection) -> None:
    limit()
    socket.create_connection(("127.0.0.1", 9))
    pipe.send_bytes(b"called")


def talk(pipe: Connection) -> None:
    limit()
    pipe.send_bytes(b"x" * 4_000_000)


def wait(pipe: Connection) -> None:
    limit()
    time.sleep(60)
    pipe.close()
