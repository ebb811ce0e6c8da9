"""Opening and saving: a study as a folder, which opens at once, whatever its size."""

from __future__ import annotations

import os
from os import PathLike, fspath
from pathlib import Path

from kzcn_explore.corpus.keeping.copying import copy_store
from kzcn_explore.corpus.keeping.manifest import MANIFEST, is_saved
from kzcn_explore.corpus.keeping.opening import open_stored
from kzcn_explore.corpus.keeping.saving import save_corpus
from kzcn_explore.corpus.reading.records import ReadError
from kzcn_explore.scale.part_files import UNDER_WAY
from kzcn_explore.scale.stored_study import StoredThemed, is_study
from kzcn_explore.scale.study_tables import join_tables, write_part_tables
from kzcn_explore.study import Study
from kzcn_explore.tallies.intervals import ENDS


def save_study(study: Study, store: str | PathLike) -> Path:
    """Save a study, its corpus and its themes, as a folder that ``open_study`` opens, and ``load_corpus`` too, as its corpus.

    Parameters
    ----------
    study : Study
        Of a ThemeModel. Of one that was opened, the files are copied.
    store : path
        Made if it is not there; an older copy in it is replaced at once or not at all.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    TypeError
        If `study` is none, but a Corpus, say.
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
    <View: 4 of 5 documents · 48 of 58 passages · 1,848 of 2,159 words · filter b0e6>
    """
    if not isinstance(study, Study):
        raise TypeError(f"study must be a Study; make one with kz.Study(corpus); got {type(study).__name__}.")
    if study.model.multi_label:
        raise ValueError("study must have fitted themes; save the corpus of a lexicon, and find its themes again.")
    if isinstance(study.themed, StoredThemed):
        return copy_store(study.corpus, store)
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
    """Open a study that ``kzcn-explore index`` or ``kz.save_study`` wrote; nothing of it is read before it is asked for.

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
    FileNotFoundError
        If there is nothing at the path.
    ReadError
        If it is no store, one that is not finished, or a corpus without a study; or a file of it is missing, or not as long as it was.
        When something is read, if a file is found to be damaged then: what is read is checked page by page, and a table that is read whole
        against its SHA-256.
    TypeError
        If `store` is no path.
    ValueError
        If `every` or `by` is none of these.

    Notes
    -----
    Shares are kept as float32, of seven digits. Passages whose shares are equal to that many may stand in another order than in memory.
    """
    if not isinstance(store, str | PathLike):
        raise TypeError(f"store must be a path; got {type(store).__name__}.")
    _refuse_no_store(store)
    corpus = open_stored(store)
    if not is_study(corpus):
        save = "kz.save_study(kz.Study(kz.load_corpus(folder)), store)"
        why = f"holds a corpus without themes; open it with load_corpus, or save a study of it: {save}."
        raise ReadError(fspath(store), "", why)
    return Study.of(StoredThemed(corpus), every=every, by=by)


def _refuse_no_store(store: str | PathLike) -> None:
    name = fspath(store)
    folder = Path(name).expanduser() if name.startswith("~") else Path(name)
    if not name or not os.path.exists(folder):
        raise FileNotFoundError(f"store: {name!r} does not exist; checked from {Path.cwd()}.")
    if os.path.lexists(folder / MANIFEST):
        return
    if os.path.isdir(folder / UNDER_WAY):
        raise ReadError(name, "", "was not finished; give the same `kzcn-explore index` command again, which goes on where it was.")
    if not is_saved(folder):
        raise ReadError(name, "", "is no store; build one with `kzcn-explore index SOURCE STORE`.")
