"""The tables of docs/quality.md, from the rounds that were judged."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bench.shares import Share, kappa
from bench.verdicts import LINES, Judged
from quizzes.item import Format, Skill

BEGIN, END = "<!-- rounds: written by bench.judge -->", "<!-- end of rounds -->"
Row = Sequence[object]


def table(head: Row, rows: Sequence[Row]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def share(found: Sequence[Judged], holds: Callable[[Judged], bool]) -> Share:
    """Return the share of items of which something holds."""
    return Share(sum(holds(j) for j in found), len(found))


def answered(found: Sequence[Judged], *, passage: bool) -> Share:
    """Return the share of right answers over all readings, with or without the passage."""
    given = [(j, r.within if passage else r.without) for j in found for r in j.readings]
    return Share(sum(j.right(answer) for j, answer in given), len(given))


def chance(found: Sequence[Judged]) -> Share:
    """Return the share that blind guessing gets: one in the number of options, 0 for a word."""
    by_item = [1 / len(j.entry.options) if j.entry.options else 0.0 for j in found]
    return Share(sum(by_item), len(found))


def agreement(found: Sequence[Judged]) -> float | None:
    """Return kappa between the first two readings, on whether an item is acceptable."""
    return kappa([(j.readings[0].acceptable, j.readings[1].acceptable) for j in found])


def _kappa(found: Sequence[Judged]) -> str:
    value = agreement(found)
    return "–" if value is None else f"{value:.2f}"


def _groups(found: Sequence[Judged], of: Callable[[Judged], str]) -> dict[str, list[Judged]]:
    """Return the items under each name that they have, largest group first."""
    names = {of(j) for j in found}
    groups = {name: [j for j in found if of(j) == name] for name in sorted(names) if name}
    return dict(sorted(groups.items(), key=lambda pair: -len(pair[1])))


def by_kind(served: Sequence[Judged]) -> str:
    """Return the table of acceptability and blind answers by kind."""
    groups = _groups(served, lambda j: j.entry.kind) | {
        "*vocabulary*": [j for j in served if j.entry.skill == Skill.VOCABULARY],
        "*comprehension*": [j for j in served if j.entry.skill == Skill.COMPREHENSION],
        "**all**": list(served),
    }
    head = ("kind", "items", "acceptable", "critical", "right with passage", "without", "chance")
    rows = [
        (
            name, len(found), share(found, lambda j: j.acceptable),
            share(found, lambda j: j.critical), answered(found, passage=True),
            answered(found, passage=False), f"{100 * chance(found).value:.0f} %",
        )
        for name, found in groups.items()
    ]  # fmt: skip
    return table(head, rows)


def by_line(served: Sequence[Judged]) -> str:
    """Return the table of what failed, line by line of the rubric."""
    rows = [
        (f"{place + 1} {name}", sum(j.fails(place) for j in served))
        for place, name in enumerate(LINES)
    ]
    offended = sum(any(r.offence for r in j.readings) for j in served)
    return table(("line", "items that fail it"), [*rows, ("offence", offended)])


def by_genre(served: Sequence[Judged]) -> str:
    """Return the table of acceptability by genre of text."""
    rows = [
        (name, len({j.entry.text for j in found}), len(found), share(found, lambda j: j.acceptable))
        for name, found in _groups(served, lambda j: j.entry.genre).items()
    ]
    return table(("genre", "texts", "items", "acceptable"), rows) if rows else ""


def of_judges(found: Sequence[Judged]) -> str:
    """Return the table of what the judges are worth: agreement, and planted items caught."""
    served = [j for j in found if not j.entry.planted]
    planted = [j for j in found if j.entry.planted]
    readings = [r for j in served for r in j.readings]
    single = Share(sum(r.acceptable for r in readings), len(readings))
    choices = [j for j in served if j.entry.format == Format.CHOICE]
    rows: list[Row] = [
        ("kappa, served items", _kappa(served)),
        ("kappa, planted items too", _kappa(found)),
        ("served items acceptable in one reading", single),
        ("choices answered rightly with the passage", answered(choices, passage=True)),
        ("planted items caught", share(planted, lambda j: not j.acceptable)),
    ]
    for name, group in _groups(planted, lambda j: j.entry.planted).items():
        rows.append((f"planted: {name}", share(group, lambda j: not j.acceptable)))
    return table(("measure", "value"), rows)


def of_rounds(rounds: dict[int, list[Judged]]) -> str:
    """Return the table of all rounds, newest last."""
    head = ("round", "texts", "items", "acceptable", "critical", "kappa", "planted caught")
    rows = []
    for number, found in sorted(rounds.items()):
        served = [j for j in found if not j.entry.planted]
        planted = [j for j in found if j.entry.planted]
        rows.append(
            (
                number, len({j.entry.text for j in found}), len(served),
                share(served, lambda j: j.acceptable), share(served, lambda j: j.critical),
                _kappa(served), share(planted, lambda j: not j.acceptable),
            )
        )  # fmt: skip
    return table(head, rows)


def page(rounds: dict[int, list[Judged]]) -> str:
    """Return what stands between the marks of docs/quality.md."""
    if not rounds:
        return "No round has been judged yet."
    newest = max(rounds)
    served = [j for j in rounds[newest] if not j.entry.planted]
    parts = [
        f"The newest round is round {newest}: {len(served)} served items of "
        f"{len({j.entry.text for j in served})} texts.",
        of_rounds(rounds),
        f"### Round {newest} by kind",
        by_kind(served),
        f"### Round {newest} by line of the rubric",
        by_line(served),
    ]
    genres = by_genre(served)
    parts += [f"### Round {newest} by genre", genres] if genres else []
    parts += [f"### The judges of round {newest}", of_judges(rounds[newest])]
    return "\n\n".join(parts)


def fill(path: Path, rounds: dict[int, list[Judged]]) -> None:
    """Write the tables between the marks of a page."""
    before, rest = path.read_text("utf-8").split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    path.write_text(f"{before}{BEGIN}\n\n{page(rounds)}\n\n{END}{after}", encoding="utf-8")
