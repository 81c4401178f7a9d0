"""What the engine makes of real texts, in figures: ``python -m bench.questions``.

Over the shelf, and ../shared/texts where it is there (``--texts DIR`` for others): items and
served items by kind, refusals by reason, processor time and memory, where the keys stand,
verdicts, determinism, and how far guessers get without the text. Served items are those of
the quiz; sound ones all that passed the screens.
"""

import hashlib
import json
import os
import re
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time

import click

from bench import learnt
from bench.guesser import Asked, asked, chance, result, strategies
from bench.shares import Share, chi_square
from bench.sources import ROOT, SHARED, SHELF, sources
from quizzes.choices import TRUTH, key_position
from quizzes.item import Format, Item
from quizzes.kinds import KINDS
from quizzes.pipeline import Draft, make

REASONS = 25  # of refusal, the commonest
USUAL = range(500, 751)  # tokens of an article of the size that the goal speaks of
ENOUGH, KINDS_ENOUGH = 10, 5  # served items and kinds for such an article
UNEVEN = 7.81  # chi-square with 3 degrees of freedom, p = 0.05


@dataclass(frozen=True, slots=True)
class Made:
    """A text's draft and the processor time it took, in seconds."""

    name: str
    draft: Draft
    seconds: float


def made(folders: Sequence[Path]) -> list[Made]:
    """Return the drafts of all texts of some folders."""
    found = []
    for source in (s for folder in folders for s in sources(folder)):
        begun = process_time()
        draft = make(source.text)
        found.append(Made(source.name, draft, process_time() - begun))
    return found


def digest(draft: Draft) -> str:
    """Return a hash of everything that was made, to the byte."""
    whole = repr((draft.items, draft.chosen, draft.refusals))
    return hashlib.sha256(whole.encode()).hexdigest()


def fresh(folders: Sequence[Path], hash_seed: str) -> tuple[dict[str, str], float]:
    """Return digests by text from a fresh process, and its peak memory in MB."""
    command = [sys.executable, "-m", "bench.questions", "--digests"]
    command += [part for folder in folders for part in ("--texts", str(folder))]
    said = subprocess.run(  # noqa: S603 - our own module
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        capture_output=True,
        check=True,
        text=True,
    )
    row = json.loads(said.stdout)
    return row["digests"], row["peak"]


