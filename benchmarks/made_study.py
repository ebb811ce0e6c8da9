"""A study of made documents, taken step by step, for the benchmarks of memory and of growth."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from benchmarks.corpora import make_corpus
from benchmarks.filter_peers import Range
from benchmarks.filtering import N_LISTED, N_RANGES, random_ranges
from benchmarks.made_texts import read_vocabulary

N_THEMES = 20
N_FITTED = 20_000
N_SEARCHES = 20
# Every so many words of the vocabulary one is searched for: frequent ones and rare ones.
WORD_STEP = 100


class MadeStudy:
    """A study of made documents; every step is taken when it is first asked for.

    Parameters
    ----------
    n_documents : int
        Of 80 words each.
    """

    def __init__(self, n_documents: int) -> None:
        self.n_documents = n_documents
        self.words = read_vocabulary().content[::WORD_STEP][:N_SEARCHES]
        self._days = iter(random_ranges(1 + N_RANGES))

    @cached_property
    def corpus(self):
        return make_corpus(self.n_documents, n_themes=N_THEMES)

    @cached_property
    def model(self):
        """Themes fitted on a sample: the first passages, as every document has its day by chance."""
        from kzcn_explore.analysis.themes.themes import ThemeModel

        return ThemeModel(N_THEMES).fit(self.corpus.passages["text"].iloc[:N_FITTED])

    @cached_property
    def study(self):
        from kzcn_explore.study import Study

        return Study(self.corpus, model=self.model, every="month")

    def index_words(self) -> None:
        """Make the index that searches are answered from."""
        _ = self.study.themed.rows.search_index

    def look_at_days(self) -> None:
        """Read the tables of a range of dates that was not asked for before."""
        read_tables(self.study, self.words[0], **selected_days(next(self._days)))

    def look_at_words(self, word: str) -> None:
        """Read the tables of a search."""
        read_tables(self.study, self.words[0], search=word)

    def save(self, folder: Path) -> None:
        """Save the study as a folder."""
        from kzcn_explore.scale.opening import save_study

        save_study(self.study, folder)


def open_saved(folder: Path) -> None:
    """Open a saved study, and read its themes by month."""
    from kzcn_explore.scale.opening import open_study

    _ = open_study(folder, every="month").view().theme_timeline


def read_tables(study, word: str, **selected: str) -> None:
    """Read the tables of one selection: themes by month, a word by month, the terms of themes and of the view, the first documents."""
    from kzcn_explore.selection import Selection

    view = study.view(Selection(**selected))
    _ = view.theme_timeline, view.theme_terms
    view.term_timeline([word])
    view.top_terms(N_LISTED)
    view.list_documents(n=N_LISTED)


def selected_days(days: Range) -> dict[str, str]:
    """Write the first and the last day as a selection has them."""
    import numpy as np

    return {name: str(np.datetime64(day, "D")) for name, day in days._asdict().items()}
