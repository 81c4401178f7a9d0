"""Pure knowledge of words and texts: str in, frozen values out."""

from texts.errors import Unfit

__all__ = ["Unfit"]
