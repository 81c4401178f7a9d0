"""Ways to tell a claim anew, truly and falsely: one module a sort, each ``retold(assertion)``."""

from collections.abc import Callable, Iterator

from quizzes.assertions import Assertion
from quizzes.retelling import (
    acts,
    causes,
    changes,
    comparisons,
    denials,
    directions,
    quantities,
    voices,
)
from quizzes.retelling.parts import Retold

RULES: tuple[Callable[[Assertion], Iterator[Retold]], ...] = (
    causes.retold,
    comparisons.retold,
    changes.retold,
    quantities.retold,
    quantities.many,
    acts.retold,
    directions.retold,
    denials.retold,
    voices.retold,
)
