"""Sharing a part: how much of its passages each theme takes, and the tables of the study that follow from it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from kzcn_explore.analysis.themes.labels import label_themes
from kzcn_explore.analysis.themes.nmf import project, weigh
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.scale import joining, load_part, table_part, theme_passes, weigh_part
from kzcn_explore.scale.count_part import read_matrix
from kzcn_explore.scale.part_files import TABLES, part_path, read_facts, read_table
from kzcn_explore.scale.rules_file import read_rules
from kzcn_explore.scale.study_tables import write_part_tables
from kzcn_explore.scale.vocabulary import read_vocabulary
from kzcn_explore.scale.weigh_part import idf_of
from kzcn_explore.tallies.intervals import ENDS

STEP = "shares"


def read_model(work: Path, *, n_themes: int | str) -> ThemeModel:
    """Make the model of what was found so far, with all that ``ThemeModel.fit`` sets; it holds no passages to refit."""
    found = theme_passes.read_themes(work)
    terms, n_passages = read_vocabulary(work)
    model = ThemeModel(n_themes=n_themes, random_state=theme_passes.RANDOM_STATE)
    model.rules_, model.terms_, model.idf_ = read_rules(work), terms, idf_of(work, n_passages)
    model.components_, model.prevalence_ = found["components"], found["prevalence"]
    model.n_themes_, model.reconstruction_err_ = len(model.components_), float(found["error"])
    model.labels_ = label_themes(model.components_, model.prevalence_, model.terms_, model.rules_)
    return model


def share_part(work: Path, part: int) -> dict:
    """Write the tables of the study for one part; see ``study_tables.write_part_tables``.

    Returns
    -------
    dict
        What that gives; nothing of a part without a document.
    """
    if not read_facts(work, load_part.STEP, part)["n_documents"]:
        return {}
    written = read_facts(work, table_part.STEP, part)
    counts = read_matrix(part_path(work, weigh_part.STEP, part, "counts.npz"))
    shares = project(weigh(counts, idf_of(work, read_vocabulary(work)[1])), theme_passes.read_themes(work)["components"])
    facts = read_table(work / TABLES / written["documents"]["file"], [*ENDS, "n_passages"]).to_pandas()
    documents = pd.DataFrame({**{end: facts[end].astype("datetime64[s]") for end in ENDS}, "n_passages": facts["n_passages"]})
    passages = read_table(work / TABLES / written["passages"]["file"], ["text", "n_tokens"]).to_pandas()
    return write_part_tables(
        work / TABLES,
        counts=counts,
        shares=shares.astype(np.float32),
        documents=documents,
        passages=passages,
        first_passage=read_facts(work, joining.STEP, 0)["first_passage"][part],
    )
