"""Use cases: one function each, session first; flush, never commit."""
