"""Steps: what is done for one part after the other, wherever it is done; what is done already is not done again."""

from __future__ import annotations

from pathlib import Path

from kzcn_explore.corpus.reading.records import ReadError
from kzcn_explore.scale import count_part, load_part, share_part, table_part, weigh_part
from kzcn_explore.scale.part_files import part_path, read_facts, write_facts

STEPS = {
    load_part.STEP: load_part.load_part,
    table_part.STEP: table_part.write_tables,
    count_part.STEP: count_part.count_part,
    weigh_part.STEP: weigh_part.weigh_part,
    share_part.STEP: share_part.share_part,
}
PROBLEM = "read error"


def do_step(work: Path, step: str, part: int, given: dict[str, object]) -> dict:
    """Do one step for one part, and write down what it found.

    Parameters
    ----------
    work : Path
    step : str
        One of ``STEPS``.
    part : int
    given : dict
        What the step is given beside.

    Returns
    -------
    dict
        What it found; of a ReadError, which cannot be sent as it is, what ``found_or_raised`` takes.
    """
    known = read_facts(work, step, part)
    if known is not None:
        return known
    try:
        facts = STEPS[step](work, part, **given)
    except ReadError as problem:
        return {PROBLEM: [problem.file, problem.place, problem.why]}
    write_facts(work, step, part, facts)
    if step == load_part.STEP:
        part_path(work, "raw", part, "parquet").unlink(missing_ok=True)
    return facts


def found_or_raised(facts: dict) -> dict:
    """Return what a step found.

    Raises
    ------
    ReadError
        If it stopped at one.
    """
    if PROBLEM in facts:
        raise ReadError(*facts[PROBLEM])
    return facts
