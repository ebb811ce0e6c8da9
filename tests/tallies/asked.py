"""What is asked of a corpus: which rows of its documents and passages are read, and which columns of all of them."""

from dataclasses import dataclass, field

ROWS = {"read_documents": "documents", "read_passages": "passages"}
COLUMNS = {"document_facts": "documents", "passage_facts": "passages"}


@dataclass
class Asked:
    """Row numbers, one list a reading, and columns of the documents and of the passages."""

    documents: list[list[int]] = field(default_factory=list)
    passages: list[list[int]] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)

    def forget(self) -> None:
        for kept in (self.documents, self.passages, self.columns):
            kept.clear()


def record(monkeypatch, corpus) -> Asked:
    """Write down what is asked of all corpora of this kind from now on."""
    asked, kind = Asked(), type(corpus)

    def rows_of(name, table):
        read = getattr(kind, name)

        def read_rows(self, rows, columns=None):
            getattr(asked, table).append([int(row) for row in rows])
            return read(self, rows, columns)

        return read_rows

    def columns_of(name):
        read = getattr(kind, name)

        def read_columns(self, columns):
            asked.columns.update(columns)
            return read(self, columns)

        return read_columns

    for name, table in ROWS.items():
        monkeypatch.setattr(kind, name, rows_of(name, table))
    for name in COLUMNS:
        monkeypatch.setattr(kind, name, columns_of(name))
    return asked
