"""How well texts are placed, in figures: ``python -m bench.level``.

Over every set of ../shared/level-dev: our score beside the Fact Box level, LIX, RIX and the
share of words that are not common ones; how often three versions of one article stand in
order; how often the band is that of a human grader; how often the range holds the grader's
label, and how wide it is; and what it costs beside the Fact Box. These are development
sets: what is tuned on them is not measured by them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from time import process_time

import click

from bench.graded import FOLDER, OTHERS, GradedSet, GradedText, graded_sets, json_lines
from bench.indices import INDICES, START, Index, spaced_length, spaced_lix, start, uncommon
from bench.ranks import in_order_of, pearson, rising, spearman
from texts import bands, factbox
from texts.errors import Unfit
from texts.factbox import fact_box
from texts.grade import NO_BAND, band_index, band_range, formula, grade
from texts.tokens import tokens

TIMED = 40  # texts of the timing
JOINED = 10  # sentences of another language that make a text long enough for a level

Place = tuple[int, int, int]  # band, lowest and highest band of the range
PUBLISHED = ("dale_chall_published", "fkgl_published", "smog_published", "carec_m", "cml2ri")


# Order within an article.


def triples(texts: Iterable[GradedText]) -> list[list[str]]:
    """Return the three versions, easiest first, of each article that has all three."""
    groups: defaultdict[str, dict[float, str]] = defaultdict(dict)
    for one in texts:
        groups[one.group][one.label] = one.text
    return [[found[k] for k in sorted(found)] for found in groups.values() if len(found) == 3]


def ordered(versions: Sequence[Sequence[str]], index: Index) -> float:
    """Return the share of articles whose versions all stand in order."""
    return fmean(rising([index(text) for text in three]) for three in versions)


def pairs_ordered(versions: Sequence[Sequence[str]], index: Index) -> float:
    """Return the share of pairs of versions that stand in order."""
    scores = [[index(text) for text in three] for three in versions]
    return fmean(s[a] < s[b] for s in scores for a, b in ((0, 1), (1, 2), (0, 2)))


# Agreement with people on the CEFR scale.


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares of human labels: met exactly, met to one band, within the range shown.

    ``width`` is the mean width of the range in bands, ``shown`` the share of texts that
    are long enough for one; for shorter texts the range is the one that would be shown.
    """

    exact: float
    near: float
    covered: float
    width: float
    shown: float
    bias: float


def placed(text: str) -> Place:
    """Return our band and range of a text, 1 for A1 to 6 for C2, or what a longer text's were."""
    found = grade(text)
    middle = band_index(found.score) + 1
    if found.low and found.high:
        return middle, bands.BANDS.index(found.low) + 1, bands.BANDS.index(found.high) + 1
    return place_of(found.score, formula().half_width)


def place_of(score: float, half_width: float) -> Place:
    """Return the band and the range of a score, 1 for A1 to 6 for C2."""
    low, high = band_range(score, half_width)
    return band_index(score) + 1, bands.BANDS.index(low) + 1, bands.BANDS.index(high) + 1


def agreement(texts: Sequence[GradedText], by: Callable[[str], Place] = placed) -> Agreement:
    """Return how far bands and ranges agree with the raters of texts; each rater counts."""
    found = [(*by(one.text), r) for one in texts for r in one.raters]
    return Agreement(
        exact=fmean(middle == r for middle, _, _, r in found),
        near=fmean(abs(middle - r) <= 1 for middle, _, _, r in found),
        covered=fmean(low <= r <= high for _, low, high, r in found),
        width=fmean(high - low + 1 for _, low, high, _ in found),
        shown=fmean(len(tokens(one.text)) >= NO_BAND for one in texts),
        bias=fmean(middle - r for middle, _, _, r in found),
    )


def exact_in_order(texts: Sequence[GradedText], index: Index) -> tuple[float, float]:
    """Return exact and near agreement with the label if this set's own cuts were known."""
    labels = [one.label for one in texts]
    dealt = in_order_of([index(one.text) for one in texts], labels)
    off = [abs(a - b) for a, b in zip(dealt, labels, strict=True)]
    return fmean(d < 0.5 for d in off), fmean(d <= 1 for d in off)


# Cost.


def cost(texts: Sequence[str], index: Index) -> tuple[float, float]:
    """Return milliseconds per 1,000 tokens: words not met before, and words met before.

    Medians over texts; before each cold one what is known of words is forgotten.
    """
    cold: list[float] = []
    warm: list[float] = []
    for text in texts:
        for known in (bands.zipf, bands.average_level, factbox.syllable_count):
            known.cache_clear()
        size = len(tokens(text)) / 1000
        for times in (cold, warm):
            begun = process_time()
            index(text)
            times.append(1000 * (process_time() - begun) / size)
    return median(cold), median(warm)


# Tables.


def heading(text: str) -> None:
    """Print the head of a table."""
    click.echo(f"\n{text}\n{'-' * len(text)}")


def row(name: str, values: Iterable[str]) -> None:
    """Print a row of a table."""
    click.echo(f"{name:16}{''.join(f'{value:>15}' for value in values)}")


