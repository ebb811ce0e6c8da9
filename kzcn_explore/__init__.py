"""Explore dated texts: themes and timelines in which every number opens the passages behind it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submodules={"charts"},
    submod_attrs={
        "analysis.terms": ["TermCounts", "term_counts"],
        "analysis.date_ledger": ["date_ledger"],
        "analysis.mentioned_dates": ["mentioned_dates"],
        "analysis.reuse": ["text_reuse"],
        "analysis.shares": ["share_table"],
        "analysis.theme_tables": ["document_themes", "theme_table", "theme_terms"],
        "analysis.themes": ["ThemeModel"],
        "analysis.timelines": ["document_terms", "document_timeline", "term_timeline", "theme_timeline"],
        "corpus.loading": ["load_corpus"],
        "corpus.model": ["Corpus"],
        "corpus.reading.records": ["ReadError"],
        "explorer.explorer": ["Explorer", "explore"],
        "selection": ["Selection"],
        "study": ["Study"],
        "view": ["View"],
    },
)
