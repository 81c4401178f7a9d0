"""Numbers written as words."""

SMALL: dict[str, float] = {
    word: float(value)
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen"),
        )
    )
}
TENS: dict[str, float] = {
    word: 10.0 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
MULTIPLIERS: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "bn": 1e9,
}
ORDINALS: dict[str, float] = {
    word: float(value)
    for value, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth"),
        ),
        1,
    )
} | {"twentieth": 20.0, "hundredth": 100.0}


def value_of(word: str) -> float | None:
    """Return the value of one word or of digits, or None.

    >>> value_of("forty-seven"), value_of("1,200"), value_of("tiger")
    (47.0, 1200.0, None)
    """
    if word.replace(",", "").replace(".", "", 1).isdecimal() and word.isascii():
        return float(word.replace(",", ""))
    whole, _, part = word.lower().partition("-")
    if whole in TENS and (not part or part in SMALL):
        return TENS[whole] + SMALL.get(part, 0.0)
    if part:
        return None
    return SMALL.get(whole) or MULTIPLIERS.get(whole)