def correlations(sets: Sequence[GradedSet], title: str, chosen: dict[str, Index]) -> None:
    """Print Spearman and r of each index with the labels of each set."""
    heading(f"{title}: Spearman (r) with the labels")
    row("set", chosen)
    for one in sets:
        labels = [t.label for t in one.texts]
        if len(set(labels)) > 1:
            values = [[index(t.text) for t in one.texts] for index in chosen.values()]
            both = (f"{spearman(v, labels):.3f} ({pearson(v, labels):.3f})" for v in values)
            row(one.name, both)


def order(one: GradedSet) -> None:
    """Print how often the versions of an article stand in order, whole and by their start."""
    whole = triples(one.texts)
    begun = [[start(text) for text in three] for three in whole]
    heading(f"{one.name}: share of {len(whole)} articles whose three versions stand in order")
    row("", INDICES)
    row("whole texts", (f"{ordered(whole, index):.3f}" for index in INDICES.values()))
    row("pairs of them", (f"{pairs_ordered(whole, index):.3f}" for index in INDICES.values()))
    row(f"first {START}", (f"{ordered(begun, index):.3f}" for index in INDICES.values()))


def on_cefr(
    sets: Sequence[GradedSet], by: Callable[[str], Place] = placed, whose: str = "our"
) -> None:
    """Print agreement of bands and ranges with CEFR labels."""
    heading(f"{whose} band and range against CEFR labels, each rater counted")
    row("set", ("texts", "exact", "+-1", "in range", "bands wide", ">= 50 tokens", "mean error"))
    for one in _with_raters(sets):
        got = agreement(one.texts, by)
        shares = (got.exact, got.near, got.covered, got.width, got.shown)
        row(one.name, (str(len(one.texts)), *(f"{s:.3f}" for s in shares), f"{got.bias:+.2f}"))
    click.echo("texts under 50 tokens are shown no range: theirs is what would be shown")


def by_best_cuts(sets: Sequence[GradedSet]) -> None:
    """Print what each index would reach if the cuts of each set were known."""
    heading("exact/+-1 by the best cuts for each set (its labels dealt out in order of the index)")
    row("set", INDICES)
    for one in _with_raters(sets):
        if len({t.label for t in one.texts}) > 1:
            got_by = (exact_in_order(one.texts, index) for index in INDICES.values())
            row(one.name, (f"{exact:.3f}/{near:.3f}" for exact, near in got_by))


def _with_raters(sets: Sequence[GradedSet]) -> list[GradedSet]:
    return [one for one in sets if one.texts and one.texts[0].raters]


def published(folder: Path) -> None:
    """Print what the indices that CLEAR publishes with its excerpts reach there."""
    path = folder / "clear.jsonl"
    if not path.is_file():
        return
    rows = json_lines(path)
    labels = [float(r["label"]) for r in rows]
    heading("clear: Spearman, by size, of the indices published with it")
    for name in PUBLISHED:
        click.echo(f"{name:24} {abs(spearman([float(r[name]) for r in rows], labels)):.3f}")


def costs(sets: Sequence[GradedSet]) -> None:
    """Print what each index costs, and how many times what the Fact Box does."""
    texts = [t.text for one in sets for t in one.texts[:: max(len(one.texts) // TIMED, 1)]]
    texts = [text for text in texts if len(tokens(text)) >= NO_BAND][:TIMED]
    grade(texts[0])  # loads the word data
    fact_box(texts[0])
    uncommon(texts[0])
    heading("cost: ms per 1,000 tokens, words not met before / met (times the Fact Box)")
    found = {name: cost(texts, index) for name, index in INDICES.items()}
    base = found["Fact Box"]
    for name, (cold, warm) in found.items():
        times = f"({cold / base[0]:.2f} / {warm / base[1]:.2f})"
        click.echo(f"{name:16} {cold:6.2f} / {warm:5.2f}  {times}")


def others(sets: Sequence[GradedSet]) -> None:
    """Print that other languages get no level, and how classic indices do there."""
    spaced: dict[str, Index] = {"LIX": spaced_lix, "words/sentence": spaced_length}
    correlations(sets, "other languages, words by white space", spaced)
    heading(f"other languages: share of texts, {JOINED} sentences each, that are shown no level")
    for one in sets:
        texts = [t.text for t in one.texts]
        joined = ["\n".join(texts[i : i + JOINED]) for i in range(0, len(texts), JOINED)]
        click.echo(f"{one.name:16} {fmean(_has_no_level(text) for text in joined):.3f}")


def _has_no_level(text: str) -> bool:
    try:
        found = grade(text)
    except Unfit:
        return True
    return found.band is None and found.low is None


@click.command()
@click.option("--folder", type=click.Path(exists=True, path_type=Path), default=FOLDER)
def main(folder: Path) -> None:
    """Measure the level over graded texts."""
    sets = graded_sets(folder)
    for one in sets:
        click.echo(f"{one.name:16} {len(one.texts):5} texts, graded by {one.labels_by}")
    correlations(sets, "English", INDICES)
    published(folder)
    for one in sets[:1]:
        order(one)
    on_cefr(sets)
    by_best_cuts(sets)
    costs(sets)
    others(graded_sets(folder, OTHERS))


if __name__ == "__main__":
    main()
