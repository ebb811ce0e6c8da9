"""Studies: one for each way to draw a corpus; what is fitted once is kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property
from os import PathLike, fspath

from kzcn_explore.analysis.lexicon.lexicon import LexiconModel, lexicon_themes
from kzcn_explore.analysis.lexicon.reading import read_lexicon
from kzcn_explore.explorer.settings import (
    AUTO,
    EACH,
    FEW,
    FEWEST_THEMES,
    FITTED,
    LEXICON,
    MOST_THEMES,
    Settings,
    grouping_columns,
    offered_groups,
    offered_periods,
)
from kzcn_explore.study import Study

MOST_KEPT = 12


class Studies:
    """The studies of one corpus by settings; each is made when it is first asked for.

    Parameters
    ----------
    study : Study
        Its model, and its period, are those to begin with.
    lexicon : path or dict, optional
        See ``lexicon_themes``.

    Attributes
    ----------
    first : Settings
        Those to begin with.
    why_not_fitted : str
        Why the corpus has no fitted themes; "" if it has.

    Raises
    ------
    FileNotFoundError, TypeError, ValueError
        If the lexicon cannot be read, or the study has one of its own.
    """

    def __init__(self, study: Study, lexicon: str | PathLike | Mapping | None = None) -> None:
        if lexicon is not None:
            read_lexicon(lexicon)
        self.given, self.lexicon, self.why_not_fitted = study, lexicon, ""
        self._made: OrderedDict[tuple, Study] = OrderedDict()
        self._given_kind = FITTED
        try:
            model = study.model
        except ValueError as error:
            self.why_not_fitted = str(error)
        else:
            if isinstance(model, LexiconModel):
                if lexicon is not None:
                    raise ValueError("lexicon must be left out where the study has one already; give the corpus, or the study alone.")
                self._given_kind = LEXICON
        self.first = Settings(
            themes=LEXICON if self.why_not_fitted and lexicon is not None else self._given_kind,
            every=EACH if len(study.corpus) <= FEW and study.by == "tokens" else study.every,
            by=study.by,
        )

    @property
    def kinds(self) -> list[str]:
        """The kinds of themes to choose from."""
        has_lexicon = self.lexicon is not None or self._given_kind == LEXICON
        return [*([] if self.why_not_fitted else [FITTED]), *([LEXICON] if has_lexicon else [])]

    @property
    def periods(self) -> list[str]:
        """The periods to choose from."""
        return offered_periods(self.given.corpus.n_documents)

    @cached_property
    def groups(self) -> list[str]:
        """The columns to group documents by."""
        corpus = self.given.corpus
        return offered_groups(corpus.document_facts(grouping_columns(corpus.document_columns)))

    def get(self, settings: Settings) -> Study:
        """Return the study that settings ask for.

        Raises
        ------
        ValueError
            If the corpus does not offer them, or holds too little text for so many themes.
        """
        for name, value, offered in (
            ("themes", settings.themes, self.kinds or [FITTED]),
            ("every", settings.every, self.periods),
            ("group", settings.group, [None, *self.groups]),
        ):
            if value not in offered:
                raise ValueError(f"{name} must be one of {offered} for this corpus; got {value!r}.")
        every = self.given.every if settings.every == EACH else settings.every
        return self._kept(("drawn", settings.themes, self._number(settings), every, settings.by), lambda: self._drawn(settings, every))

    def limits(self) -> tuple[int, int]:
        """The fewest and the most themes that may be asked for: 2 to 40, fewer where the corpus has fewer passages or terms.

        Of a model that was read from a file no other number can be fitted.
        """
        model = self._themed(Settings()).model
        if not model.can_refit:
            return model.n_themes_, model.n_themes_
        return FEWEST_THEMES, min(MOST_THEMES, len(model.terms_), self.given.corpus.n_passages)

    def n_usual(self) -> int:
        """The number of the fitted themes that the explorer began with."""
        return self._themed(Settings()).model.n_themes_

    def _drawn(self, settings: Settings, every: str) -> Study:
        return self._themed(settings).changed(every=every, by=settings.by)

    def _number(self, settings: Settings) -> int | str:
        return AUTO if settings.themes == LEXICON else settings.n_themes

    def _themed(self, settings: Settings) -> Study:
        number = self._number(settings)
        if settings.themes == self._given_kind and number == AUTO:
            return self.given
        return self._kept((settings.themes, number), lambda: self._new_themes(settings))

    def _new_themes(self, settings: Settings) -> Study:
        if settings.themes == LEXICON:
            return self.given.changed(model=lexicon_themes(self.given.corpus, self.lexicon))
        if settings.n_themes == AUTO:
            from kzcn_explore.analysis.themes.themes import ThemeModel

            return self.given.changed(model=ThemeModel().fit(self.given.corpus.passages["text"]))
        usual = self._themed(Settings())
        return usual.changed(model=usual.model.refit(settings.n_themes))

    def _kept(self, key: tuple, make) -> Study:
        if key not in self._made:
            self._made[key] = make()
        self._made.move_to_end(key)
        while len(self._made) > MOST_KEPT:
            self._made.popitem(last=False)
        return self._made[key]

    def lexicon_code(self) -> str:
        """Write the lexicon as a Python expression."""
        return repr(dict(self.lexicon) if isinstance(self.lexicon, Mapping) else fspath(self.lexicon))
