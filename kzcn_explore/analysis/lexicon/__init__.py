"""Lexicon: named themes from a list of patterns."""
