"""What the tests of keeping share: a corpus made without a loader, what makes two equal, and the manifest of one that is kept."""

import hashlib
import json

import pandas as pd

from kzcn_explore.corpus import layout, model
from kzcn_explore.corpus.keeping.manifest import fingerprint_of, make_manifest
from kzcn_explore.corpus.keeping.parts import join_parts, publish, write_part, written_alone


def make_corpus(names, text="The two ministers spoke of trade.", **own):
    """A corpus of one passage a document, made without a loader: days, missing ones, nullable numbers, and columns of one's own."""
    n = len(names)
    days = pd.Series(["2022-06-07", None, "1991-12-16"] * n, dtype="datetime64[s]")[:n]
    nothing = pd.Series([None] * n, dtype="str")
    known = {
        "document": pd.Series(names, dtype="str"), "text": pd.Series([f"{text} {name}" for name in names], dtype="str"),
        "date": days, "earliest": days, "latest": days, "n_passages": 1, "n_tokens": 6, "position": 0,
        "start": pd.Series(range(n), dtype="Int64"), "end": pd.Series([None] * n, dtype="Int64"), "used": True,
        "sha256": pd.Series([hashlib.sha256(name.encode()).hexdigest() for name in names], dtype="str"),
    }  # fmt: skip
    tables = {name: pd.DataFrame({column: known.get(column, nothing) for column in columns}) for name, columns in COLUMNS.items()}
    tables["documents"] = tables["documents"].assign(**own).set_index(pd.Index(known["document"], name="document"))
    tables["passages"] = tables["passages"].assign(copy_of=pd.array([None] * n, dtype="Int64")).rename_axis("passage")
    fingerprint = hashlib.sha256("".join(known["sha256"]).encode()).hexdigest()
    return model.Corpus(**tables, fingerprint=fingerprint, options={"encoding": "utf-8"})


COLUMNS = {
    "documents": layout.DOCUMENT_COLUMNS,
    "passages": layout.PASSAGE_COLUMNS,
    "clues": layout.CLUE_COLUMNS,
    "removed": layout.REMOVED_COLUMNS,
    "problems": layout.PROBLEM_COLUMNS,
}


def assert_equal(corpus, other):
    for name in COLUMNS:
        left, right = getattr(corpus, name), getattr(other, name)
        pd.testing.assert_frame_equal(left, right, check_exact=True, check_index_type="exact", check_column_type="exact")
    assert corpus.fingerprint == other.fingerprint


def build_store(corpus, folder, *, n_rows, study=None, **tables):
    """Write a store in pieces of so many rows, all tables or by name, as one is that no memory holds; `tables` are those of a study."""
    with written_alone(folder) as into:
        described = {}
        for name, frame in {**{name: getattr(corpus, name) for name in COLUMNS}, **tables}.items():
            n = n_rows.get(name, len(frame) or 1) if isinstance(n_rows, dict) else n_rows
            pieces = [frame.iloc[start : start + n] for start in range(0, max(1, len(frame)), n)]
            described[name] = join_parts(name, [write_part(into, name, piece) for piece in pieces])
        whole = fingerprint_of(corpus.documents) == corpus.fingerprint
        publish(into, make_manifest(corpus.fingerprint, whole=whole, tables=described, options=corpus.options, study=study))
    return into


def manifest_of(folder):
    return json.loads((folder / "manifest.json").read_text())


def files_of(folder, table):
    return [folder / part["file"] for part in manifest_of(folder)["tables"][table]["parts"]]


# The names of the documents of two corpora whose saving takes a while.
LARGE = ([f"a{n}" for n in range(3000)], [f"b{n}" for n in range(3000)])
