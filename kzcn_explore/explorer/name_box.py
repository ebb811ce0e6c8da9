"""A box in which one of many names is typed or picked, and its part of the selection."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

import ipywidgets as widgets

MOST_OFFERED = 1_000


class NameBox(widgets.Combobox):
    """One of many names, picked from a list or typed in part; an emptied box chooses none.

    What is typed chooses whoever is called so, else the first name with a word that begins so, else the first that holds it.

    Parameters
    ----------
    label : str
    name : str
        Class of the box on the page.
    hints : (str, str)
        What an empty box says, and its tooltip.
    on_choose : callable, list -> None
        Gets the keys that are chosen: one, or none.
    on_unknown : callable, str -> None
        Gets what was typed and stands in no name.
    """

    def __init__(
        self, label: str, name: str, *, hints: tuple[str, str], on_choose: Callable[[list], None], on_unknown: Callable[[str], None]
    ) -> None:
        placeholder, tooltip = hints
        super().__init__(description=label, placeholder=placeholder, tooltip=tooltip, continuous_update=False)
        self.add_class(name).add_class("kz-name-box")
        self._on_choose, self._on_unknown = on_choose, on_unknown
        self._keys: dict[str, str | int] = {}
        self._also: Mapping[str, str | int] = {}
        self._hint = placeholder
        self._following = False
        self.observe(self._choose, "value")

    def offer(
        self, names: Sequence[tuple[str, str | int]], chosen: Sequence[str | int], also: Mapping[str, str | int] | None = None
    ) -> None:
        """Offer names, each with its key, and show what is chosen; a list of at most 1,000 opens, all of them may be typed.

        Parameters
        ----------
        names : sequence of (name, key)
            Those that are wanted most stand first; of two that are called alike the first is offered.
        chosen : sequence of keys
        also : mapping, optional
            Other names by which a key may be called, in small letters.
        """
        keys: dict[str, str | int] = {}
        for name, key in names:
            keys.setdefault(name, key)
        shown = next((name for name, key in keys.items() if [key] == [*chosen]), "") if len(chosen) == 1 else ""
        self._following = True
        try:
            self._also = also or {}
            if keys != self._keys:
                self._keys = keys
            # The names stand in the page as attributes, which it writes itself: nothing of them is read as markup.
            options = tuple(dict.fromkeys([*islice(keys, MOST_OFFERED), *([shown] if shown else [])]))
            if options != self.options:
                self.options = options
            self.placeholder = f"{len(chosen):,} chosen" if len(chosen) > 1 else self._hint
            if self.value != shown:
                self.value = shown
        finally:
            self._following = False

    def _choose(self, change: dict) -> None:
        if self._following:
            return
        typed = change["new"].strip()
        if not typed:
            self._on_choose([])
            return
        found = find_key(typed, self._keys, self._also)
        if found is None:
            self._on_unknown(typed)
        else:
            self._on_choose([found])


def find_key(typed: str, keys: Mapping[str, str | int], also: Mapping[str, str | int]) -> str | int | None:
    """Find whom a text names: a name, another name, the first name with a word that begins so, or that holds it.

    Examples
    --------
    >>> keys = {"White House": 1, "United States": 2, "Ulan Bator": 3}
    >>> find_key("us", keys, {"us": 2}), find_key("bat", keys, {}), find_key("ouse", keys, {}), find_key("x", keys, {})
    (2, 3, 1, None)
    """
    small = typed.casefold()
    same = next((key for name, key in keys.items() if name.casefold() == small), also.get(small))
    if same is not None:
        return same
    begins = re.compile(rf"\b{re.escape(small)}")
    named = [(name.casefold(), key) for name, key in keys.items()]
    found = next((key for name, key in named if begins.search(name)), None)
    return found if found is not None else next((key for name, key in named if small in name), None)
