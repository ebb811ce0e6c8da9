"""Lexicon hits: every match of a lexicon with the words around it, to be read when the lexicon is checked."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_theme, check_whole
from kzcn_explore.corpus.model import Corpus


def lexicon_hits(model, corpus: Corpus, theme: int | None = None, *, width: int = 60) -> pd.DataFrame:
    """List every match of a lexicon with the words around it.

    Parameters
    ----------
    model : LexiconModel
        Fitted.
    corpus : Corpus
    theme : int, optional
        Matches of this theme only.
    width : int, default 60
        Characters before and after the match.

    Returns
    -------
    DataFrame, one row a match and theme, by theme, then in the order of the corpus
        ``document``, ``passage``, ``theme``, ``label``, ``term`` (the pattern), ``start`` and ``end`` (offsets into the decoded raw text
        of the document), ``before``, ``match``, ``after``.

    Raises
    ------
    ValueError
        If there is no such theme, `width` is no whole number, or `model` is no fitted lexicon.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> from kzcn_explore.analysis.lexicon.lexicon import lexicon_themes
    >>> corpus = kz.load_corpus()
    >>> hits = lexicon_hits(lexicon_themes(corpus, {"Transport": ["Belt and Road", "air *"]}), corpus, width=12)
    >>> hits[["term", "before", "match", "after"]].values.tolist()[1]
    ['air *', ' as regular ', 'air travel', ' resumes. Fl']
    """
    if not hasattr(model, "members_"):
        raise ValueError(f"model must be a fitted LexiconModel, such as lexicon_themes gives; got {type(model).__name__}.")
    check_corpus(corpus)
    check_whole("width", width, least=0)
    if theme is not None:
        check_theme(theme, model.n_themes_)
    chosen = range(model.n_themes_) if theme is None else [theme]
    column_of = {term: column for column, term in enumerate(model.terms_)}
    rows = []
    for passage, document, text, offset in corpus.passages[["document", "text", "start"]].itertuples():
        for term, start, end in model.theme_spans(text):
            around = (text[max(0, start - width) : start], text[start:end], text[end : end + width])
            rows += [
                (document, passage, number, model.labels_[number], term, offset + start, offset + end, *around)
                for number in chosen
                if model.members_[number, column_of[term]]
            ]
    columns = ["document", "passage", "theme", "label", "term", "start", "end", "before", "match", "after"]
    types = dict.fromkeys(("passage", "theme", "start", "end"), "int64")
    types |= dict.fromkeys(("document", "label", "term", "before", "match", "after"), "str")
    return pd.DataFrame(rows, columns=columns).astype(types).sort_values("theme", kind="stable", ignore_index=True)
