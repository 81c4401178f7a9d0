"""Sheets for blind judging: what a judge sees at each step, and the answers kept apart."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from random import Random
from string import ascii_uppercase

from bench.planting import CORRUPTIONS
from bench.sources import Source
from quizzes.choices import options
from quizzes.item import Format, Item
from quizzes.kinds import KINDS
from quizzes.pipeline import Draft, make
from texts.tokens import printed_sentences

PLANTED = 0.1  # share of a round's items that are spoilt on purpose
STEPS = ("step-1", "step-2", "step-3")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a round under its number, with all that a judge may not know.

    ``options`` stand in serving order, ``feedback`` in the same order (for a typed item:
    that of the key); ``evidence`` is at most one sentence; ``planted`` names the
    corruption of a spoilt item, "" for a served one.
    """

    number: int
    text: str
    genre: str
    origin: str
    id: str
    kind: str
    skill: str
    format: str
    generator: str
    stem: str
    context: str
    options: tuple[str, ...]
    feedback: tuple[str, ...]
    key: str
    evidence: str
    planted: str


def entries(texts: Sequence[Source], seed: int) -> dict[str, list[Entry]]:
    """Return the items of each text in shuffled order, planted ones among them, numbered on."""
    numbers = count(1)
    used: Counter[str] = Counter()
    found: dict[str, list[Entry]] = {}
    for source in texts:
        rng = Random(f"{seed}:{source.name}")
        draft = make(source.text)
        seldom_first = sorted(CORRUPTIONS, key=lambda name: used[name])
        planted = list(_planted(draft, seldom_first, rng))
        used.update(how for _, how in planted)
        mixed = [(item, "") for item in draft.chosen] + planted
        rng.shuffle(mixed)
        found[source.name] = [_entry(next(numbers), source, i, how) for i, how in mixed]
    return found


def _planted(draft: Draft, turn: Sequence[str], rng: Random) -> Iterator[tuple[Item, str]]:
    """Yield spoilt items, made of sound ones that are not served; corruptions in turn."""
    served = {i.id for i in draft.chosen}
    spare = [i for i in draft.items if i.id not in served]
    rng.shuffle(spare)
    wanted = int(len(draft.chosen) * PLANTED / (1 - PLANTED) + rng.random())
    for name in turn:
        tried = ((item, CORRUPTIONS[name](item, rng)) for item in spare)
        item, spoilt = next(((i, s) for i, s in tried if s), (None, None))
        if item and spoilt and wanted:
            spare.remove(item)
            wanted -= 1
            yield spoilt, name


def _entry(number: int, source: Source, item: Item, planted: str) -> Entry:
    said = {o.text: o.feedback for o in (item.key, *item.distractors)}
    shown = options(item)
    evidence = item.evidence.surface
    return Entry(
        number=number,
        text=source.name,
        genre=source.genre,
        origin=source.origin,
        id=item.id,
        kind=item.kind,
        skill=item.skill.value,
        format=item.format.value,
        generator=item.generator,
        stem=item.stem,
        context=item.context,
        options=shown,
        feedback=tuple(said[o] for o in shown) or (item.key.feedback,),
        key=item.key.text,
        evidence=evidence if len(printed_sentences(evidence)) == 1 else "",
        planted=planted,
    )


def letter(entry: Entry, option: str) -> str:
    """Return the letter under which an option stands; the text itself for a typed item."""
    return ascii_uppercase[entry.options.index(option)] if option in entry.options else option


def _question(entry: Entry) -> list[str]:
    """Return an item as a learner sees it, as lines of Markdown."""
    lines = [f"### {entry.number}", "", f"*{KINDS[entry.kind].instruction}*", ""]
    lines += [f"> {entry.context}", ""] if entry.context else []
    lines += [entry.stem, ""]
    if entry.format == Format.TYPED:
        return [*lines, "(to be written)", ""]
    return [*lines, *(f"- {letter(entry, o)}. {o}" for o in entry.options), ""]


def _solution(entry: Entry) -> list[str]:
    """Return key and feedback of an item, as lines of Markdown."""
    shown = entry.options or (entry.key,)
    said = zip(shown, entry.feedback, strict=True)
    key = f"Key: **{letter(entry, entry.key)}**"
    return [key, "", *(f"- {letter(entry, o)}: {told}" for o, told in said), ""]


def sheet(step: str, place: int, source: Source, asked: Sequence[Entry]) -> str:
    """Return the sheet of one text for one step."""
    titles = {"step-1": "without the passage", "step-2": "with the passage"}
    lines = [f"# Text {place}, {titles.get(step, 'with key and feedback')}", ""]
    if step == "step-2":
        passage = [p for p in source.text.split("\n") if p.strip()]
        lines += ["## Passage", "", "\n\n".join(passage), "", "## Items", ""]
    for entry in asked:
        lines += _question(entry)
        lines += _solution(entry) if step == "step-3" else []
    return "\n".join(lines)


def write(texts: Sequence[Source], out: Path, hidden: Path, seed: int) -> list[Entry]:
    """Write the sheets of a round and its hidden answers, and return the entries."""
    made = entries(texts, seed)
    for step in STEPS:
        (out / step).mkdir(parents=True, exist_ok=True)
        for place, source in enumerate(texts, 1):
            path = out / step / f"text-{place:02d}.md"
            path.write_text(sheet(step, place, source, made[source.name]), encoding="utf-8")
    flat = [entry for asked in made.values() for entry in asked]
    rows = [json.dumps(asdict(entry), ensure_ascii=False) for entry in flat]
    hidden.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return flat


def read(path: Path) -> list[Entry]:
    """Return the entries of a hidden answer file."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        row |= {"options": tuple(row["options"]), "feedback": tuple(row["feedback"])}
        found.append(Entry(**row))
    return found
