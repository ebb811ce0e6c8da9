"""Opening and saving: a study as a folder, which opens at once, whatever its size."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path

from kzcn_explore.corpus.keeping.opening import open_stored
from kzcn_explore.corpus.keeping.saving import save_corpus
from kzcn_explore.corpus.reading.records import ReadError
from kzcn_explore.scale.stored_study import StoredThemed, is_study
from kzcn_explore.scale.study_tables import join_tables, write_part_tables
from kzcn_explore.study import Study
from kzcn_explore.tallies.intervals import ENDS


def save_study(study: Study, store: str | PathLike) -> Path:
    """Save a study, its corpus and its themes, as a folder that ``open_study`` opens, and ``load_corpus`` too, as its corpus.

    Parameters
    ----------
    study : Study
        Of a ThemeModel.
    store : path
        Made if it is not there; an older copy in it is replaced at once or not at all.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    ValueError
        If the corpus holds too little text for themes, the themes are those of a lexicon, or the folder holds other things.
    OSError
        If the folder cannot be written to.

    Examples
    --------
    >>> import tempfile
    >>> import kzcn_explore as kz
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     saved = save_study(kz.Study(kz.load_corpus()), folder)
    ...     open_study(saved).view(kz.Selection(start="2022-01-01"))
    <View: 4 of 5 documents · 48 of 58 passages · 1,848 of 2,159 words · filter 97cd>
    """
    if study.model.multi_label:
        raise ValueError("study must have fitted themes; save the corpus of a lexicon, and find its themes again.")
    rows, corpus = study.themed.rows, study.corpus
    if not rows.in_turn:
        raise ValueError("study must be of a corpus whose passages stand in the order of their documents, as load_corpus gives them.")

    def write(folder: Path) -> dict[str, dict]:
        documents = corpus.document_facts([*ENDS]).assign(n_passages=rows.document_passages)
        passages = corpus.passage_facts(["text", "n_tokens"])
        known = {"counts": study.counts, "shares": study.shares.to_numpy(), "documents": documents, "passages": passages}
        return join_tables(folder, [write_part_tables(folder, **known, first_passage=0)], study.model)

    return save_corpus(corpus, store, options=corpus.options, study=write)


def open_study(store: str | PathLike, *, every: str = "auto", by: str = "tokens") -> Study:
    """Open a study that ``kzcn-explore index`` or ``Study.save`` wrote; nothing of it is read before it is asked for.

    Parameters
    ----------
    store : path
        The folder.
    every : {"auto", "day", "week", "month", "quarter", "year"}, default "auto"
        The period of all timelines; see ``Study``.
    by : {"tokens", "documents"}, default "tokens"

    Returns
    -------
    Study
        Its themes are those that were found when it was indexed. ``study.corpus`` is a Corpus that lies on disk.

    Raises
    ------
    ReadError
        If the folder holds no store, a corpus without a study, or a part of it is missing or damaged.
    ValueError
        If `every` or `by` is none of these.
    """
    corpus = open_stored(store)
    if not is_study(corpus):
        why = "holds a corpus without themes; open it with load_corpus, or build a study of it with `kzcn-explore index`."
        raise ReadError(fspath(store), "", why)
    return Study.of(StoredThemed(corpus), every=every, by=by)
