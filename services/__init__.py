"""Use cases: one function each, session first; flush, never commit.

An entry point passes its own SQLAlchemy session (``db.session()`` in a request), the
person asking, and the time; it commits when the call returns and rolls back when it
raises. What comes back is a frozen value that a template can show as it stands.
"""
