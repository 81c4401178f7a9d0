"""What stands in our addresses."""

from werkzeug.routing import IntegerConverter

LARGEST = 2**31 - 1  # of PostgreSQL's integers; SQLite's are larger, but end too


class Id(IntegerConverter):
    """The id of a row; a larger number than any row can have stands for the largest.

    So it leads where absent things lead, and never into the database. A converter that refused
    it would make the router say 405 where an address has several methods.
    """

    def to_python(self, value: str) -> int:
        """Return the number of an address, at most the largest id."""
        return min(int(value), LARGEST)
