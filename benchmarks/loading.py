"""What loading costs beside pandas alone: seconds and memory for the same documents as txt, jsonl, csv, Parquet and a saved corpus.

Run in an environment with the package: python -m benchmarks.loading [10000]

The documents are of about 2 kB, made from seeded words. pandas alone reads the same files into one table; ``load_corpus`` also finds
titles and dates, cuts passages, counts words, detects the language and looks for copies. Every reading has a process of its own: memory
is the most that the process ever held, imports included; `above` is what came on top of the imports of pandas and the package. ``x
pandas`` compares seconds of the processor.
"""

from __future__ import annotations

import io
import json
import random
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stderr
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from benchmarks.measuring import clock, in_own_process, peak
from benchmarks.printing import Rows, print_rows

COMMON = (
    "the of to and a in is that for on was with as by it at from be are this have an not or had has but were which will one their two "
    "been its who more would about there when so said new after other some time into than only could may these also first over last "
    "most year state between people government country trade talks agreement minister president economic project border region energy "
    "water railway export market policy council security visit meeting leaders report company price growth million percent support "
    "national foreign public development cooperation investment transport industry education culture history science construction"
).split()
SYLLABLES = "ka ra ta mi no shi be lo du re sa vel tor an el is ur go zhe pa min dar kos yr lan".split()
SOURCES = ("The Daily Courier", "Evening News", "State Agency", "Border Times", "Market Review")
N_NAMES = 6000
KINDS = ("txt", "jsonl", "csv", "parquet", "saved")
SIZES = (10_000,)
PACKAGES = ("pandas", "pyarrow")
MB = 1e6


def make_documents(n: int) -> list[dict[str, str]]:
    """Make documents of about 2 kB: words by Zipf's law in sentences, sentences in paragraphs."""
    rng = random.Random(0)
    words = COMMON + ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(N_NAMES)]
    weights = [*accumulate(1 / rank for rank in range(2, len(words) + 2))]
    made = []
    for number in range(n):
        length, paragraphs = rng.lognormvariate(7.4, 0.6), []
        while sum(map(len, paragraphs)) < length:
            sentences = [rng.choices(words, cum_weights=weights, k=rng.randint(8, 28)) for _ in range(rng.randint(1, 5))]
            paragraphs.append(" ".join(" ".join(sentence).capitalize() + "." for sentence in sentences))
        title = " ".join(rng.choices(words, cum_weights=weights, k=7)).capitalize()
        day = date(2015, 1, 1) + timedelta(days=rng.randrange(3650))
        text = "\n\n".join(paragraphs)
        made.append({"id": f"d{number:06}", "date": day.isoformat(), "title": title, "source": rng.choice(SOURCES), "text": text})
    return made


def write_files(folder: Path, n: int) -> int:
    """Write the documents in every form; return the size of their texts in bytes."""
    import pandas as pd

    from kzcn_explore import load_corpus

    documents = make_documents(n)
    (folder / "txt").mkdir()
    for document in documents:
        text = f"date {document['date']} {document['title']}\n\n{document['text']}\n"
        (folder / "txt" / f"{document['id']}.txt").write_text(text, encoding="utf-8")
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    (folder / "all.jsonl").write_text(lines, encoding="utf-8")
    frame = pd.DataFrame(documents)
    frame.to_csv(folder / "all.csv", index=False)
    frame.to_parquet(folder / "all.parquet", index=False)
    with redirect_stderr(io.StringIO()):  # the progress bar
        load_corpus(frame).save(folder / "saved")
    return sum(len(document["text"].encode()) for document in documents)


def read_ours(kind: str, folder: Path) -> int:
    """Read one form with the package; return the number of documents."""
    from kzcn_explore import load_corpus

    return len(load_corpus(folder / (kind if kind in ("txt", "saved") else f"all.{kind}")))


def read_pandas(kind: str, folder: Path) -> int:
    """Read the same files with pandas alone."""
    import pandas as pd

    if kind == "txt":
        return len(pd.DataFrame({"text": [path.read_text(encoding="utf-8") for path in sorted((folder / "txt").iterdir())]}))
    if kind == "jsonl":
        return len(pd.read_json(folder / "all.jsonl", lines=True))
    if kind == "csv":
        return len(pd.read_csv(folder / "all.csv"))
    if kind == "parquet":
        return len(pd.read_parquet(folder / "all.parquet"))
    tables = {path.name.partition("-")[0]: pd.read_parquet(path) for path in (folder / "saved").glob("*.parquet")}
    return len(tables["documents"])


READERS = {"pandas": read_pandas, "load_corpus": read_ours}


def measure(reader: str, kind: str, folder: Path) -> dict[str, float]:
    """Read in this process, which did nothing before."""
    import pyarrow.parquet  # noqa: F401

    from kzcn_explore import load_corpus  # noqa: F401

    imports = peak()
    start = clock()
    with redirect_stderr(io.StringIO()):
        n = READERS[reader](kind, folder)
    seconds, cpu = clock() - start
    return {"n": n, "seconds": float(seconds), "cpu": float(cpu), "peak": peak(), "above": peak() - imports}


def rows(sizes: Sequence[int]) -> Rows:
    """Measure both readers on every form of so many documents."""
    return [row for n in sizes for row in rows_of(n)]


def rows_of(n: int) -> Rows:
    """Measure both readers on every form of one collection; stop where one reads fewer documents than were written."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="kzcn-") as made:
        folder = Path(made)
        size = in_own_process(write_files, folder, n)
        for kind in KINDS:
            taken = {}
            for reader in READERS:
                one = taken[reader] = in_own_process(measure, reader, kind, folder)
                if one["n"] != n:
                    raise SystemExit(f"{reader} read {one['n']:,} of {n:,} documents from {kind}.")
                row = {"documents": n, "text MB": size / MB, "form": kind, "reader": reader, "CPU s": one["cpu"], "wall s": one["seconds"]}
                row |= {"documents / s": n / one["seconds"], "peak MB": one["peak"] / MB, "above MB": one["above"] / MB}
                rows.append(row | {"above / text": one["above"] / size, "x pandas": one["cpu"] / taken["pandas"]["cpu"]})
    return rows


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
