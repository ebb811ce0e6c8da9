"""The figure that every chart returns: Plotly's own, shown without its button that sends data away."""

from __future__ import annotations

import json

import plotly.graph_objects as go

from kzcn_explore.charts.palette import CONFIG

MIME_TYPE = "application/vnd.plotly.v1+json"


class Figure(go.Figure):
    """A ``plotly.graph_objects.Figure`` that is shown with our settings: nothing is sent anywhere, the bar only downloads a picture.

    In a notebook it travels as Plotly's JSON alone, which JupyterLab draws by itself. Plotly's own way would put its whole
    script into every output, and a "Share chart" button on every figure.
    """

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
