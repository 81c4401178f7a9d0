"""Measurements of Gradus: run by hand, never imported by the product."""
