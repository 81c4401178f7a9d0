"""Word lists that more than one module needs, and the way to write one down."""


def word_set(listing: str) -> frozenset[str]:
    """Return the words of a listing, which white space keeps apart."""
    return frozenset(listing.split())
