"""A chart on the page: a Plotly figure drawn in place, whole in its state, whose clicks and brushes come back."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import anywidget
import ipywidgets
import traitlets

from kzcn_explore.charts import CONFIG
from kzcn_explore.charts.figure import Figure

HERE = Path(__file__).parent


class PlotlyBundle(anywidget.AnyWidget):
    """Plotly's script, packed. All charts of a page share it, where a FigureWidget would bring five megabytes each."""

    _esm = "export default {};"
    script = traitlets.Bytes().tag(sync=True)

    @traitlets.default("script")
    def _pack(self) -> bytes:
        return gzip.compress((files("plotly") / "package_data" / "plotly.min.js").read_bytes(), mtime=0)


class Chart(anywidget.AnyWidget):
    """One figure on the page.

    Its state always holds the figure that is seen, so that a reloaded page shows the same.

    Parameters
    ----------
    bundle : PlotlyBundle
    on_click : callable, list -> None
        Gets the ``customdata`` of the mark that was clicked.
    on_brush : callable, (str or None, str or None) -> None, optional
        Gets the ends of the stretch of the x axis that was dragged over, or None twice where it was let go.
    """

    _esm = HERE / "chart.js"
    bundle = traitlets.Instance(PlotlyBundle).tag(sync=True, **ipywidgets.widget_serialization)
    figure = traitlets.Dict().tag(sync=True)
    config = traitlets.Dict(CONFIG).tag(sync=True)
    description = traitlets.Unicode().tag(sync=True)
    brushable = traitlets.Bool().tag(sync=True)

    def __init__(
        self, bundle: PlotlyBundle, on_click: Callable[[list], None], on_brush: Callable[[str | None, str | None], None] | None = None
    ) -> None:
        super().__init__(bundle=bundle, brushable=on_brush is not None)
        self._on_click, self._on_brush = on_click, on_brush
        self.on_msg(self._receive)

    def show(self, figure: Figure) -> None:
        """Draw another figure in place of the present one; an equal one sends nothing."""
        self.description = figure.description
        self.figure = json.loads(figure.to_json())

    def _receive(self, _widget: Chart, message: dict, _buffers: list) -> None:
        match message:
            case {"event": "click", "data": [*data]}:
                self._on_click(data)
            case {"event": "click", "data": str(data)}:
                self._on_click([data])
            case {"event": "brush", "x": [str(start), str(end)]} if self._on_brush:
                self._on_brush(start, end)
            case {"event": "brush", "x": None} if self._on_brush:
                self._on_brush(None, None)
