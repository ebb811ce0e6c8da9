"""Layout: the columns of the five tables, in order."""

DOCUMENT_COLUMNS = (
    "title", "title_from", "date", "earliest", "latest", "precision", "date_from", "source", "place", "language", "text",
    "n_passages", "n_tokens", "copy_of", "path", "sha256",
)  # fmt: skip
PASSAGE_COLUMNS = ("document", "position", "text", "start", "end", "n_tokens", "copy_of")
CLUE_COLUMNS = ("document", "rule", "quote", "start", "end", "earliest", "latest", "used")
REMOVED_COLUMNS = ("document", "start", "end", "text", "rule")
PROBLEM_COLUMNS = ("file", "place", "why")
