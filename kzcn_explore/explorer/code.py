"""Code: the Python lines that make the same view without widgets."""

from __future__ import annotations

from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.view import View


def view_code(view: View, chart: str, terms: list[str] | None = None) -> str:
    """Write the lines that give a view's tables and one of its charts.

    Parameters
    ----------
    view : View
    chart : str
        The name of the table that is drawn, for example ``"document_themes"``.
    terms : list of str, optional
        The terms of a table that takes some.

    Returns
    -------
    str
        Python. A corpus other than the seeds is taken from a variable ``corpus``.
    """
    parts = ", ".join(f"{name}={value!r}" for name, value in view.selection.changed().items())
    is_seeds = view.study.corpus.fingerprint == load_corpus().fingerprint
    lines = [
        "import kzcn_explore as kz",
        "",
        "corpus = kz.load_corpus()" if is_seeds else "# corpus is the one that was given to kz.explore",
        f"study = kz.Study(corpus, every={view.study.every!r})",
        f"view = study.view(kz.Selection({parts}))",
        f"kz.charts.{chart}(view.{chart}{'' if terms is None else f'({terms!r})'})",
    ]
    return "\n".join(lines)
