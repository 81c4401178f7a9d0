"""Pure numbers from answers."""
