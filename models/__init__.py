"""Tables: typed columns, constraints, no query logic."""
