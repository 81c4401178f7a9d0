"""What a use case can fail with; web/errors.py has the one table to status codes.

Refusal               a sentence for the person asking: ``str(error)``
 ├─ NotFound          absent, or not for this person: the two look alike
 ├─ Conflict          the state of things forbids it: published already, name taken
 ├─ Unfit             what was given cannot be used: an empty text, a short passphrase
 └─ Denied            this person may not: a guest who would make a class
"""


class Refusal(Exception):
    """A use case that was not carried out, with a clear sentence saying why.

    ``message`` may name ``values`` as in "at most %(most)s"; pages say both in their language.
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message, self.values = message, values
        shown = {
            name: f"{value:,}" if isinstance(value, int) else value
            for name, value in values.items()
        }
        super().__init__(message % shown if values else message)


class NotFound(Refusal):
    """No such thing for this person; says the same whether it is absent or another's."""

    def __init__(self) -> None:
        super().__init__("There is nothing here that you can see.")


class Conflict(Refusal):
    """What was asked for does not go with what is stored."""


class Unfit(Refusal):
    """What was given cannot be used."""


class Denied(Refusal):
    """The person may not do this."""
