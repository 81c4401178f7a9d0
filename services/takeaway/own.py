"""Our own file of an article: its text, what its teacher said of it, and its items, as JSON.

The items have the form that ``flask quiz --json`` promises, with three names more:
``generator``, ``headword`` and ``position``, null for a spare.
"""

import json
from dataclasses import dataclass
from typing import Any

from quizzes.item import Item
from services.manuscript import ReadyItem

VERSION = 1  # of the form


@dataclass(frozen=True, slots=True)
class Parcel:
    """An article to be taken away and brought back; ``band`` is its teacher's own level or None.

    Its measures are not in it: they are made again, so that no file can say what is not so.
    """

    title: str
    theme: str
    source: str
    band: str | None
    text: str
    items: tuple[ReadyItem, ...]


def written(parcel: Parcel) -> bytes:
    """Return a parcel as JSON."""
    said = {
        "gradus": VERSION,
        "title": parcel.title,
        "theme": parcel.theme,
        "source": parcel.source,
        "band": parcel.band,
        "text": parcel.text,
        "items": [_ready_json(ready) for ready in parcel.items],
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def item_json(item: Item) -> dict[str, Any]:
    """Return an item by the names that the command line promises; the key stands first."""
    options = [] if item.format == "typed" else [item.key, *item.distractors]
    return {
        "id": item.id,
        "kind": item.kind,
        "format": item.format,
        "stem": item.stem,
        "context": item.context,
        "options": [option.text for option in options],
        "key": item.key.text,
        "evidence": {
            "start": item.evidence.start,
            "end": item.evidence.end,
            "text": item.evidence.surface,
        },
        "target": item.target,
        "skill": item.skill,
        "difficulty": item.predicted,
        "feedback": {option.text: option.feedback for option in (item.key, *item.distractors)},
    }


def _ready_json(ready: ReadyItem) -> dict[str, Any]:
    return item_json(ready.item) | {
        "generator": ready.item.generator,
        "headword": ready.headword,
        "position": ready.position,
    }
