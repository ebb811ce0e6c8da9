"""How the kinds of actors look: a shape and a colour each, and the words of their key."""

from __future__ import annotations

from dataclasses import dataclass

from kzcn_explore.charts import palette


@dataclass(frozen=True)
class KindLook:
    """The shape of a kind, as Plotly calls it and as a character, its colour, and what several of it are called."""

    symbol: str
    glyph: str
    colour: str
    many: str


_NAMES = {
    "person": "persons",
    "organisation": "organisations",
    "place": "places",
    "people": "peoples",
    "initiative": "initiatives",
    "name": "other names",
}

#: In the order in which the key names them.
KINDS = {
    kind: KindLook(symbol, glyph, colour, many)
    for (kind, many), symbol, glyph, colour in zip(_NAMES.items(), palette.SYMBOLS, palette.GLYPHS, palette.SERIES, strict=False)
}


def kind_key(kinds: set[str], *, guessed: bool = False) -> str:
    """Say what the shapes mean, but only of those that are drawn; ready for a Plotly text.

    Parameters
    ----------
    kinds : set of str
    guessed : bool, default False
        Whether some marks are hollow.

    Returns
    -------
    str

    Examples
    --------
    >>> kind_key({"place", "person"})
    '<span style="color:#0072B2">●</span> persons   <span style="color:#009E73">◆</span> places'
    """
    said = [f'<span style="color:{look.colour}">{look.glyph}</span> {look.many}' for kind, look in KINDS.items() if kind in kinds]
    return "   ".join(said + ["hollow: kind guessed"] * guessed)
