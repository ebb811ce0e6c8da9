"""The terms of the chosen theme as a row of buttons, each with a bar of its weight."""

from __future__ import annotations

from collections.abc import Callable

import anywidget
import pandas as pd
import traitlets

from kzcn_explore.explorer.page_script import page_script

MOST_TERMS = 6


class TermRow(anywidget.AnyWidget):
    """The strongest terms of one theme; pressing one opens its passages.

    Parameters
    ----------
    on_term : callable, str -> None
        Gets the term that was pressed.
    """

    _esm = page_script("term_row.js")
    shown = traitlets.Dict().tag(sync=True)

    def __init__(self, on_term: Callable[[str], None]) -> None:
        super().__init__()
        self.add_class("kz-theme-terms")
        self._on_term = on_term
        self.on_msg(self._receive)

    def show(self, table: pd.DataFrame, *, chosen: str | None) -> None:
        """Show the terms of one theme.

        Parameters
        ----------
        table : DataFrame
            One row a term, of one theme: ``label, term, weight``, strongest first.
        chosen : str, optional
            The term whose passages are read.
        """
        rows = table.head(MOST_TERMS)
        top = rows["weight"].max()
        self.shown = {
            "label": "" if rows.empty else f"Terms of “{rows['label'].iloc[0]}”",
            "note": "" if rows.empty else "bars: weight in the theme",
            "terms": [
                {
                    "term": row.term,
                    "part": round(float(row.weight / top), 3),
                    "said": f"{row.weight:.1%}",
                    "chosen": row.term == chosen,
                }
                for row in rows.itertuples()
            ],
        }

    def _receive(self, _widget: TermRow, message: dict, _buffers: list) -> None:
        match message:
            case {"term": str(term)} if term in [one["term"] for one in self.shown["terms"]]:
                self._on_term(term)
