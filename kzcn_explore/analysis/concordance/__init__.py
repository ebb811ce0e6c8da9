"""Concordance: every place where a pattern stands, with the words around it."""
