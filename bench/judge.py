"""Blind judging of items: make the sheets of a round, and count what the judges found.

python -m bench.judge sample --texts DIR --out DIR
python -m bench.judge collect --sheets DIR --readings DIR --round N
"""

import shutil
from collections import Counter
from pathlib import Path

import click

from bench import sheets, tables, verdicts
from bench.sources import ROOT, sources

JUDGED = ROOT / "bench" / "judged"
QUALITY = ROOT / "docs" / "quality.md"
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def judge() -> None:
    """Judge items blind."""


@judge.command()
@click.option("--texts", "folder", type=FOLDER, required=True, help="Folder of .txt files.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--hidden", type=click.Path(path_type=Path), help="Answers; else OUT/hidden.jsonl.")
@click.option("--seed", default=0, show_default=True, help="Another order, other planted items.")
def sample(folder: Path, out: Path, hidden: Path | None, seed: int) -> None:
    """Write the sheets of a round: a text of DIR each, in three steps, the answers hidden."""
    found = sources(folder)
    if not found:
        raise click.ClickException(f"{folder}: no .txt file")
    answers = hidden or out / "hidden.jsonl"
    made = sheets.write(found, out, answers, seed)
    shutil.copy(JUDGED / "INSTRUCTIONS.md", out)
    kinds = Counter(e.kind for e in made if not e.planted)
    planted = sum(bool(e.planted) for e in made)
    click.echo(f"{len(made)} items of {len(found)} texts in {out}, {planted} of them planted.")
    click.echo(", ".join(f"{kind} {n}" for kind, n in kinds.most_common()))
    click.echo(f"Judges get INSTRUCTIONS.md and {', '.join(sheets.STEPS)}; never {answers}.")


@judge.command()
@click.option("--hidden", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--readings", type=FOLDER, required=True, help="Folder of NAME.jsonl, one a judge.")
@click.option("--round", "number", type=int, required=True, help="The number of the round.")
def collect(hidden: Path, readings: Path, number: int) -> None:
    """Keep the verdicts of a round as data, and write the tables of docs/quality.md."""
    try:
        found = verdicts.judged(sheets.read(hidden), readings)
    except verdicts.BadReading as error:
        raise click.ClickException(str(error)) from error
    lines = [verdicts.written(number, j) for j in found]
    (JUDGED / f"round-{number}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    fill()
    click.echo(tables.page({number: found}))


@judge.command("tables")
def tables_again() -> None:
    """Write the tables of docs/quality.md from the rounds that are kept."""
    fill()


def fill() -> None:
    """Fill docs/quality.md from all rounds."""
    paths = JUDGED.glob("round-*.jsonl")
    tables.fill(QUALITY, {int(p.stem.removeprefix("round-")): verdicts.read(p) for p in paths})


if __name__ == "__main__":
    judge()
