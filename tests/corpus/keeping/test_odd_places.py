"""Odd places: where a corpus cannot be saved, and what is no saved corpus."""

import os

import pytest

from kzcn_explore.corpus.keeping.manifest import is_saved
from kzcn_explore.corpus.loading import load_corpus


@pytest.mark.parametrize("folder", ["", "memory://kept", "~nobody-of-this-name/kept", "a\0b"])
def test_a_place_that_can_be_no_folder_is_refused_before_anything_is_written(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="folder must be a path on this machine; got "):
        load_corpus().save(folder)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("folder", ["", "~nobody-of-this-name/kept", "a\0b", "nothing"])
def test_what_is_no_folder_is_no_saved_corpus(folder):
    assert is_saved(folder) is False


def test_a_folder_that_may_not_be_looked_into_is_no_saved_corpus(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", refuse)
    assert is_saved(tmp_path) is False
