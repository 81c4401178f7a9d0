"""Every reason, purpose and means that a text states for certain and that can be asked for.

A reason is certain where the text has a word for it ("because", "so", "in order to") that
hangs, by the tree, on the clause asked about, and where nobody denies or doubts it.
"""

from collections.abc import Iterator

from quizzes.becauses import because, because_of, so
from quizzes.clauses import parsed
from quizzes.purposes import aims, means, purposes, so_that
from quizzes.stretches import Reason
from texts.analysis import Analysis


def all_reasons(analysis: Analysis) -> Iterator[Reason]:
    """Yield every reason of a text that can be asked for, in its order."""
    for sentence in analysis.sentences:
        if sentence.clean and parsed(sentence) and "?" not in sentence.surface:
            found = (
                *purposes(analysis, sentence),
                *means(analysis, sentence),
                *aims(analysis, sentence),
                *because(analysis, sentence),
                *because_of(analysis, sentence),
                *so(analysis, sentence),
                *so_that(analysis, sentence),
            )
            yield from found
