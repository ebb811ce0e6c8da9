"""Tooltips as a reader sees them: the hover template of a trace, filled in as Plotly fills it."""

from __future__ import annotations

import re

import pandas as pd

GAP = re.compile(r"%\{([^}:|]+)(?:([:|])([^}]*))?\}")


def tooltip(trace, mark: int) -> str:
    """Write the tooltip of a mark, without the sign that ends it."""
    values = {"x": trace.x[mark], "y": trace.y[mark]} | {f"meta.{name}": value for name, value in (trace.meta or {}).items()}
    values |= {f"customdata[{i}]": value for i, value in enumerate(trace.customdata[mark])}
    return GAP.sub(lambda gap: _written(values[gap[1]], gap[3]), trace.hovertemplate).removesuffix("<extra></extra>")


def _written(value: object, form: str | None) -> str:
    if not form:
        return str(value)
    if isinstance(value, str):  # a day
        return pd.Timestamp(value).strftime(form)
    value = int(value) if value == int(value) and "%" not in form and "f" not in form else value  # a page writes 6.0 as 6
    text = format(value, form.replace("~", ""))
    return re.sub(r"\.?0+%$", "%", text) if "~" in form and "." in text else text
