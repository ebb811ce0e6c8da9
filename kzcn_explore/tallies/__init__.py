"""Tallies: what the documents of a corpus add up to, kept so that the tables of any selection are a few sums."""
