"""Dates named in a text: one file a job, one file a language; `rules.py` says how a language adds its rules."""

from __future__ import annotations

from kzcn_explore.text.dates.finding import Mention, find_dates

__all__ = ["Mention", "find_dates"]