def print_digests(folders: Sequence[Path]) -> None:
    """Print what ``fresh`` reads."""
    names = [(s.name, digest(make(s.text))) for folder in folders for s in sources(folder)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux gives kB
    click.echo(json.dumps({"digests": dict(names), "peak": peak}))


def heading(text: str) -> None:
    """Print the head of a part."""
    click.echo(f"\n{text}\n{'-' * len(text)}")


def kinds(found: Sequence[Made]) -> None:
    """Print how many items of each kind were proposed, sound and served."""
    heading("kind                 proposed    sound   served  texts with one served")
    for kind in KINDS:
        sound = sum(i.kind == kind for m in found for i in m.draft.items)
        refused = sum(r.item.kind == kind for m in found for r in m.draft.refusals)
        served = [sum(i.kind == kind for i in m.draft.chosen) for m in found]
        row = f"{sound + refused:8} {sound:8} {sum(served):8} {sum(n > 0 for n in served):8}"
        click.echo(f"{kind:20} {row}")
    sizes = [len(m.draft.chosen) for m in found]
    click.echo(f"served items an article: {min(sizes)} to {max(sizes)}, median {median(sizes)}")
    usual = [m.draft for m in found if m.draft.analysis.facts.tokens in USUAL]
    full = [
        len(d.chosen) >= ENOUGH and len({i.kind for i in d.chosen}) >= KINDS_ENOUGH for d in usual
    ]
    what = f"at least {ENOUGH} items of {KINDS_ENOUGH} kinds"
    click.echo(f"articles of 500 to 750 tokens with {what}: {sum(full)} of {len(usual)}")


def refusals(found: Sequence[Made]) -> None:
    """Print the commonest reasons of refusals, what they quote left out."""
    heading("refused for")
    reasons = Counter(_reason(r.reason) for m in found for r in m.draft.refusals)
    for reason, count in reasons.most_common(REASONS):
        click.echo(f"{count:6}  {reason}")


def _reason(said: str) -> str:
    return re.sub(r"\d+", "N", re.sub(r"“[^”]*”", "“…”", said))


def cost(found: Sequence[Made], peaks: Sequence[float]) -> None:
    """Print processor time and memory; the first text of a process also loads the word data."""
    heading("cost")
    first, *seconds = (m.seconds for m in found)
    seconds.sort()
    tokens = sum(m.draft.analysis.facts.tokens for m in found[1:])
    click.echo(f"first article {first:.2f} s (loads the word data)")
    if seconds:
        most = f"median {median(seconds):.2f} s, most {seconds[-1]:.2f} s"
        click.echo(f"the others {most}; {1000 * sum(seconds) / tokens:.2f} s for 1,000 tokens")
    click.echo(f"peak memory of a process that makes them all: {max(peaks):.0f} MB")


def positions(found: Sequence[Made]) -> None:
    """Print where the keys of choices of four stand."""
    heading("keys at A, B, C, D")
    for name, items in _sets(found):
        fours = [i for i in items if i.format is Format.CHOICE and len(i.distractors) == 3]
        counts = [sum(key_position(i) == place for i in fours) for place in range(4)]
        value = chi_square(counts)
        verdict = "uneven" if value > UNEVEN else "even"
        click.echo(f"{name:7} {counts}  chi-square {value:.2f} ({verdict}; 5 % limit {UNEVEN})")


def verdicts(found: Sequence[Made]) -> None:
    """Print the share of each verdict of true / false / not given."""
    heading("verdicts")
    for name, items in _sets(found):
        keys = [i.key.text for i in items if i.format is Format.TRUE_FALSE_NOT_GIVEN]
        shares = (f"{v} {Share(keys.count(v), len(keys))}" for v in TRUTH)
        click.echo(f"{name:7} {', '.join(shares)} of {len(keys)}")


def _sets(found: Sequence[Made]) -> list[tuple[str, list[Item]]]:
    sound = [i for m in found for i in m.draft.items]
    return [("sound", sound), ("served", [i for m in found for i in m.draft.chosen])]


def guessers(found: Sequence[Made]) -> None:
    """Print what guessers get, for sound and for served items."""
    for name in ("sound", "served"):
        items: list[Asked] = []
        for m in found:
            given = m.draft.items if name == "sound" else m.draft.chosen
            items += asked(m.name, m.draft, given)
        _learners(name, items)
        for group in sorted({one.group for one in items}):
            _singles(name, group, [one for one in items if one.group == group])


def _learners(name: str, items: list[Asked]) -> None:
    """Print the two guessers that learn, by kind."""
    heading(f"guessers that learn, {name} items: all cues together; words of other quizzes")
    cues, words = learnt.combined(items), learnt.by_words(items)
    for kind in (*sorted({one.kind for one in items}), ""):
        mine = [i for i, one in enumerate(items) if kind in ("", one.kind)]
        by_chance = chance([items[i] for i in mine])
        together = Share(sum(cues[i] for i in mine), len(mine))
        of_words = Share(sum(words[i] for i in mine), len(mine))
        row = f"n {len(mine):4}  chance {100 * by_chance:.0f} %"
        click.echo(f"{kind or 'all':14} {row}  cues {together!s:15}  words {of_words}")


def _singles(name: str, group: str, items: list[Asked]) -> None:
    by_chance = chance(items)
    heading(f"single guessers, {name} items, {group}: {len(items)}, chance {100 * by_chance:.0f} %")
    for strategy, score in strategies(group).items():
        share = result(items, score)
        click.echo(f"{strategy:38} {share!s:16} {100 * (share.value - by_chance):+5.1f}")


@click.command()
@click.option("--texts", "folders", multiple=True, type=click.Path(exists=True, path_type=Path))
@click.option("--digests", is_flag=True, hidden=True)
def main(folders: tuple[Path, ...], digests: bool) -> None:
    """Measure the engine over the texts of some folders."""
    chosen = folders or tuple(f for f in (SHELF, SHARED) if f.is_dir())
    if digests:
        return print_digests(chosen)
    found = made(chosen)
    again = [fresh(chosen, seed) for seed in ("1", "2")]
    click.echo(f"{len(found)} texts of {', '.join(f.name for f in chosen)}")
    for part in (kinds, refusals):
        part(found)
    cost(found, [peak for _, peak in again])
    positions(found)
    verdicts(found)
    heading("determinism")
    ours = {m.name: digest(m.draft) for m in found}
    differ = [n for n in ours if any(ours[n] != theirs[n] for theirs, _ in again)]
    click.echo(f"three processes differ on {len(differ)} texts {', '.join(differ)}")
    return guessers(found)


if __name__ == "__main__":
    main()
