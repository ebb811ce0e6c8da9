"""A chart with its table: the same numbers as a figure and, on request, as rows."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as widgets
import pandas as pd

from kzcn_explore.charts.figure import Figure
from kzcn_explore.explorer.chart import Chart, PlotlyBundle

MOST_ROWS = 200


class ChartBox(widgets.VBox):
    """A chart, and below it a box to tick that shows the table it was drawn from.

    Parameters
    ----------
    name : str
        Class of the chart on the page.
    bundle, on_click, on_brush, on_lasso
        As of ``Chart``.
    """

    def __init__(
        self,
        name: str,
        bundle: PlotlyBundle,
        on_click: Callable[[list], None],
        on_brush: Callable[[str | None, str | None], None] | None = None,
        on_lasso: Callable[[list[str]], None] | None = None,
    ) -> None:
        self.chart = Chart(bundle, on_click, on_brush, on_lasso)
        self.chart.add_class(name)
        self._table = pd.DataFrame()
        self.as_table = widgets.Checkbox(description="Show as table", indent=False, tooltip="The same numbers as rows")
        self.as_table.add_class("kz-as-table")
        self.as_table.observe(self._show_table, "value")
        self.rows = widgets.HTML()
        self.rows.add_class("kz-table")
        super().__init__([self.chart, self.as_table, self.rows])
        self.add_class("kz-chart-box")

    def show(self, figure: Figure, table: pd.DataFrame) -> None:
        """Draw a figure and keep the table behind it."""
        self.show_plain(figure.plain(), table)

    def show_plain(self, figure: dict[str, object], table: pd.DataFrame) -> None:
        """Draw what ``Figure.plain`` returns and keep the table behind it."""
        self.chart.show_plain(figure)
        self._table = table
        self._show_table()

    def _show_table(self, _change: object = None) -> None:
        self.rows.value = table_markup(self._table) if self.as_table.value else ""


def table_markup(table: pd.DataFrame) -> str:
    """Write a table as HTML in which every cell is escaped; at most 200 rows."""
    shown = table.head(MOST_ROWS)
    shown = shown.assign(**{name: shown[name].dt.strftime("%Y-%m-%d") for name in shown.select_dtypes("datetime").columns})
    markup = shown.to_html(index=False, escape=True, border=0, na_rep="–", float_format=lambda value: f"{value:,.3f}")
    left = f"<p>{escape(f'The first {MOST_ROWS} of {len(table):,} rows.')}</p>" if len(table) > MOST_ROWS else ""
    return left + markup
