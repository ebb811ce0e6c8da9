"""Speaker themes: what each speaker's own quoted words are about, and which terms they stress."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_model
from kzcn_explore.analysis.quotations.given import given_quotations, whole_quotations
from kzcn_explore.analysis.quotations.speaker_timelines import ranked_speakers
from kzcn_explore.analysis.quotations.stressed_terms import stressed_terms
from kzcn_explore.corpus.model import Corpus

COLUMNS = {
    "speaker": "str", "is_actor": "bool", "theme": "int64", "label": "str", "share": "float64", "n_quotations": "int64",
    "n_once": "int64", "n_documents": "int64", "n_words": "int64", "terms": "object",
}  # fmt: skip


def speaker_themes(model, corpus: Corpus, *, quotations: pd.DataFrame | None = None) -> pd.DataFrame:
    """Tell how much of every speaker's quoted words each theme takes, and which terms the speaker stresses.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    corpus : Corpus
    quotations : DataFrame, optional
        ``quotations(corpus)``, where it is at hand already; whole, as its rows name each other.

    Returns
    -------
    DataFrame, one row a speaker and theme; actors first, those with most quotations before others
        ``speaker``, ``is_actor`` (whether the name is that of an actor, the same one in all documents), ``theme``, ``label``, ``share``
        (of the speaker's quoted words, 0 to 1: of each quotation that of its own words, not of the passage around it; of one
        without a term of the model no theme takes anything), ``n_quotations`` (every printing), ``n_once`` (first printings),
        ``n_documents`` (that quote the speaker), ``n_words`` (of the first printings; two characters of Chinese count as one word),
        ``terms`` (list of up to eight, the same in every row of a speaker: what they say more often than all others who are quoted).
        ``attrs``: ``multi_label`` (whether words may belong to several themes in full), ``n_unnamed`` (quotations without a
        speaker, left out).

    Raises
    ------
    ValueError
        If `model` is not fitted, `corpus` is no Corpus, or `quotations` is not the whole table of the corpus.

    Notes
    -----
    Words that are printed again count once. A speaker who is only quoted in reprints of what others are said to have said has
    ``n_once`` 0 and a share of NaN.

    Terms are ranked by weighted log odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, eq. 22), the prior as heavy
    as the speaker's own words, as in ``keyness``; those with z of 1 or more that the speaker uses twice or more are listed. Function words
    are not, and a speaker with fewer than 30 words has none. A z of 1 shows what stands out, and proves nothing.

    References
    ----------
    Monroe, Colaresi & Quinn (2008). Fightin' words: lexical feature selection and evaluation for identifying the content of political
    conflict. Political Analysis 16, p. 372–403.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus = kz.load_corpus()
    >>> model = kz.ThemeModel(n_themes=3).fit(corpus.passages["text"])
    >>> table = speaker_themes(model, corpus)
    >>> table["speaker"].unique().tolist()
    ['Kassym-Jomart Tokayev', 'Wang Yi', 'Mukhtar Tileuberdi']
    """
    check_model(model)
    check_corpus(corpus)
    whole = whole_quotations(given_quotations(corpus, quotations))
    named = whole[whole["speaker"].notna()]
    speakers = ranked_speakers(named)
    first = named[named["is_first"]]
    n_themes = len(model.labels_)
    shares = np.asarray(model.transform(first["text"]), dtype=float) if len(first) else np.zeros((0, n_themes))
    words = first["n_words"].to_numpy(dtype=float)
    of = speakers.index.get_indexer(first["speaker"])
    amounts = np.column_stack([np.bincount(of, part * words, minlength=len(speakers)) for part in shares.T])
    said = speakers.assign(n_words=np.bincount(of, words, minlength=len(speakers)))
    stressed = stressed_terms(whole[whole["is_first"]], [*speakers.index], getattr(model, "rules_", None))
    said["terms"] = pd.Series(stressed, index=said.index, dtype=object)
    table = said.loc[said.index.repeat(n_themes)].rename_axis("speaker").reset_index()
    table["theme"] = np.tile(np.arange(n_themes), len(speakers))
    table["label"] = np.tile(np.array(model.labels_, dtype=object), len(speakers))
    table["share"] = amounts[: len(speakers)].ravel() / table["n_words"].where(table["n_words"] > 0)
    table = table[[*COLUMNS]].astype(COLUMNS)
    table.attrs = {
        "multi_label": bool(getattr(model, "multi_label", False)),
        "n_unnamed": int(whole["speaker"].isna().sum()),
    }
    return table
