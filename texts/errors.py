"""What texts/ raises."""


class Unfit(ValueError):
    """A text that cannot be measured; the message is one clear sentence for its owner."""
