"""Timelines: themes and terms by period, with bands, trends and changes."""
