"""Page script: the script of a widget behind the parts that several share; a widget's script cannot import another file."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def page_script(name: str) -> str:
    """Put the shared parts and the script of a widget together, as one module.

    Parameters
    ----------
    name : str
        Its file beside this one.

    Examples
    --------
    >>> page_script("reader.js").count("function element(")
    1
    """
    return "".join((HERE / one).read_text(encoding="utf-8") for one in ("parts.js", name))
