"""What the command line prints of measures and items: lines to read, and JSON to measure us by."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from quizzes.item import Item, Refusal
from quizzes.pipeline import Draft
from services.levels import Measures
from services.takeaway.own import item_json
from texts.factbox import FactBox
from texts.parts import Grade
from texts.why import Reasons
from web.shown import change_said, figures, grade_said, trust_said

WIDTH = 24  # columns of the printed box, at least
NAME = 8  # columns of a row's name


def box(facts: FactBox, grade: Grade) -> str:
    """Return a Fact Box drawn in characters."""
    range_said = f"{grade.low} to {grade.high}" if grade.low else ""
    said = ", ".join(filter(None, (grade.band, range_said, trust_said(grade)))) or "none"
    rows = [*figures(facts), ("CEFR", said)]
    width = max(WIDTH, *(NAME + len(value) + len("│  │") for _, value in rows))
    inside = [f"│ {name:<{NAME}}{value:>{width - NAME - 4}} │" for name, value in rows]
    rule = "─" * (width - 2)
    return "\n".join([f"┌{rule}┐", f"│ {'Fact Box':<{width - 4}} │", *inside, f"└{rule}┘"])


def facts_json(facts: FactBox, grade: Grade) -> dict[str, Any]:
    """Return the measures of a text by the names that the command line promises."""
    measures = {f.name: getattr(facts, f.name) for f in fields(facts)}
    version = measures.pop("version")
    return {
        **measures,
        "cefr": grade.band,
        "cefr_range": [grade.low, grade.high],
        "language": grade.language,
        "trust": grade.trust.value,
        "version": version,
    }


def measures_json(found: Measures) -> dict[str, Any]:
    """Return all that is known of a text's level; a teacher's own is told apart from ours."""
    own = found.shown.band if found.shown != found.ours else None
    return {
        **facts_json(found.facts, found.shown),
        "own": own,
        "ours": {"cefr": found.ours.band, "cefr_range": [found.ours.low, found.ours.high]},
        **why_json(found.ours, found.why),
    }


def measures_lines(found: Measures) -> list[str]:
    """Return the Fact Box of a text, and what is to be said of its level."""
    own = f"Set by a teacher; our estimate: {grade_said(found.ours)}."
    return [
        box(found.facts, found.shown),
        own if found.shown != found.ours else found.ours.warning,
        *(f"To lower it: {change_said(change)}" for change in found.why.changes),
    ]


def why_json(grade: Grade, why: Reasons) -> dict[str, Any]:
    """Return what more is known of a level: its score, what drives it, and why it is so."""
    return {
        "score": grade.score,
        "warning": grade.warning,
        "grade_version": grade.version,
        "drivers": [asdict(driver) for driver in grade.drivers],
        "why": asdict(why),
    }


def quiz_json(draft: Draft, items: Iterable[Item]) -> dict[str, Any]:
    """Return a text with its items and refusals."""
    analysis = draft.analysis
    return {
        "facts": facts_json(analysis.facts, analysis.grade),
        "title": analysis.title.surface if analysis.title else "",
        "text": analysis.text,
        "items": [item_json(item) for item in items],
        "refused": [refused_json(refused) for refused in draft.refusals],
    }


def refused_json(refused: Refusal) -> dict[str, Any]:
    """Return a refused item and the reason."""
    return {"kind": refused.item.kind, "stem": refused.item.stem, "reason": refused.reason}


def item_lines(number: int, item: Item) -> str:
    """Return an item to read: * the key, - a distractor, > the evidence."""
    lines = [f"{number}. [{item.kind}] {item.stem}"]
    if item.context:
        lines.insert(1, f"   {item.context}")
    lines.append(f"   * {item.key.text}")
    lines += [f"   - {wrong.text}" for wrong in item.distractors]
    lines.append(f"   > {' '.join(item.evidence.surface.split())}")
    return "\n".join(lines)
