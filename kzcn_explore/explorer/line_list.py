"""A list of lines to press: each a title with facts beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import anywidget
import traitlets

from kzcn_explore.explorer.page_script import page_script


class LineList(anywidget.AnyWidget):
    """Lines under a heading; a press on one gives its key.

    Parameters
    ----------
    on_press : callable, str or int -> None
        Gets the key of the line that was pressed.
    """

    _esm = page_script("line_list.js")
    shown = traitlets.Dict().tag(sync=True)

    def __init__(self, on_press: Callable[[str | int], None]) -> None:
        super().__init__()
        self.add_class("kz-line-list")
        self._on_press = on_press
        self.on_msg(self._receive)

    def show_lines(self, label: str, lines: Sequence[tuple[str | int, str, list[str]]], *, chosen: str | int | None = None) -> None:
        """Show lines; with an empty label nothing.

        Parameters
        ----------
        label : str
        lines : sequence of (key, title, facts)
        chosen : str or int, optional
            The key of the line that is pressed now.
        """
        items = [{"key": key, "title": title, "facts": facts, "chosen": key == chosen} for key, title, facts in lines]
        self.shown = {"label": label, "items": items} if label else {}

    def _receive(self, _widget: LineList, message: dict, _buffers: list) -> None:
        match message:
            case {"pressed": str() | int() as key} if key in [one["key"] for one in self.shown.get("items", [])]:
                self._on_press(key)
