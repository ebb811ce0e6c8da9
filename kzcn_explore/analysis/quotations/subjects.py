"""Subjects: how much of the words before a verb of speech names who speaks."""

from __future__ import annotations

import re

from kzcn_explore.analysis.quotations import verbs
from kzcn_explore.text.wordlists import TITLES

IRREGULAR = re.compile(
    "himself|herself|itself|themselves|went|came|took|made|gave|got|found|left|met|kept|held|led|stood|did|fell|felt|ran|won|lost|sent|brought|sought|hit"
)
# What is said of a name: "Lee | proves able".
TURNS_OUT = re.compile("proves|seems|appears|becomes|remains|gets|goes|makes|takes|wants|has|does|is|was")
LY_NOUNS = frozenset("family assembly ally bully monopoly supply italy july fly".split())
LONE_VERB = re.compile("(?!accused|deceased|injured|being)[a-z]{3,}(?:ed|ing)")
GERUND = re.compile(r"[a-z]{3,}ing (?:the|a|an|his|her|its|their|this|that)\b", re.IGNORECASE)
PREDICATE = re.compile(rf"[a-z]{{3,}}ed|{IRREGULAR.pattern}")
# What follows a verb, and no adjective: "the ministry unveiled | a plan".
AFTER_VERB = frozenset("a an the his her its their that this up out off on to in into for by behind with at after before".split())
# What opens no name of a speaker: "for example", "maybe it's", "of course".
NO_OPENING = frozenset(
    "able aware capable likely ready unable "
    "of for maybe perhaps being made such it's that's there's there here never ever only not no opinion explainer".split()
)
# What stands between a name and its verb: "Lee first made a note".
ADVERBS = frozenset("first then later never once soon".split())
# A blank that was lost: "his-statement".
JOINED_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their)-(?=[a-z]{4})", re.IGNORECASE)
# A verb does not follow these: "one elderly resident", "the accused".
NO_SUBJECT = frozenset({"the", "a", "an", "one", "some"})


def cut_predicate(written: str) -> str:
    """Cut off the verb that no list holds: "Lee defended", "Lee himself", "she stopped the plan" are Lee and she.

    Examples
    --------
    >>> cut_predicate("Lee paraphrased a proverb"), cut_predicate("the accused"), cut_predicate("We all know")
    ('Lee', 'the accused', 'We')
    """
    words = written.split()
    while len(words) > 2 and words[-1].endswith("ly") and words[-1].islower() and words[-1] not in LY_NOUNS:
        words = words[:-1]
    written = " ".join(words)
    # A blank that was lost: "a paper-he".
    if words and words[-1].rpartition("-")[2] in ("he", "she"):
        return words[-1].rpartition("-")[2]
    if words and words[-1] in ("He", "She"):
        # A heading or a date without a stop stands before.
        return words[-1]
    first = words[0].replace("’", "'").partition("'")[0] if words else ""
    # "He Wen" bears a Chinese surname.
    is_surname = len(words) == 2 and words[0] == "He" and words[1].istitle() and words[1].lower() not in verbs.DAYS
    if first.lower() in verbs.PRONOUNS and not is_surname:
        return first
    for number, word in enumerate(words[1:], 1):
        last, before = number == len(words) - 1, words[number - 1]
        if before.lower() in NO_SUBJECT:
            continue
        if (word.endswith("ly") or word in ADVERBS) and before[0].isupper() and word.islower() and not (last and word.endswith("ly")):
            return " ".join(words[:number])
        if number == 1 and before[0].isupper() and not last and TURNS_OUT.fullmatch(word):
            return before
        if not PREDICATE.fullmatch(word):
            continue
        if before.endswith("ly") and number > 1:
            return " ".join(words[: number - 1])
        if before[0].isupper() or last or before in TITLES or words[number + 1].lower() in AFTER_VERB:
            return " ".join(words[:number])
    return written


def opens_name(written: str) -> bool:
    """Tell whether words may be called a speaker: not a lone letter, and not what opens no noun phrase.

    Examples
    --------
    >>> opens_name("the ministry"), opens_name("for example"), opens_name("t")
    (True, False, False)
    """
    first = written.replace("’", "'").split(None, 1)[:1]
    if LONE_VERB.fullmatch(written):
        return False
    if not first or GERUND.match(written) or first[0].lower() in NO_OPENING or IRREGULAR.fullmatch(first[0]):
        return False
    return written.lower() in verbs.PRONOUNS or sum(letter.isalpha() for letter in written) > 1
