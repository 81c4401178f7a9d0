"""Question types: one module a kind."""
