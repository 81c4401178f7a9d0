"""Pure knowledge of words and texts: str in, frozen values out."""
