"""Small statistics of shares and agreements."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

Z = 1.96  # standard normal deviate of a 95 % interval


@dataclass(frozen=True, slots=True)
class Share:
    """A share of ``count`` cases, in [0, 1], with its 95 % Wilson interval."""

    hits: float
    count: int

    @property
    def value(self) -> float:
        """Return the share itself; 0 where there is no case."""
        return self.hits / self.count if self.count else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Return the Wilson interval; (0, 1) where there is no case.

        Source: Wilson 1927. ``hits`` may be fractional where ties share a hit.
        """
        if not self.count:
            return 0.0, 1.0
        n, p = self.count, self.value
        middle = p + Z * Z / (2 * n)
        half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        scale = 1 + Z * Z / n
        return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)

    def __str__(self) -> str:
        """Return "84 % [74, 91]", or a dash where there is no case."""
        if not self.count:
            return "–"
        low, high = self.interval
        return f"{100 * self.value:.0f} % [{100 * low:.0f}, {100 * high:.0f}]"


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Return Cohen's kappa of two readings; None where chance alone agrees always.

    Source: Cohen 1960. 0 is agreement by chance, 1 full agreement.
    """
    if not pairs:
        return None
    n = len(pairs)
    agreed = sum(a == b for a, b in pairs) / n
    first, second = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    by_chance = first * second + (1 - first) * (1 - second)
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def chi_square(counts: Sequence[int]) -> float:
    """Return Pearson's chi-square of counts against equal shares; 0 for no counts."""
    total = sum(counts)
    expected = total / len(counts) if counts else 0
    return sum((c - expected) ** 2 / expected for c in counts) if expected else 0.0
