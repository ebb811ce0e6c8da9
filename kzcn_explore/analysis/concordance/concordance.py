"""Concordance: every use of a pattern with the words around it."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.analysis.checks import check_whole
from kzcn_explore.analysis.concordance.lines import write_lines
from kzcn_explore.analysis.concordance.matches import find_matches
from kzcn_explore.analysis.concordance.orders import check_sort, order_matches
from kzcn_explore.analysis.concordance.searched import Searched


def concordance(corpus, pattern: str, *, window: int = 8, sort: str = "position", case: bool = False, seconds: float = 10) -> pd.DataFrame:
    r"""List every use of a pattern with the words around it.

    A passage that repeats an earlier one has its lines too: a line is a place to read, and not a piece of evidence.

    Words, stars and NEAR read only the passages that may match. A study knows the words of its passages, and so answers sooner than a
    corpus, the texts of which are looked through; a regex looks through all texts of both.

    Parameters
    ----------
    corpus : Corpus or Study
    pattern : str
        One of three.

        Words and phrases as in a search, such as ``"belt and road"``: whole words in this order; a comma joins alternatives, ``*``
        stands for any letters of one word, ``?`` between two letters for one; a space matches a hyphen or a line break too.

        ``"china NEAR/5 trade*"``: two of these, in either order, with at most five words between them, in one passage; the match runs
        from the one to the other. The pair that ends first is taken, of those that end at one place the shortest; the next is
        the one that ends first among those that begin behind it, so that matches do not overlap. A word is a run of letters and
        digits, with hyphens and apostrophes inside; of a script without spaces each letter is one. On either side of NEAR a comma joins
        alternatives of that side. A NEAR without ``/`` and a number is a word.

        ``"/trad(e|ing)/"``: a regular expression, asked of each passage on its own; a slash inside is written ``\/``. It is read by the
        package ``regex`` in its version 0, which finds what Python's ``re`` finds, but for these: its Unicode is newer; its ``\w`` covers
        accents that stand as characters of their own, and leaves out raised digits and fractions; its ``\s`` leaves out the four
        separators of files and records; ``i`` is not taken for ``ı``, nor ``I`` for ``İ``; ``(?i)`` may stand anywhere. It knows
        ``\p{Lu}`` and more besides. Where it matches no character there is no line; how often that was so, ``attrs`` says.
    window : int, default 8
        Words on either side, as far as the passage has them.
    sort : {"position", "left", "right", "date", "source"}, default "position"
        "position": documents by the first day that their date may mean, then the last, then the id, those without a date last; within
        a document by place. "left": by the word before the match, then the one before that, as far as the window goes; "right":
        by the words behind it. "date": by the date, documents without an exact one last. "source": by name, documents without one
        last. Case and punctuation do not count; matches that are equal so stand by position.
    case : bool, default False
        Capitals count: ``"US"`` does not find "us".
    seconds : float, default 10
        A regex that takes longer is stopped. Inside one passage seconds of the processor are counted, so that a busy machine may take
        longer by the clock.

    Returns
    -------
    DataFrame, one row a match
        ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``passage``, ``start`` and ``end`` (of the
        match; offsets into the decoded raw text), ``before``, ``match``, ``after`` (as written, in the sides white space squeezed).
        Nothing is escaped: a text may hold markup, and whoever writes it into a page must escape it. ``attrs``: ``n_empty``
        (places where a regex matched no character).

    Raises
    ------
    ValueError
        If `corpus` is neither of the two; `pattern` is no text, it or a side of NEAR holds no letter or digit, NEAR stands twice or beside
        a regex, or a regex is broken; `window` is no whole number from 0, `sort` none of the five, `case` no truth value, or `seconds`
        no number above 0.
    TimeoutError
        If a regex was stopped; the message says after how long, and in which document.

    References
    ----------
    Luhn (1960), Key word-in-context index for technical literature. Sinclair (1991), Corpus, concordance, collocation, on sorting by the
    words beside.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> kz.concordance(kz.load_corpus(), "strategic NEAR/1 partner*", window=2)[["before", "match", "after"]].head(3)
                 before                  match               after
    0      to all-round  strategic partnership  between Nur-Sultan
    1    most important      strategic partner              in the
    2  deepen all-round  strategic partnership              in the
    """
    check_whole("window", window, least=0)
    check_sort(sort)
    searched = Searched(corpus)
    matches = find_matches(searched, pattern, case=case, seconds=seconds)
    return write_lines(searched, matches.take(order_matches(searched, matches, sort=sort, window=window)), window=window)
