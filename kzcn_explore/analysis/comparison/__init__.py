"""Comparison: what one side of a corpus says more often than another."""
