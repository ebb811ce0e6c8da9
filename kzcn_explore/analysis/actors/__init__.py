"""Actors: the people, organisations, places, peoples and initiatives that a corpus names, and who is named with whom."""
