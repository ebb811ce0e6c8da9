"""Place words: what stands at marked places, in words that follow "3 passages"."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kzcn_explore.charts.words import interval_words, period_words
from kzcn_explore.explorer.words import published_words

MOST_LETTERS = 64
LANES = {"published": "the present", "past": "past", "ahead": "ahead"}


def place_words(desk, places: tuple) -> str:
    """Say what is named, quoted or dated.

    Parameters
    ----------
    desk : Desk
    places : tuple
        See ``Mark.places``.
    """
    every = desk.study.every
    match tuple(shortened(one) if isinstance(one, str) else one for one in places):
        case ("actor", actor):
            return f"naming {actor}"
        case ("link", actor, other):
            return f"naming {actor} and {other}"
        case ("speaker", speaker):
            return f"quoting {speaker}"
        case ("speaker", speaker, str(period)):
            return f"quoting {speaker}, {published_words(pd.Timestamp(period), every)}"
        case ("speaker", speaker, theme):
            return f"quoting {speaker} with terms of theme “{desk.study.model.labels_[theme]}”"
        case ("event", event):
            return f"on “{event_words(desk, event)}”"
        case ("lane", lane, period):
            return f"speaking of {period_words(pd.Timestamp(period), every)} as {LANES[lane]}"
        case ("mention", *mentions):
            return "with this date" if len(mentions) == 1 else f"with these {len(mentions):,} dates"
        case _:
            return "with this quotation"


def event_words(desk, event: int) -> str:
    """Name an event by its number; see ``event_name``."""
    events = desk.study.events
    return event_name(events[events["event"] == event].iloc[0])


def event_name(facts: Mapping) -> str:
    """Name an event by what is dated and when.

    Parameters
    ----------
    facts : mapping
        ``what, earliest, latest`` of ``events``.

    Examples
    --------
    >>> day = pd.Timestamp("2021-10-04")
    >>> event_name({"what": "state visit", "earliest": day, "latest": day})
    'state visit (4 Oct 2021)'
    """
    return f"{shortened(facts['what'])} ({interval_words(facts['earliest'], facts['latest'])})"


def shortened(text: str, most: int = MOST_LETTERS) -> str:
    """Cut a text behind a word.

    Examples
    --------
    >>> shortened("the state visit of the president", 20), shortened("a visit")
    ('the state visit of …', 'a visit')
    """
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0]} …"
