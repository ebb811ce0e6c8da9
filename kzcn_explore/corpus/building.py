"""Building: raw records become the tables of a corpus, document by document; at the end what only all of them together show."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from kzcn_explore.corpus.articles.articles import Article, read_article
from kzcn_explore.corpus.articles.cutting import cut_stretches
from kzcn_explore.corpus.articles.shared_furniture import find_shared
from kzcn_explore.corpus.counting import count_and_compare
from kzcn_explore.corpus.dates.dating import Dating, date_document
from kzcn_explore.corpus.gathering import Gathered, OwnColumns
from kzcn_explore.corpus.reading.records import ReadError, Record
from kzcn_explore.text.languages import detect_language
from kzcn_explore.text.word_numbers import Words, number_words

LANGUAGES = {"english": "en", "russian": "ru", "kazakh": "kk", "chinese": "zh"}


class Built(NamedTuple):
    """The tables of a corpus, as in a Corpus, and the words of its passages as numbers."""

    documents: pd.DataFrame
    passages: pd.DataFrame
    clues: pd.DataFrame
    removed: pd.DataFrame
    words: Words


class Building:
    """A corpus in the making: the tables so far, and what could not be read.

    Parameters
    ----------
    overrides : dict of str to Override
        Of ``read_overrides``.
    keep_boilerplate : bool
    on_error : {"collect", "raise"}

    Attributes
    ----------
    own : OwnColumns
    unused : set of str
        Documents that are given a date by hand and were not met.
    digest : hash of hashlib
        Of the documents' SHA-256 so far.
    n_documents : int
    """

    def __init__(self, overrides: dict, keep_boilerplate: bool, on_error: str) -> None:
        self.overrides, self.keep_boilerplate, self.on_error = overrides, keep_boilerplate, on_error
        self.tables = {name: Gathered(name) for name in ("documents", "passages", "clues", "removed", "problems")}
        self.own = OwnColumns()
        self.unused = set(overrides)
        self.digest = hashlib.sha256()
        self.n_documents = 0

    def list_problem(self, problem: ReadError) -> None:
        """List what could not be read, or stop at it.

        Raises
        ------
        ReadError
            The problem, with ``on_error="raise"``.
        """
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

    def take_problems(self) -> pd.DataFrame:
        """Hand the table of problems over, and hold it no longer."""
        return self.tables["problems"].take()

    def take(self) -> Built:
        """Find what only all documents together show, and hand the other tables over; one document at least was added."""
        documents = self.tables["documents"].take()
        documents = pd.concat([documents, self.own.table(len(documents))], axis=1).set_index("document")
        passages, removed = self.tables["passages"].take(), self.tables["removed"].take()
        if not self.keep_boilerplate:
            shared = find_shared(passages, documents)
            documents, passages, removed = cut_stretches(documents, passages, removed, shared)
        # The text of a document is that of its passages, so its words are theirs.
        words = number_words(passages["text"])
        documents, passages = count_and_compare(documents, passages, words)
        return Built(documents, passages.rename_axis("passage"), self.tables["clues"].take(), removed, words)


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
