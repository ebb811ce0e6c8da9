"""A box in which one of many names is typed or picked, and its part of the selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets as widgets

MOST_OFFERED = 1_000


class NameBox(widgets.Combobox):
    """One of many names, picked from a list or typed in part; an emptied box chooses none.

    Of what is typed the first name that holds it is chosen, whatever the case of its letters.

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
        self._following = False
        self.observe(self._choose, "value")

    def offer(self, names: Sequence[tuple[str, str | int]], chosen: Sequence[str | int]) -> None:
        """Offer names, at most 1,000, each with its key, and show what is chosen.

        Parameters
        ----------
        names : sequence of (name, key)
            Those that are wanted most stand first; of two that are called alike the first is offered.
        chosen : sequence of keys
        """
        kept = [*names[:MOST_OFFERED], *(one for one in names[MOST_OFFERED:] if one[1] in chosen)]
        keys: dict[str, str | int] = {}
        for name, key in kept:
            keys.setdefault(name, key)
        shown = next((name for name, key in keys.items() if [key] == [*chosen]), "")
        self._following = True
        try:
            if keys != self._keys:
                self._keys = keys
                # The names stand in the page as attributes, which it writes itself: nothing of them is read as markup.
                self.options = tuple(keys)
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
        found = self._keys.get(typed, next((key for name, key in self._keys.items() if typed.casefold() in name.casefold()), None))
        if found is None:
            self._on_unknown(typed)
        else:
            self._on_choose([found])
