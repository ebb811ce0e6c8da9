"""Arithmetic of colours: contrast, mixtures, places on a sequential scale, ink that can be read on a ground."""

from __future__ import annotations


def _linear(colour: str) -> list[float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def contrast(one: str, other: str = "#FFFFFF") -> float:
    """Contrast ratio of two colours as WCAG 2.2 defines it.

    Parameters
    ----------
    one, other : str
        Colours as ``#RRGGBB``; the other is white unless said.

    Returns
    -------
    float
        From 1 to 21.

    Examples
    --------
    >>> round(contrast("#000000"), 1)
    21.0
    """
    light, dark = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (_linear(one), _linear(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blend(start: str, end: str, part: float) -> str:
    """Mix two colours.

    Parameters
    ----------
    start, end : str
        Colours as ``#RRGGBB``.
    part : float
        0 gives `start`, 1 gives `end`.

    Returns
    -------
    str
        The colour between them, as ``#RRGGBB``.

    Examples
    --------
    >>> blend("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    pairs = ((int(start[i : i + 2], 16), int(end[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def faint(colour: str, opacity: float) -> str:
    """A colour that lets what lies under it through.

    Parameters
    ----------
    colour : str
        As ``#RRGGBB``.
    opacity : float
        0 to 1.

    Returns
    -------
    str

    Examples
    --------
    >>> faint("#0072B2", 0.1)
    'rgba(0,114,178,0.1)'
    """
    return f"rgba({','.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))},{opacity})"


def scale_colour(scale: tuple[str, ...], part: float) -> str:
    """Colour at a place of a sequential scale, as Plotly interpolates it.

    Parameters
    ----------
    scale : tuple of str
        Evenly spaced colours, e.g. `ACCENT_SCALE`.
    part : float
        0 to 1.

    Returns
    -------
    str
        ``#RRGGBB``.

    Examples
    --------
    >>> scale_colour(("#000000", "#FFFFFF", "#FF0000"), 0.25)
    '#808080'
    """
    place = min(max(part, 0.0), 1.0) * (len(scale) - 1)
    step = min(int(place), len(scale) - 2)
    return blend(scale[step], scale[step + 1], place - step)


def colorscale(scale: tuple[str, ...]) -> list[list]:
    """Write a sequential scale as Plotly wants it: ``[[0, first], ..., [1, last]]``.

    Parameters
    ----------
    scale : tuple of str
        Evenly spaced colours.

    Returns
    -------
    list of [float, str]

    Examples
    --------
    >>> colorscale(("#000000", "#FFFFFF"))
    [[0.0, '#000000'], [1.0, '#FFFFFF']]
    """
    return [[i / (len(scale) - 1), colour] for i, colour in enumerate(scale)]


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour; the contrast is at least 4.58.

    Parameters
    ----------
    colour : str
        The ground, as ``#RRGGBB``.

    Returns
    -------
    str

    Examples
    --------
    >>> ink_on("#004E86")
    '#FFFFFF'
    """
    return max("#000000", "#FFFFFF", key=lambda ink: contrast(ink, colour))
