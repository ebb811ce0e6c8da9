"""Code: the Python lines that make the same view without widgets."""

from __future__ import annotations

from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.settings import AUTO, LEXICON
from kzcn_explore.selection import Selection

MOST_IDS = 50


def view_code(desk: Desk, expression: str, *, given: str) -> str:
    """Write the lines that give a view's tables and one of its charts.

    Parameters
    ----------
    desk : Desk
    expression : str
        What draws the chart, for example ``"kz.charts.document_themes(view.document_themes)"``.
    given : {"corpus", "study"}
        What the explorer was opened with. It is taken from a variable of this name, but for the seeds.

    Returns
    -------
    str
        Python.
    """
    lines = ["import kzcn_explore as kz", ""]
    if given == "study":
        lines += ["# study is the one that was given to kz.explore", *_changed_study(desk)]
    else:
        lines += [
            "corpus = kz.load_corpus()" if is_seeds(desk.study.corpus) else "# corpus is the one that was given to kz.explore",
            *_new_study(desk),
        ]
    return "\n".join([*lines, f"view = study.view({selection_code(desk.selection)})", expression])


def is_seeds(corpus: Corpus) -> bool:
    """Whether a corpus is that of the seeds, all of them and read as usual."""
    if corpus.is_stored:
        return False
    seeds = load_corpus()
    same = corpus.fingerprint == seeds.fingerprint
    return same and corpus.documents.equals(seeds.documents) and corpus.passages.equals(seeds.passages)


def selection_code(selection: Selection) -> str:
    """Write a selection as a Python expression; of many documents the ids are left where they are, in the explorer.

    Examples
    --------
    >>> selection_code(Selection(start="2022", documents=("a", "b")))
    "kz.Selection(start='2022-01-01', documents=('a', 'b'))"
    >>> selection_code(Selection(documents=[f"d{n}" for n in range(500)]))
    'kz.Selection(documents=explorer.selection.documents)'
    """
    parts = selection.changed()
    written = {name: repr(value) for name, value in parts.items()}
    if len(parts.get("documents", ())) > MOST_IDS:
        written["documents"] = "explorer.selection.documents"
    return f"kz.Selection({', '.join(f'{name}={value}' for name, value in written.items())})"


def _new_study(desk: Desk) -> list[str]:
    if desk.settings.themes == LEXICON:
        model = [f"model = kz.lexicon_themes(corpus, {desk.studies.lexicon_code()})"]
    elif desk.settings.n_themes != AUTO:
        model = [f'model = kz.ThemeModel(n_themes={desk.settings.n_themes}).fit(corpus.passages["text"])']
    else:
        model = []
    return [*model, f"study = kz.Study(corpus{', model=model' if model else ''}, {_drawn(desk)})"]


def _changed_study(desk: Desk) -> list[str]:
    settings, given = desk.settings, desk.studies.given
    lines = []
    if settings.themes != desk.studies.first.themes or settings.n_themes != AUTO:
        if settings.themes == LEXICON:
            lines = [f"model = kz.lexicon_themes(study.corpus, {desk.studies.lexicon_code()})"]
        elif desk.studies.first.themes == LEXICON:
            number = "" if settings.n_themes == AUTO else f"n_themes={settings.n_themes}"
            lines = [f'model = kz.ThemeModel({number}).fit(study.corpus.passages["text"])']
        else:
            lines = [f"model = study.model.refit({settings.n_themes})"]
    if not lines and (desk.study.every, desk.study.by) == (given.every, given.by):
        return []
    return [*lines, f"study = study.changed({'model=model, ' if lines else ''}{_drawn(desk)})"]


def _drawn(desk: Desk) -> str:
    by = "" if desk.study.by == "tokens" else f", by={desk.study.by!r}"
    return f"every={desk.study.every!r}{by}"
