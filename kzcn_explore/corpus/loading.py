"""Loading: raw records become the four tables of a Corpus."""

from __future__ import annotations

import hashlib
import warnings
from pathlib import Path

import pandas as pd
from tqdm.auto import tqdm

from kzcn_explore.corpus import model
from kzcn_explore.corpus.articles import Article, read_article
from kzcn_explore.corpus.dating import Clue, find_clues, publication
from kzcn_explore.corpus.readers import ReadError, Record, read_source
from kzcn_explore.places import seeds_folder
from kzcn_explore.text.copies import find_copies
from kzcn_explore.text.languages import detect_language
from kzcn_explore.text.tokens import count_tokens

# From so many documents on, loading takes long enough to show how far it is.
SLOW = 500


def load_corpus(source: object = None) -> model.Corpus:
    """Load a corpus of dated texts.

    Parameters
    ----------
    source : path, str, list of paths or DataFrame, optional
        A plain-text file; a folder, with the folders inside it; a glob such as ``"news/2022-*.txt"``; a list of these; or a
        DataFrame with one document a row, whose text stands in a column ``text``, ``body``, ``content`` or ``article``
        (``date``, ``title``, ``source``, ``place``, ``language`` and ``id`` are read too; other columns are kept, one whose
        name is taken, such as ``path``, as ``path_given``). Texts that are files have their title and date in their first lines.
        By default the five articles of ``seeds/``.

    Returns
    -------
    Corpus
        What could not be read is listed in ``corpus.problems``, and a warning says so.

    Raises
    ------
    ReadError
        If a file named alone cannot be read, or if nothing could be read; a ValueError.
    FileNotFoundError
        If a path does not exist.
    TypeError
        If `source` is none of these.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> kz.load_corpus()
    <Corpus: 5 documents (2 without a date), 58 passages, 2,159 words>
    >>> import pandas as pd
    >>> kz.load_corpus(pd.DataFrame({"date": ["2021-05"], "text": ["A short note."]})).documents["precision"].item()
    'month'
    """
    records, problems = read_source(sorted(seeds_folder().glob("*.txt")) if source is None else source)
    documents, passages, clues, removed = [], [], [], []
    for record in tqdm(records, desc="Reading documents", disable=len(records) < SLOW, leave=False):
        try:
            article, found = _read_record(record)
        except ReadError as problem:
            if len(records) == 1 and not problems:
                raise
            problems.append(problem)
            continue
        if "date" in record.fields and not any(clue.rule == "field" for clue in found):
            why = f"its date {str(record.fields['date'])!r} is not read; write it as 2022-06-07, 2022-06 or 2022. Loaded without it."
            problems.append(ReadError(record.document, "date", why))
        documents.append(_document_row(record, article, found))
        passages.extend(_passage_rows(record, article))
        clues.extend(_clue_rows(record, found))
        removed.extend((record.document, cut.start, cut.end, record.raw[cut.start : cut.end], cut.rule) for cut in article.cuts)
    if not documents:
        raise ReadError("the source", "", f"none of {len(problems)} could be read. {'; '.join(map(str, problems[:3]))}")
    if problems:
        warnings.warn(
            f"{len(problems)} problem{'s' if len(problems) > 1 else ''} while loading, listed in corpus.problems. The first: {problems[0]}",
            stacklevel=2,
        )
    return model.Corpus(
        documents=_documents_table(documents),
        passages=_passages_table(passages),
        clues=_clues_table(clues),
        removed=_removed_table(removed),
        problems=pd.DataFrame([(p.file, p.place, p.why) for p in problems], columns=model.PROBLEM_COLUMNS, dtype="str"),
        fingerprint=hashlib.sha256("".join(record.sha256 for record in records).encode()).hexdigest(),
    )


def _read_record(record: Record) -> tuple[Article, list[Clue]]:
    name = record.path or record.document
    article = read_article(record.raw, title=_text(record.fields.get("title")))
    if not article.passages:
        raise ReadError(name, "", "holds no text beside its title and site furniture.")
    return article, find_clues(record.raw, article, record.fields.get("date"))


def _text(value: object) -> str | None:
    return None if value is None else " ".join(str(value).split())


def _document_row(record: Record, article: Article, clues: list[Clue]) -> dict[str, object]:
    spans = article.passages
    text = "\n\n".join(record.raw[start:end] for start, end in spans)
    fields = record.fields
    row = {
        "document": record.document,
        "title": article.title or Path(record.document).stem,
        "title_from": article.title_from or "filename",
        **publication(clues),
        "source": _text(fields.get("source")) or article.source,
        "place": _text(fields.get("place")) or article.place,
        "language": _text(fields.get("language")) or detect_language(text),
        "text": text,
        "n_passages": len(spans),
        "n_tokens": sum(count_tokens(record.raw[start:end]) for start, end in spans),
        "path": record.path,
        "sha256": record.sha256,
    }
    own = {name.removeprefix("own:"): value for name, value in fields.items() if name.startswith("own:")}
    return row | {f"{name}_given" if name in row else name: value for name, value in own.items()}


def _passage_rows(record: Record, article: Article) -> list[tuple]:
    texts = [record.raw[start:end] for start, end in article.passages]
    return [
        (record.document, position, text, start, end, count_tokens(text))
        for position, (text, (start, end)) in enumerate(zip(texts, article.passages, strict=True))
    ]


def _clue_rows(record: Record, clues: list[Clue]) -> list[tuple]:
    return [
        (record.document, clue.rule, clue.quote, clue.start, clue.end, clue.reading.earliest, clue.reading.latest, clue.used)
        for clue in clues
    ]


def _documents_table(rows: list[dict[str, object]]) -> pd.DataFrame:
    table = pd.DataFrame(rows).set_index("document")
    table.index = table.index.astype("str")
    words = ["title", "title_from", "precision", "date_from", "source", "place", "language", "text", "path", "sha256"]
    days = ["date", "earliest", "latest"]
    return table.astype(dict.fromkeys(words, "str") | dict.fromkeys(days, "datetime64[s]"))


def _passages_table(rows: list[tuple]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=[*model.PASSAGE_COLUMNS[:-1]]).astype({"document": "str", "text": "str"})
    table["copy_of"] = pd.array(find_copies(table["text"]), dtype="Int64")
    return table.rename_axis("passage")


def _removed_table(rows: list[tuple]) -> pd.DataFrame:
    types = {"document": "str", "start": "int64", "end": "int64", "text": "str", "rule": "str"}
    return pd.DataFrame(rows, columns=[*model.REMOVED_COLUMNS]).astype(types)


def _clues_table(rows: list[tuple]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=[*model.CLUE_COLUMNS])
    types = {"document": "str", "rule": "str", "quote": "str", "start": "Int64", "end": "Int64", "used": "bool"}
    return table.astype(types | {"earliest": "datetime64[s]", "latest": "datetime64[s]"})
