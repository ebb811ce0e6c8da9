"""A saved lexicon: a file whose parts are none of a lexicon is refused."""

import json

import pytest

from kzcn_explore.analysis.lexicon.lexicon import LexiconModel, lexicon_themes


@pytest.mark.parametrize(
    "changed",
    [
        {"labels": "ab"},
        {"labels": [1, 2]},
        {"labels": ["a", "a"]},
        {"n_uses": [-1, 0]},
        {"n_uses": [10**30, 0]},
        {"n_uses": [1.5, 0]},
        {"themes": "other.toml"},
    ],
)
def test_a_file_whose_parts_are_none_of_a_lexicon_is_refused(corpus, tmp_path, changed):
    lexicon_themes(corpus, {"Trade": ["trade"], "Ways": ["road"]}).save(tmp_path / "x")
    (tmp_path / "x").write_text(json.dumps(json.loads((tmp_path / "x").read_text()) | changed))
    with pytest.raises(ValueError, match="x: is not a saved LexiconModel"):
        LexiconModel.load(tmp_path / "x")


def test_a_file_of_nothing_but_brackets_is_refused(tmp_path):
    (tmp_path / "x").write_text("[" * 100_000)
    with pytest.raises(ValueError, match="x: is not a saved LexiconModel"):
        LexiconModel.load(tmp_path / "x")
