"""A number to choose: − and + beside a box; only a finished number is sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import anywidget
import traitlets

HERE = Path(__file__).parent


class NumberBox(anywidget.AnyWidget):
    """A whole number with its label.

    What is typed is sent when Enter is pressed or the box is left; presses of − and + are sent together, half a second after the
    last of them.

    Parameters
    ----------
    label : str
    hint : str
    on_change : callable, int -> None
        Gets the number that the reader chose.
    """

    _esm = HERE / "number_box.js"
    label = traitlets.Unicode().tag(sync=True)
    hint = traitlets.Unicode().tag(sync=True)
    # The number that is so; one that the reader asks for comes as a message, since it may be refused.
    value = traitlets.Int().tag(sync=True)
    least = traitlets.Int().tag(sync=True)
    most = traitlets.Int().tag(sync=True)

    def __init__(self, label: str, hint: str, on_change: Callable[[int], None]) -> None:
        super().__init__(label=label, hint=hint)
        self._on_change = on_change
        self.on_msg(self._receive)

    def show(self, value: int, *, least: int, most: int) -> None:
        """Show the number that is so, in place of what was typed."""
        self.value, self.least, self.most = value, least, most
        self.send({"show": True})

    def _receive(self, _widget: NumberBox, message: dict, _buffers: list) -> None:
        match message:
            case {"number": int(number)}:
                self._on_change(number)
