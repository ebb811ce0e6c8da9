"""The figure that every chart returns: Plotly's own, shown without its button that sends data away."""

from __future__ import annotations

import json

import numpy as np
import plotly.graph_objects as go

from kzcn_explore.charts.palette import CONFIG

MIME_TYPE = "application/vnd.plotly.v1+json"


class Figure(go.Figure):
    """A ``plotly.graph_objects.Figure`` that is shown with our settings: nothing is sent anywhere, the bar only downloads a picture.

    In a notebook it travels as Plotly's JSON alone, which JupyterLab draws by itself. Plotly's own way would put its whole
    script into every output, and a "Share chart" button on every figure.
    """

    @classmethod
    def drawn(cls, traces: list, layout: dict) -> Figure:
        """Make a figure of traces and a layout that are known to be right.

        Plotly's own check of every value takes most of the time of a chart. A test has it check what each chart makes.

        Parameters
        ----------
        traces : list of dict
        layout : dict

        Returns
        -------
        Figure

        Examples
        --------
        >>> Figure.drawn([{"type": "scatter", "x": ["2022-01-01"], "y": [0.5]}], {"height": 100}).data[0].y
        (0.5,)
        """
        figure = cls(data=traces, layout=layout, _validate=False)
        for part in (figure, figure.layout, *figure.data):
            part._validate = True  # what is changed later is checked
        return figure

    def plain(self) -> dict[str, object]:
        """Return data and layout as JSON holds them: arrays are lists, a missing number is None.

        Returns
        -------
        dict
            ``data`` and ``layout``, new ones.

        Examples
        --------
        >>> Figure.drawn([{"type": "scatter", "y": np.array([0.5, np.nan])}], {}).plain()["data"]
        [{'y': [0.5, None], 'type': 'scatter'}]
        """
        return {"data": [_plain(trace.to_plotly_json()) for trace in self.data], "layout": _plain(self.layout.to_plotly_json())}

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(self._repr_mimebundle_(), raw=True)

    def _repr_mimebundle_(self, include=None, exclude=None, **kwargs) -> dict[str, object]:
        return {MIME_TYPE: json.loads(self.to_json()) | {"config": CONFIG}, "text/plain": f"<Figure: {self.description}>"}

    def _repr_html_(self) -> None:
        # Plotly's would load its script from a CDN.
        return None

    @property
    def description(self) -> str:
        """Say in words what the figure shows."""
        return (self.layout.meta or {}).get("description", "")

    def show(self, *args, **kwargs) -> None:
        """Show the figure with one of Plotly's renderers; see ``plotly.graph_objects.Figure.show``."""
        super().show(*args, **_with_config(kwargs))

    def to_html(self, *args, **kwargs) -> str:
        """Write the figure as HTML; see ``plotly.graph_objects.Figure.to_html``."""
        return super().to_html(*args, **_with_config(kwargs))

    def write_html(self, *args, **kwargs) -> None:
        """Write the figure to a page; see ``plotly.graph_objects.Figure.write_html``."""
        super().write_html(*args, **_with_config(kwargs))


def _with_config(options: dict) -> dict:
    return options | {"config": CONFIG | (options.get("config") or {})}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, np.ndarray):
        return value.astype(object).tolist() if value.dtype.kind != "f" else _numbers(value)
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if value != value else value


def _numbers(values: np.ndarray) -> list:
    if values.ndim == 2:  # columns of counts beside columns of shares
        return [list(row) for row in zip(*map(_numbers, values.T), strict=True)]
    if (values == np.floor(values)).all():
        return values.astype(np.int64).tolist()
    missing = np.isnan(values)
    if not missing.any():
        return values.tolist()
    numbers = values.astype(object)
    numbers[missing] = None
    return numbers.tolist()
