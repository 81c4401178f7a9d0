"""HTTP: one blueprint a module."""
