"""Explore dated texts: themes and timelines in which every number opens the passages behind it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submodules={"charts"},
    submod_attrs={
        "analysis.timelines.change_points": ["change_points"],
        "analysis.terms.collocations": ["collocations"],
        "analysis.themes.coverage": ["theme_coverage", "uncovered_passages"],
        "analysis.date_ledger": ["date_ledger"],
        "analysis.themes.examples": ["theme_passages"],
        "analysis.timelines.group_timelines": ["group_timeline"],
        "analysis.lexicon.lexicon": ["LexiconModel", "lexicon_themes"],
        "analysis.lexicon.hits": ["lexicon_hits"],
        "analysis.mentioned_dates": ["mentioned_dates"],
        "analysis.timelines.period_terms": ["theme_terms_by_period"],
        "analysis.reuse": ["text_reuse"],
        "analysis.terms.set_aside": ["set_aside"],
        "analysis.themes.shares": ["share_table"],
        "analysis.timelines.term_timelines": ["document_terms", "term_timeline"],
        "analysis.terms.terms": ["TermCounts", "term_counts"],
        "analysis.theme_tables": ["document_themes", "theme_table", "theme_terms"],
        "analysis.themes.themes": ["ThemeModel"],
        "analysis.timelines.timelines": ["document_timeline", "theme_timeline"],
        "analysis.timelines.trends": ["trends"],
        "analysis.trust.trust": ["model_trust", "trust_card"],
        "analysis.timelines.unplaced": ["unplaced_documents"],
        "corpus.loading": ["load_corpus"],
        "corpus.model": ["Corpus"],
        "corpus.reading.records": ["ReadError"],
        "explorer.explorer": ["Explorer", "explore"],
        "scale.opening": ["open_study", "save_study"],
        "selection": ["Selection"],
        "study": ["Study"],
        "view": ["View"],
    },
)
