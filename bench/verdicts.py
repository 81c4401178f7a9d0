"""What judges wrote, put beside the items it is about, and what it comes to."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from bench.sheets import Entry
from quizzes.item import Format
from quizzes.marking import folded, mark

LINES = ("language", "answerable", "unique", "distractors", "no cue", "worth asking")
CRITICAL = (1, 2)  # places of the lines whose failure is critical
READINGS = 2  # at least, of each item


class BadReading(ValueError):
    """A reading that cannot be counted; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One judge's three steps on one item.

    ``without`` and ``within`` are the answers without and with the passage, as texts of
    options; ``sure`` is 0 to 3; ``scores`` are 0 or 1 for lines 1 to 6.
    """

    reader: str
    without: str
    sure: int
    within: str
    scores: tuple[int, ...]
    offence: int
    reason: str

    @property
    def acceptable(self) -> bool:
        """Tell whether all six lines hold and nothing offends."""
        return all(self.scores) and not self.offence

    @property
    def critical(self) -> bool:
        """Tell whether the item cannot be answered, has no one key, or offends."""
        return bool(self.offence) or not all(self.scores[i] for i in CRITICAL)


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with its readings. Where readings are tied, the doubt counts against the item."""

    entry: Entry
    readings: tuple[Reading, ...]

    @property
    def acceptable(self) -> bool:
        """Tell whether more than half of the readings accept it."""
        return 2 * sum(r.acceptable for r in self.readings) > len(self.readings)

    @property
    def critical(self) -> bool:
        """Tell whether at least half of the readings find it critical."""
        return 2 * sum(r.critical for r in self.readings) >= len(self.readings)

    def fails(self, line: int) -> bool:
        """Tell whether at least half of the readings give 0 for a line, counted from 0."""
        return 2 * sum(not r.scores[line] for r in self.readings) >= len(self.readings)

    def right(self, given: str) -> bool:
        """Tell whether an answer is the key."""
        if self.entry.format == Format.TYPED:
            return mark(Format.TYPED, self.entry.key, (), given).right
        return folded(given) == folded(self.entry.key)


def judged(entries: Sequence[Entry], folder: Path) -> list[Judged]:
    """Return the items that were read, with the readings of all files NAME.jsonl of a folder.

    Raises BadReading for a line that is no reading, an item with a step missing, and an
    item read by fewer than two; texts that nobody read are left out. Files whose names begin
    with "third" come last: those readings break ties, and kappa is of the first two.
    """
    by_number = {e.number: e for e in entries}
    readings: dict[int, list[Reading]] = defaultdict(list)
    paths = sorted(folder.glob("*.jsonl"), key=lambda p: (p.name.startswith("third"), p.name))
    for path in paths:
        for number, steps in _steps(path, by_number).items():
            readings[number].append(_reading(path.stem, by_number[number], steps))
    texts = {by_number[number].text for number in readings}
    for entry in entries:
        if entry.text in texts and len(readings[entry.number]) < READINGS:
            raise BadReading(f"item {entry.number} has {len(readings[entry.number])} readings")
    return [Judged(e, tuple(readings[e.number])) for e in entries if e.text in texts]


def _steps(path: Path, entries: dict[int, Entry]) -> dict[int, dict[int, dict[str, Any]]]:
    """Return what a file says, by item and step."""
    found: dict[int, dict[int, dict[str, Any]]] = defaultdict(dict)
    for place, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            number, step = int(row["item"]), int(row["step"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadReading(f"{path.name}, line {place}: no item and step") from error
        if number not in entries or step not in (1, 2, 3):
            raise BadReading(f"{path.name}, line {place}: no item {number}, step {step}")
        found[number][step] = row
    return found


def _reading(reader: str, entry: Entry, steps: dict[int, dict[str, Any]]) -> Reading:
    where = f"{reader}, item {entry.number}"
    try:
        scores = tuple(int(s) for s in steps[3]["scores"])
        reading = Reading(
            reader=reader,
            without=_option(entry, str(steps[1]["answer"]), where),
            sure=int(steps[1].get("sure", 0)),
            within=_option(entry, str(steps[2]["answer"]), where),
            scores=scores,
            offence=int(steps[3].get("offence", 0)),
            reason=str(steps[3].get("reason", "")),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise BadReading(f"{where}: {error}") from error
    if len(scores) != len(LINES) or not set(scores) <= {0, 1}:
        raise BadReading(f"{where}: six scores of 0 or 1 are wanted")
    return reading


def _option(entry: Entry, answer: str, where: str) -> str:
    """Return the option that a letter names; a word that was written stays as it is."""
    answer = answer.strip()
    letters = ascii_uppercase[: len(entry.options)]
    if len(answer) == 1 and answer.upper() in letters:
        return entry.options[letters.index(answer.upper())]
    if not entry.options or folded(answer) in {folded(o) for o in entry.options}:
        return answer
    raise BadReading(f"{where}: “{answer}” is no option")


def written(round_number: int, found: Judged) -> str:
    """Return a judged item as one line of JSON; of the passage, the item's own sentence only."""
    e = found.entry
    row = {
        "round": round_number, "text": e.text, "genre": e.genre, "source": e.origin,
        "number": e.number, "item": e.id, "kind": e.kind, "skill": e.skill, "format": e.format,
        "generator": e.generator, "context": e.context, "stem": e.stem,
        "options": e.options, "key": e.key, "evidence": e.evidence, "planted": e.planted,
        "acceptable": found.acceptable, "critical": found.critical,
        "readings": [
            {
                "reader": r.reader, "without": r.without, "sure": r.sure, "with": r.within,
                "scores": r.scores, "offence": r.offence, "reason": r.reason,
            }
            for r in found.readings
        ],
    }  # fmt: skip
    return json.dumps(row, ensure_ascii=False)


def read(path: Path) -> list[Judged]:
    """Return the judged items of a round's file."""
    return [_from_row(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _from_row(row: dict[str, Any]) -> Judged:
    entry = Entry(
        number=row["number"], text=row["text"], genre=row["genre"], origin=row["source"],
        id=row["item"], kind=row["kind"], skill=row["skill"], format=row["format"],
        generator=row["generator"], stem=row["stem"], context=row["context"],
        options=tuple(row["options"]), feedback=(), key=row["key"], evidence=row["evidence"],
        planted=row["planted"],
    )  # fmt: skip
    readings = tuple(
        Reading(
            reader=r["reader"], without=r["without"], sure=r["sure"], within=r["with"],
            scores=tuple(r["scores"]), offence=r["offence"], reason=r["reason"],
        )
        for r in row["readings"]
    )  # fmt: skip
    return Judged(entry, readings)
