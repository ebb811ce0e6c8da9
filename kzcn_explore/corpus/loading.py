"""Loading: raw records become the tables of a Corpus, one after the other, so that memory stays near the size of the texts."""

from __future__ import annotations

import hashlib
import re
import warnings
from os import PathLike, fspath
from pathlib import Path

import pandas as pd
from tqdm.auto import tqdm

from kzcn_explore.corpus import model
from kzcn_explore.corpus.articles.articles import Article, read_article
from kzcn_explore.corpus.articles.cutting import cut_stretches
from kzcn_explore.corpus.articles.shared_furniture import find_shared
from kzcn_explore.corpus.counting import count_and_compare
from kzcn_explore.corpus.dates.dating import Dating, date_document
from kzcn_explore.corpus.dates.overrides import read_overrides
from kzcn_explore.corpus.gathering import Gathered, OwnColumns
from kzcn_explore.corpus.keeping.manifest import is_saved
from kzcn_explore.corpus.reading.readers import read_source
from kzcn_explore.corpus.reading.records import ReadError, Record
from kzcn_explore.places import seeds_folder
from kzcn_explore.text.languages import detect_language

# Loading that takes longer, in seconds, shows how far it is.
SLOW = 2
ON_ERROR = ("collect", "raise")
EMPTY = "no document was found; txt, md, html, csv, tsv, json, jsonl, parquet, xlsx, pdf and docx files are read, and archives of them."
LANGUAGES = {"english": "en", "russian": "ru", "kazakh": "kk", "chinese": "zh"}


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
    building = _Building(overrides, keep_boilerplate, problems, on_error)
    found = read_source(sorted(seeds_folder().glob("*.txt")) if source is None else source, columns=columns, encoding=encoding,
                        keep_boilerplate=keep_boilerplate)  # fmt: skip
    files = found.n_files > 1
    total, unit = (found.n_files, " files") if files else (None, " documents")
    with tqdm(desc="Reading", total=total, unit=unit, delay=SLOW, leave=False) as bar:
        for item in found.items:
            building.add(item)
            bar.update(found.n_done - bar.n if files else 1)
    corpus = building.finish(found.name, {name: _plain(value) for name, value in given.items()})
    if len(corpus.problems):
        n, first = len(corpus.problems), corpus.problems.iloc[0]
        told = str(ReadError(first["file"], first["place"], first["why"]))
        warnings.warn(f"{n:,} problem{'s' if n > 1 else ''} while loading, listed in corpus.problems. The first: {told}", stacklevel=2)
    return corpus


def _plain(value: object) -> object:
    """Write an option as JSON can hold it."""
    if isinstance(value, pd.DataFrame):
        return "a DataFrame"
    return fspath(value) if isinstance(value, PathLike) else value


class _Building:
    """A corpus in the making: the tables so far, and what could not be read."""

    def __init__(self, overrides: dict, keep_boilerplate: bool, problems: list[ReadError], on_error: str) -> None:
        self.overrides, self.keep_boilerplate, self.on_error = overrides, keep_boilerplate, on_error
        self.tables = {name: Gathered(name) for name in ("documents", "passages", "clues", "removed", "problems")}
        self.own = OwnColumns()
        self.unused = set(overrides)
        self.digest = hashlib.sha256()
        self.n_documents = 0
        for problem in problems:
            self.list_problem(problem)

    def list_problem(self, problem: ReadError) -> None:
        if self.on_error == "raise":
            raise problem
        self.tables["problems"].extend([(problem.file, problem.place, problem.why)])

    def add(self, item: Record | ReadError) -> None:
        """Add one document, or one thing that could not be read."""
        if isinstance(item, ReadError):
            self.list_problem(item)
            return
        article = read_article(item.raw, title=_text(item.fields.get("title")), keep_boilerplate=self.keep_boilerplate, cuts=item.cuts)
        if not article.passages:
            self.list_problem(ReadError(item.path or item.document, "", "holds no text beside its title and site furniture."))
            return
        self.digest.update(item.sha256.encode())
        self.unused.discard(item.document)
        dating = date_document(item, article, self.overrides.get(item.document))
        for conflict in dating.conflicts:
            place = "date" if item.path is None or item.is_file else f"{item.document}, date"
            why = conflict.removesuffix(" Loaded without it.") if self.on_error == "raise" else conflict
            self.list_problem(ReadError(item.path or item.document, place, why))
        passages = _passage_rows(item, article)
        self.tables["passages"].extend(passages)
        self.tables["documents"].extend([_document_row(item, article, dating, passages)])
        self.tables["clues"].extend(
            (item.document, clue.rule, clue.quote, clue.start, clue.end, clue.earliest, clue.latest, clue.used) for clue in dating.clues
        )
        self.tables["removed"].extend((item.document, cut.start, cut.end, item.raw[cut.start : cut.end], cut.rule) for cut in article.cuts)
        own = {name.removeprefix("own:"): value for name, value in item.fields.items() if name.startswith("own:")}
        self.own.add(self.n_documents, own, item.typed)
        self.n_documents += 1

    def finish(self, name: str, options: dict[str, object]) -> model.Corpus:
        """Find what only all documents together show, and close the tables."""
        problems = self.tables["problems"]
        if not self.n_documents:
            found = [ReadError(*row) for row in problems.take().itertuples(index=False)]
            if len(found) == 1:
                raise found[0]
            listed = "; ".join(map(str, found[:3]))
            raise ReadError(name, "", f"none of {len(found):,} could be read. {listed}" if found else EMPTY)
        for document in sorted(self.unused):
            self.list_problem(
                ReadError(str(options.get("dates")), document, "no document has this name; the names are the index of corpus.documents.")
            )
        documents = self.tables["documents"].take()
        documents = pd.concat([documents, self.own.table(len(documents))], axis=1).set_index("document")
        passages, removed = self.tables["passages"].take(), self.tables["removed"].take()
        if not self.keep_boilerplate:
            shared = find_shared(passages, documents)
            documents, passages, removed = cut_stretches(documents, passages, removed, shared)
        documents, passages = count_and_compare(documents, passages)
        return model.Corpus(
            documents=documents,
            passages=passages.rename_axis("passage"),
            clues=self.tables["clues"].take(),
            removed=removed,
            problems=problems.take(),
            fingerprint=self.digest.hexdigest(),
            options=options,
        )


def _text(value: object) -> str | None:
    return None if value is None else " ".join(str(value).split())


def _language(record: Record, text: str) -> str | None:
    """Take the language of a row's field; a page often carries that of its template, so a file's text is asked first."""
    field = _text(record.fields.get("language"))
    given = field and LANGUAGES.get(field.casefold(), re.split(r"[-_]", field.casefold())[0])
    return detect_language(text) or given if record.is_file else given or detect_language(text)


def _document_row(record: Record, article: Article, dating: Dating, passages: list[tuple]) -> tuple:
    text = "\n\n".join(row[2] for row in passages)
    fields = record.fields
    days = dating.columns()
    return (
        record.document,
        article.title or Path(record.document).stem,
        article.title_from or "filename",
        days["date"],
        days["earliest"],
        days["latest"],
        days["precision"],
        days["date_from"],
        _text(fields.get("source")) or article.source,
        _text(fields.get("place")) or article.place,
        _language(record, text),
        text,
        len(passages),
        record.path,
        record.sha256,
    )


def _passage_rows(record: Record, article: Article) -> list[tuple]:
    return [(record.document, position, record.raw[start:end], start, end) for position, (start, end) in enumerate(article.passages)]
