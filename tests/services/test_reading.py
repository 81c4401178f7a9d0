"""Files are read in a child process: hostile ones cost a sentence, nothing else."""

import multiprocessing
import resource
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

import pytest

from ingest.raw import Upload
from services import children, reading
from services.errors import Unfit
from tests.ingest import hostile
from tests.ingest.made import MADE
from tests.services import greedy

HOSTILE = hostile.files()


@pytest.mark.parametrize("ending", MADE)
def test_every_format_is_read_under_the_limits(ending: str) -> None:
    raw = reading.read(Upload(f"walk.{ending}", MADE[ending](hostile.STORY)))
    assert [line for line in raw.text.split("\n") if line] == hostile.STORY


@pytest.mark.parametrize(("name", "said", "data"), HOSTILE, ids=[name for name, _, _ in HOSTILE])
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    name: str, said: str, data: bytes
) -> None:
    before = time.monotonic()
    with pytest.raises(Unfit) as refused:
        reading.read(Upload(name, data))
    message = str(refused.value)
    assert said in message
    assert "\n" not in message
    assert message.endswith(".")
    assert len(message) < 250
    assert time.monotonic() - before < reading.WALL


def test_a_file_cut_at_any_place_is_read_or_refused() -> None:
    for ending in ("docx", "odt", "epub", "pdf"):
        whole = MADE[ending](hostile.STORY)
        for tenth in range(1, 10, 4):
            try:
                reading.read(Upload(f"cut.{ending}", whole[: len(whole) * tenth // 10]))
            except Unfit as refused:
                assert str(refused).endswith(".")  # noqa: PT017 - either outcome is right


def run(work: Callable[[Connection], None], wall: float = 30.0) -> bytes:
    context = multiprocessing.get_context("spawn")
    return children.answer(
        context, work, (), wall=wall, take=lambda pipe: pipe.recv_bytes(reading.ANSWER)
    )


def test_a_reader_that_spins_is_stopped_after_five_seconds_of_work() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    with pytest.raises(children.TookTooLong):
        run(greedy.spin)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    assert spent < reading.CPU + 2


def test_a_reader_that_waits_is_killed_from_outside() -> None:
    with pytest.raises(children.TookTooLong):
        run(greedy.wait, wall=2.0)


@pytest.mark.parametrize("work", [greedy.hoard, greedy.write, greedy.call])
def test_a_reader_gets_no_more_memory_file_or_connection(
    work: Callable[[Connection], None],
) -> None:
    with pytest.raises(children.BrokeDown):
        run(work)


def test_an_answer_over_the_limit_is_not_taken() -> None:
    with pytest.raises(OSError, match="bad message length"):
        run(greedy.talk)
