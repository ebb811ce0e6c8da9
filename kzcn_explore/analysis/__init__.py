"""A Corpus becomes tables: one measure a file."""
