"""Plain readings: what stands in passages, read token by token; with these the readings by arrays are compared."""

from collections import Counter, defaultdict
from itertools import pairwise

from hypothesis import strategies as st

from kzcn_explore.analysis.terms.name_uses import QUOTES, Uses
from kzcn_explore.analysis.terms.proper_phrases import INNER, is_title, proper_runs
from kzcn_explore.analysis.terms.spellings import usual_writing
from kzcn_explore.analysis.terms.writing import Writing, opens_sentence
from kzcn_explore.text.chinese import han_names
from kzcn_explore.text.dictionaries import is_dictionary_word
from kzcn_explore.text.languages import cyrillic_language
from kzcn_explore.text.lemmas import counted_tokens
from kzcn_explore.text.tokens import is_acronym, is_capitalised, is_content
from kzcn_explore.text.wordlists import FUNCTION_WORDS, TITLES, word_lists
from kzcn_explore.text.wordlists_names import BEFORE_NOUNS, BEFORE_PLACES, BEFORE_SOURCES, SHORT_TITLES, SPEECH

# Words and gaps that make names, titles, acronyms in brackets, quotations and glued Chinese words likely.
PIECES = [
    *("trade ", "Trade", "belt and road ", "Belt and Road Initiative ", "Belt-and-Road", "green steel ", "one-China "),
    *("President ", "Foreign Minister ", "Wang ", "Lavrov", "Lavrov’s ", "Oslo ", " Mr. ", "China's ", "Bank of China ", "Member States "),
    *("the ", " of ", "and", " in ", " a ", " said ", "told ", "our ", "(BRI) ", "UN", "SDGs ", "U.S. ", "3.5", "20th ", "eBay "),
    *(" ", "  ", "\n", "\u00a0", ", ", ". ", "“", "”", '"', "(", " – ", "за\u0301мок ", "co\u00adoperation ", "!"),
    *("Шанхайская организация ", "экспорта нефти ", "Новый Казахстан ", "в Астане ", "президент Токаев ", "казахстанский "),
    *("темір жол ", "темір жолдар ", "Қазақстан Президенті ", "көліктің ", "мен "),
    *("中国", "一带一路", "哈萨克斯坦总统", "2030年", "贸易 "),
]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=16).map("".join), max_size=6)
WANTED = st.lists(
    st.sampled_from(["green steel", "belt and road", "Lavrov", "steel trade", "темір жол", "一带一路"]), unique=True, max_size=2
)


def plain_tokens(texts, stems):
    """The tokens of every text, and the word lists for it."""
    return [(text, counted_tokens(text, cyrillic_language(text), stems), word_lists(cyrillic_language(text))) for text in texts]


def plain_writing(texts):
    """As ``read_writing``."""
    writing = defaultdict(Writing)
    for text, words, _ in plain_tokens(texts, {}):
        for place, token in enumerate(words):
            seen = writing[token.form]
            acronym = is_acronym(token.surface) or (token.surface[-1] == "s" and is_acronym(token.surface[:-1]))
            capital = not acronym and is_capitalised(token.surface)
            if capital and opens_sentence(text[: token.start]):
                continue
            seen.acronym += acronym
            seen.capital += capital
            seen.capital_alone += capital and stands_alone(words, place)
            seen.small += not (acronym or capital)
            spelled = usual_writing(token.surface)
            seen.surfaces[spelled] = seen.surfaces.get(spelled, 0) + 1
        for name in han_names(text):
            writing[name].tagged += 1
    return dict(writing)


def stands_alone(words, place):
    """Whether no dictionary word with a capital stands beside a word, "and" and the like aside, and no "the" before it."""

    def is_proper(token):
        return is_capitalised(token.surface) and token.form not in TITLES and is_dictionary_word(token.form)

    if words[place].joined and (words[place - 1].form == "the" or is_proper(words[place - 1])):
        return False
    after = next((token for token in words[place + 1 :] if not (token.joined and token.form in INNER)), None)
    return after is None or not (after.joined and is_proper(after))


def plain_proper(texts, names):
    """The proper phrases with the number of their text, in order."""
    return [
        (number, phrase)
        for number, (_, words, lists) in enumerate(plain_tokens(texts, {}))
        for _, phrase in proper_runs(words, names, lists)
    ]


def plain_phrases(texts, rules):
    """As ``count_phrases`` and ``count_definitions``."""
    written, held_by, defined = defaultdict(Counter), Counter(), defaultdict(Counter)
    for text, words, _ in plain_tokens(texts, rules.numbers):
        units = rules.join_phrases(words)
        here = [(rules.counted_as(forms_of(unit)), unit) for unit in units if len(unit) > 1]
        held_by.update({term for term, _ in here})
        for term, unit in here:
            written[term][usual_writing(" ".join(text[unit[0].start : unit[-1].end].split()))] += 1
        for before, unit in pairwise(units):
            between = text[before[-1].end : unit[0].start].strip()
            is_defined = len(before) > 1 and len(unit) == 1 and is_acronym(unit[0].surface) and between == "("
            if is_defined and forms_of(before)[0] == unit[0].form[0]:
                defined[unit[0].form][forms_of(before)] += 1
    return written, held_by, defined


def plain_uses(texts, rules):
    """As ``count_uses``."""
    uses = defaultdict(Uses)
    for text, words, lists in plain_tokens(texts, rules.numbers):
        units = rules.join_phrases(words)
        end = 0
        for place, unit in enumerate(units):
            if place < end or not may_name(unit) or (len(unit) == 1 and unit[0].surface.islower()):
                continue
            end = place + 1
            while end < len(units) and units[end][0].joined and may_name(units[end]) and not possesses(units[end - 1]):
                end += 1
            before = units[place - 1] if place else None
            after = units[end] if end < len(units) and units[end][0].joined and not possesses(units[end - 1]) else None
            add_uses(uses, text, (before, units[place:end], after), lists)
    return dict(uses)


def add_uses(uses, text, around, lists):
    before, run, after = around
    start, end, joined = run[0][0].start, run[-1][-1].end, run[0][0].joined
    word_before = before[-1].form if before and joined else ""
    short = before is not None and before[0].form in SHORT_TITLES and text[before[-1].end : start] == ". "
    empty = after is not None and (
        after[0].form in lists.function_words or after[0].form in lists.reporting_words or not is_content(after[0].form)
    )
    noun = after is not None and (is_office(after) or not (after[0].surface[0].isupper() or empty))
    quoted = start > 0 and end < len(text) and text[start - 1] in QUOTES and text[end] in QUOTES
    for unit in run:
        seen = uses[forms_of(unit)]
        seen.n += 1
        seen.titled += before is not None and is_office(before) and (joined or short)
        seen.speaks += after is not None and after[0].form in SPEECH
        seen.placed += word_before in BEFORE_PLACES and not noun
        seen.before_noun += noun
        seen.source += word_before in BEFORE_SOURCES
        seen.common += quoted or (word_before in BEFORE_NOUNS and not noun)


def may_name(unit):
    """Whether a unit has the capital of a name, or is written in letters without capitals."""
    first, last = unit[0].surface[0], unit[-1].surface[0]
    capital = first.isupper() or not (first.isascii() or first.islower()) or (len(unit) > 1 and last.isupper())
    return capital and not is_office(unit) and not (len(unit) == 1 and unit[0].form in FUNCTION_WORDS)


def is_office(unit):
    return unit[0].form in TITLES if len(unit) == 1 else is_title([token.form for token in unit])


def possesses(unit):
    return unit[-1].surface.endswith(("'s", "’s"))


def forms_of(unit):
    return " ".join(token.form for token in unit)
