"""Loading: a source becomes a Corpus, one record after the other, so that memory stays near the size of the texts."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from os import PathLike, fspath
from typing import NoReturn

import pandas as pd
from tqdm.auto import tqdm

from kzcn_explore.corpus import model
from kzcn_explore.corpus.building import Building
from kzcn_explore.corpus.dates.overrides import read_overrides
from kzcn_explore.corpus.keeping.manifest import is_saved
from kzcn_explore.corpus.reading.readers import read_source
from kzcn_explore.corpus.reading.records import ReadError
from kzcn_explore.places import seeds_folder

# Loading that takes longer, in seconds, shows how far it is.
SLOW = 2
ON_ERROR = ("collect", "raise")
EMPTY = "no document was found; txt, md, html, csv, tsv, json, jsonl, parquet, xlsx, pdf and docx files are read, and archives of them."


def load_corpus(
    source: object = None,
    *,
    columns: dict[str, str | int | None] | None = None,
    dates: object = None,
    encoding: str | None = None,
    keep_boilerplate: bool = False,
    on_error: str = "collect",
) -> model.Corpus:
    """Load a corpus of dated texts.

    Parameters
    ----------
    source : path, str, list of paths or DataFrame, optional
        A file; a folder, with the folders inside it; a glob such as ``"news/2022-*.txt"``; a list of these; a DataFrame with one
        document a row; or a folder that ``Corpus.save`` wrote. Read are txt, md, html, csv, tsv, json, jsonl, parquet, xlsx, with
        the extra ``office`` pdf, docx and fsspec paths, and zip, tar and gz of these. A table has its texts in a column ``text``,
        ``body``, ``content`` or ``article``; ``date``, ``title``, ``source``, ``place``, ``language`` and ``id`` are read too, and
        other columns are kept (one whose name is taken, such as ``path``, as ``path_given``). By default the five articles of
        ``seeds/``.
    columns : dict, optional
        Columns of another name: ``{"text": "story", "date": "day"}``; in a csv, tsv or xlsx without a header row their positions
        from 0: ``{"text": 0}``.
    dates : path or DataFrame, optional
        Dates given by hand, which count before all others: a table with the columns ``document``, ``date`` and, if wanted, ``note``.
        A date is written as ``2022-06-07``, ``2022-06``, ``2022``, ``2022-06-09/2022-11-30``, ``2023-01-01/..`` or ``unknown``.
    encoding : str, optional
        The encoding of all text files; by default it is found for each.
    keep_boilerplate : bool, default False
        Leave site furniture in the passages.
    on_error : {"collect", "raise"}, default "collect"
        List what cannot be read in ``corpus.problems`` and warn, or stop at the first.

    Returns
    -------
    Corpus

    Raises
    ------
    ReadError
        If nothing could be read, or with ``on_error="raise"`` at the first thing that could not; a ValueError.
    FileNotFoundError
        If a path does not exist.
    TypeError
        If `source` is none of these.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> kz.load_corpus()
    <Corpus: 5 documents (2 dated by what the text says), 58 passages, 2,159 words>
    >>> import pandas as pd
    >>> kz.load_corpus(pd.DataFrame({"date": ["2021-05"], "text": ["A short note."]})).documents["precision"].item()
    'month'
    """
    if on_error not in ON_ERROR:
        raise ValueError(f"on_error must be one of {list(ON_ERROR)}; got {on_error!r}.")
    given = {"columns": columns, "dates": dates, "encoding": encoding, "keep_boilerplate": keep_boilerplate or None}
    given = {name: value for name, value in given.items() if value is not None}
    if isinstance(source, (str, PathLike)) and is_saved(source):
        if given:
            raise ValueError(
                f"{fspath(source)} is a saved corpus, loaded before; {', '.join(given)} cannot change it. Load its source again."
            )
        from kzcn_explore.corpus.keeping.opening import read_saved

        return read_saved(source)
    overrides, problems = read_overrides(dates)
    building = Building(overrides, keep_boilerplate, on_error)
    for problem in problems:
        building.list_problem(problem)
    found = read_source(sorted(seeds_folder().glob("*.txt")) if source is None else source, columns=columns, encoding=encoding,
                        keep_boilerplate=keep_boilerplate)  # fmt: skip
    files = found.n_files > 1
    total, unit = (found.n_files, " files") if files else (None, " documents")
    with tqdm(desc="Reading", total=total, unit=unit, delay=SLOW, leave=False) as bar:
        for item in found.items:
            building.add(item)
            bar.update(found.n_done - bar.n if files else 1)
    corpus = _finish(building, found.name, {name: _plain(value) for name, value in given.items()})
    if len(corpus.problems):
        n, first = len(corpus.problems), corpus.problems.iloc[0]
        told = str(ReadError(first["file"], first["place"], first["why"]))
        warnings.warn(f"{n:,} problem{'s' if n > 1 else ''} while loading, listed in corpus.problems. The first: {told}", stacklevel=2)
    return corpus


def _finish(building: Building, name: str, options: dict[str, object]) -> model.Corpus:
    if not building.n_documents:
        refuse_nothing(name, building.take_problems())
    for problem in unused_dates(building.unused, str(options.get("dates"))):
        building.list_problem(problem)
    built, problems = building.take(), building.take_problems()
    return model.Corpus(
        documents=built.documents,
        passages=built.passages,
        clues=built.clues,
        removed=built.removed,
        problems=problems,
        fingerprint=building.digest.hexdigest(),
        options=options,
    )


def refuse_nothing(name: str, problems: pd.DataFrame) -> NoReturn:
    """Say why a source of which nothing could be read gives no corpus.

    Raises
    ------
    ReadError
        Always.
    """
    found = [ReadError(*row) for row in problems.itertuples(index=False)]
    if len(found) == 1:
        raise found[0]
    listed = "; ".join(map(str, found[:3]))
    raise ReadError(name, "", f"none of {len(found):,} could be read. {listed}" if found else EMPTY)


def unused_dates(unused: Iterable[str], dates: str) -> list[ReadError]:
    """Return the problem of every document that is given a date by hand in the table `dates` and is not there."""
    why = "no document has this name; the names are the index of corpus.documents."
    return [ReadError(dates, document, why) for document in sorted(unused)]


def _plain(value: object) -> object:
    """Write an option as JSON can hold it."""
    if isinstance(value, pd.DataFrame):
        return "a DataFrame"
    return fspath(value) if isinstance(value, PathLike) else value
