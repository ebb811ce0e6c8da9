"""A saved theme model: what comes back is the same, and what is no model is refused."""

import json
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from kzcn_explore.analysis.themes.themes import ThemeModel


@pytest.fixture
def path(seed_model, tmp_path):
    seed_model.save(tmp_path / "themes.kz")
    return tmp_path / "themes.kz"


def rewrite(path, **changed):
    """Save the file again with other parts."""
    with np.load(path) as stored:
        parts = dict(stored)
    about = json.loads(parts["about"].tobytes()) | changed
    parts["about"] = np.frombuffer(json.dumps(about).encode(), dtype=np.uint8)
    with open(path, "wb") as file:
        np.savez(file, **parts)


def test_a_loaded_model_is_the_saved_one(path, seeds, seed_model):
    loaded = ThemeModel.load(path)
    assert np.array_equal(loaded.transform(seeds.passages["text"]), seed_model.transform(seeds.passages["text"]))
    for name in ("n_themes_", "labels_", "rules_", "reconstruction_err_"):
        assert getattr(loaded, name) == getattr(seed_model, name)
    for name in ("terms_", "components_", "prevalence_", "idf_"):
        assert np.array_equal(getattr(loaded, name), getattr(seed_model, name))
    assert loaded.get_params() == seed_model.get_params()
    assert loaded.ranked_terms(2) == seed_model.ranked_terms(2)


def test_the_file_holds_numbers_and_text_and_no_pickle(path):
    with zipfile.ZipFile(path) as archive:
        assert sorted(archive.namelist()) == ["about.npy", "components.npy", "idf.npy", "prevalence.npy"]
    with np.load(path, allow_pickle=False) as stored:
        assert {name: stored[name].dtype.kind for name in stored} == {"about": "u", "components": "f", "prevalence": "f", "idf": "f"}
        assert json.loads(stored["about"].tobytes())["format"] == 1


def test_parameters_that_are_numpy_numbers_are_saved_too(tmp_path):
    model = ThemeModel(np.int64(1), random_state=np.int64(3)).fit(["trade, road"] * 2)
    model.save(tmp_path / "m")
    assert ThemeModel.load(tmp_path / "m").get_params() == {
        "n_themes": 1, "phrases": (), "keep_names": False, "random_state": 3,
    }  # fmt: skip


def test_saving_again_replaces_the_file_and_leaves_nothing_else(path, seed_model):
    path.write_bytes(b"old")
    seed_model.save(str(path))
    assert [file.name for file in path.parent.iterdir()] == ["themes.kz"]
    assert ThemeModel.load(str(path)).labels_ == seed_model.labels_


def test_a_saving_that_fails_leaves_the_old_file_as_it_was(path, seed_model, monkeypatch):
    before = path.read_bytes()

    def fail(path, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        seed_model.save(path)
    assert [file.name for file in path.parent.iterdir()] == ["themes.kz"]
    assert path.read_bytes() == before


def test_others_may_read_the_file_as_any_other(path, tmp_path):
    (tmp_path / "plain").write_text("x")
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("part", [0.0, 0.01, 0.5, 0.99])
def test_a_truncated_file_is_refused(path, part):
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(ValueError, match=r"themes\.kz: is not a saved ThemeModel"):
        ThemeModel.load(path)


def test_a_damaged_file_is_refused(path):
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 4] ^= 255
    path.write_bytes(damaged)
    with pytest.raises(ValueError, match="is not a saved ThemeModel"):
        ThemeModel.load(path)


@pytest.mark.parametrize("content", [b"a text", pickle.dumps({"format": 1}), b"PK\x03\x04", b"\x93NUMPY"])
def test_another_file_is_refused(tmp_path, content):
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(ValueError, match="x: is not a saved ThemeModel"):
        ThemeModel.load(tmp_path / "x")


def test_other_arrays_are_refused(tmp_path):
    np.save(tmp_path / "a.npy", np.zeros(3))
    np.savez(tmp_path / "b.npz", about=np.frombuffer(b"[1]", dtype=np.uint8), components=np.zeros(2))
    np.savez(tmp_path / "c.npz", components=np.zeros(2))
    for name in ("a.npy", "b.npz", "c.npz"):
        with pytest.raises(ValueError, match="is not a saved ThemeModel"):
            ThemeModel.load(tmp_path / name)


def test_a_missing_file_is_an_error_of_its_own(tmp_path):
    with pytest.raises(FileNotFoundError):
        ThemeModel.load(tmp_path / "nowhere")


def test_a_file_of_a_later_version_says_what_to_do(path):
    rewrite(path, format=2, rules={"of another": "kind"})
    with pytest.raises(ValueError, match="was written in format 2, this version reads up to 1; upgrade kzcn-explore"):
        ThemeModel.load(path)


def test_a_file_without_its_rules_is_refused(path):
    rewrite(path, rules={})
    with pytest.raises(ValueError, match="is not a saved ThemeModel"):
        ThemeModel.load(path)


@pytest.mark.parametrize(
    "changed",
    [
        {"labels": ["one"]},
        {"labels": None},
        {"labels": [1, 2, 3, 4]},
        {"labels": ["a", "a", "b", "c"]},
        {"terms": ["one"]},
        {"params": {"n_themes": "many", "phrases": [], "keep_names": False, "random_state": 0}},
        {"params": {"n_themes": 4, "phrases": [], "keep_names": "all", "random_state": 0}},
    ],
)
def test_a_file_whose_parts_do_not_agree_is_refused(path, changed):
    rewrite(path, **changed)
    with pytest.raises(ValueError, match="is not a saved ThemeModel"):
        ThemeModel.load(path)


@pytest.mark.parametrize("part", ["components", "prevalence", "idf"])
@pytest.mark.parametrize("spoil", [lambda a: a[..., :1], lambda a: -a, lambda a: a * np.nan, lambda a: a.astype(str)])
def test_numbers_that_no_model_has_are_refused(path, part, spoil):
    with np.load(path) as stored:
        parts = dict(stored)
    parts[part] = spoil(parts[part])
    with open(path, "wb") as file:
        np.savez(file, **parts)
    with pytest.raises(ValueError, match="is not a saved ThemeModel"):
        ThemeModel.load(path)


def test_a_file_of_another_kind_is_not_said_to_be_a_pickle_to_load(tmp_path):
    (tmp_path / "x").write_text("hello")
    with pytest.raises(ValueError, match=r"x: is not a saved ThemeModel \(it is no archive of NumPy\)\.$"):
        ThemeModel.load(tmp_path / "x")
