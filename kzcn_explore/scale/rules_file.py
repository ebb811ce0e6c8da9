"""The rules file: what counts as a term, found in the passages of all parts and written down for all parts."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from kzcn_explore.analysis.terms.rules import find_rules
from kzcn_explore.analysis.terms.term_rules import TermRules
from kzcn_explore.scale import joining, table_part
from kzcn_explore.scale.part_files import TABLES, part_path, read_arrays, read_facts, read_table

STEP = "rules"
NAMES = [field.name for field in fields(TermRules) if field.init]


def write_rules(work: Path, n_parts: int) -> dict:
    """Find the rules in the passages that ``joining`` chose of every part.

    Returns
    -------
    dict
        Of ``pack_rules``.
    """
    texts = [text for part in range(n_parts) for text in read_texts(work, part, "read_for_rules").to_pylist()]
    return pack_rules(find_rules(texts))


def read_rules(work: Path) -> TermRules:
    """Read the rules that ``write_rules`` found."""
    return unpack_rules(read_facts(work, STEP, 0))


def read_texts(work: Path, part: int, which: str | None = None) -> pa.ChunkedArray:
    """Read the texts of the passages of one part, all of them or some of those that ``joining`` lists."""
    passages = read_facts(work, table_part.STEP, part)["passages"]
    texts = read_table(work / TABLES / passages["file"], ["text"])["text"]
    return texts if which is None else pc.take(texts, pa.array(read_arrays(part_path(work, joining.STEP, part, "npz"))[which]))


def pack_rules(rules: TermRules) -> dict:
    """Write rules as JSON can hold them: sets as sorted lists."""
    values = {name: getattr(rules, name) for name in NAMES}
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}


def unpack_rules(packed: dict) -> TermRules:
    """Make the rules again that ``pack_rules`` wrote.

    Examples
    --------
    >>> import json
    >>> rules = find_rules(["Trade by rail grows.", "Trade by rail falls."])
    >>> unpack_rules(json.loads(json.dumps(pack_rules(rules)))) == rules
    True
    """
    kinds = {"phrases": lambda phrases: tuple(map(tuple, phrases)), "rare": frozenset, "names": frozenset, "wanted": frozenset}
    return TermRules(**{name: kinds.get(name, dict)(packed[name]) for name in NAMES})
