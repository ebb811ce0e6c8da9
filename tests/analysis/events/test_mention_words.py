"""Mention words: what is gathered in arrays is what dicts would hold."""

from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.events.mention_words import WordGatherer

WORDS = ["dam", "valley", "көпір", "көпірді", "көпірдің"]
mention = st.tuples(
    st.dictionaries(st.sampled_from(WORDS), st.sampled_from([0.5, 1.0]), max_size=5), st.sets(st.sampled_from(WORDS)), st.booleans()
)


def gathered(mentions):
    gatherer = WordGatherer()
    for weights, names, kazakh in mentions:
        gatherer.add(weights, names, kazakh=kazakh)
    return gatherer.words()


def as_dicts(words):
    entries = [range(first, last) for first, last in zip(words.bounds[:-1].tolist(), words.bounds[1:].tolist(), strict=True)]
    weights = [{words.keys[words.columns[i]]: float(words.weights[i]) for i in rows} for rows in entries]
    return weights, [{words.keys[words.columns[i]] for i in rows if words.is_name[i]} for rows in entries]


@given(st.lists(mention, max_size=8))
def test_words_without_stems_are_kept_as_they_came(mentions):
    mentions = [(weights, names & weights.keys(), False) for weights, names, _ in mentions]
    weights, names = as_dicts(gathered(mentions))
    assert weights == [each for each, _, _ in mentions]
    assert names == [each for _, each, _ in mentions]


def test_kazakh_forms_of_one_word_become_one_that_counts_as_the_most_of_them():
    mentions = [
        ({"көпірді": 0.5, "көпір": 1.0, "dam": 0.5}, {"көпірді"}, True),
        ({"көпірді": 0.5}, set(), True),
        ({"көпірді": 0.5}, set(), False),
    ]
    weights, names = as_dicts(gathered(mentions))
    assert weights == [{"көпір": 1.0, "dam": 0.5}, {"көпір": 0.5}, {"көпірді": 0.5}]
    assert names == [{"көпір"}, set(), set()]


def test_nothing_gathered_is_nothing():
    words = gathered([])
    assert (words.keys, words.bounds.tolist(), words.columns.tolist()) == ([], [0], [])
