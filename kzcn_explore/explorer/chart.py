"""A chart on the page: a Plotly figure that is redrawn by patches, whole in its state; clicks, brushes and lassos come back."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path

import anywidget
import ipywidgets
import traitlets

from kzcn_explore.charts import CONFIG
from kzcn_explore.charts.figure import Figure
from kzcn_explore.explorer.patches import find_changes, pack

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

    Its state always holds the figure that is seen, so that a page that is opened, reloaded or connected anew shows the same. A page that
    has the figure already is sent what changes: each patch has a number, and a page that missed one says which figure it has.

    Parameters
    ----------
    bundle : PlotlyBundle
    on_click : callable, list -> None
        Gets the ``customdata`` of the mark that was clicked; of a trace whose ``meta`` say what its marks are ``of``, the place of the
        mark on the x axis, what it is of, and "period".
    on_brush : callable, (str or None, str or None) -> None, optional
        Gets the ends of the stretch of the x axis that was dragged over, or None twice where it was let go.
    on_lasso : callable, list of str -> None, optional
        Gets the first of the ``customdata`` of each mark that was drawn around, every one once; an empty list where it was let go.

    Attributes
    ----------
    figure : dict
        ``data`` and ``layout`` as JSON holds them, and ``version``, which counts the figures; empty before the first.
    """

    _esm = HERE / "chart.js"
    bundle = traitlets.Instance(PlotlyBundle).tag(sync=True, **ipywidgets.widget_serialization)
    figure = traitlets.Dict().tag(sync=True)
    config = traitlets.Dict(CONFIG).tag(sync=True)
    brushable = traitlets.Bool().tag(sync=True)
    lassoable = traitlets.Bool().tag(sync=True)

    def __init__(
        self,
        bundle: PlotlyBundle,
        on_click: Callable[[list], None],
        on_brush: Callable[[str | None, str | None], None] | None = None,
        on_lasso: Callable[[list[str]], None] | None = None,
    ) -> None:
        # JupyterLab hands each message to a thread of its own; patches must be sent in the order of their numbers.
        self._lock = threading.RLock()
        super().__init__(bundle=bundle, brushable=on_brush is not None, lassoable=on_lasso is not None)
        self._on_click, self._on_brush, self._on_lasso = on_click, on_brush, on_lasso
        self.on_msg(self._receive)

    @property
    def description(self) -> str:
        """What the figure shows, in words."""
        return self.figure["layout"]["meta"]["description"] if self.figure else ""

    @property
    def version(self) -> int:
        """How many figures there were."""
        return self.figure.get("version", 0)

    def show(self, figure: Figure) -> None:
        """Draw another figure in place of the present one; an equal one sends nothing."""
        self.show_plain(figure.plain())

    def show_plain(self, shown: dict[str, object]) -> None:
        """Draw what ``Figure.plain`` returns."""
        with self._lock:
            before = self.version
            changes = find_changes({name: self.figure[name] for name in shown if name in self.figure}, shown)
            if any(changes):
                self.figure = shown | {"version": before + 1}
                self._send_patch(*changes, before=before)

    def send_state(self, key: str | Iterable[str] | None = None) -> None:
        """Send state to the pages that are open; a change of the figure alone is sent as a patch instead."""
        if key != "figure":
            super().send_state(key)

    def _send_patch(self, wanted: list, gone: list, *, before: int | None) -> None:
        self.send({"event": "patch", "from": before, "to": self.version}, [pack({"wanted": wanted, "gone": gone})])

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
            case {"event": "lasso", "ids": [*ids]} if self._on_lasso and all(isinstance(one, str) for one in ids):
                self._on_lasso(ids)
            case {"event": "have", "version": int(version)}:
                with self._lock:
                    if version != self.version:
                        shown = {name: value for name, value in self.figure.items() if name != "version"}
                        self._send_patch([([], shown)], [], before=None)
