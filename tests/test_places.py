"""The seeds and the notebooks are found in a checkout and inside an installed package."""

import hashlib
from pathlib import Path

import pytest

from kzcn_explore import places

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture
def package(tmp_path, monkeypatch):
    """An empty package folder that stands for the installed one."""
    folder = tmp_path / "site-packages" / "kzcn_explore"
    folder.mkdir(parents=True)
    monkeypatch.setattr(places, "PACKAGE", folder)
    return folder


def test_a_checkout_has_them_at_its_top():
    assert places.seeds_folder() == CHECKOUT / "seeds"
    assert places.notebooks_folder() == CHECKOUT / "notebooks"


def test_an_installed_package_has_them_inside(package):
    (package / "_seeds").mkdir()
    (package / "_notebooks").mkdir()
    assert places.seeds_folder() == package / "_seeds"
    assert places.notebooks_folder() == package / "_notebooks"


def test_somebody_elses_notebooks_folder_beside_the_installed_package_is_not_taken(package):
    (package / "_notebooks").mkdir()
    (package.parent / "notebooks").mkdir()
    assert places.notebooks_folder() == package / "_notebooks"


def test_a_package_without_seeds_says_where_it_looked_and_what_to_do(package):
    with pytest.raises(FileNotFoundError, match=r"seeds: neither .*_seeds nor .*seeds is a folder; install .* again"):
        places.seeds_folder()


def test_the_seeds_are_the_five_articles_byte_for_byte():
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in places.seeds_folder().glob("*.txt")}
    assert found == {
        "000_bb03d2d6f9ac7590.txt": "0f9048620cb7c812a780cd5a2e258b373c12c295cd1a71143104029fdac37202",
        "001_1775d5543770e237.txt": "aafde21e7e512af1c9e8db79944cdd682e3321616d1e233c2d6fda2b3a93c6d8",
        "002_8bbda963f57d3b5b.txt": "9b5a684a54ef508dd4909b3d9368e7f66a5422e8cb6c52e536d35a88210fa467",
        "003_6a1d1ce386d09e11.txt": "344ea0c088d1d9efab17d712195be3ae8d858aed4caca7004746270ce85fee33",
        "004_989c5f301b961c6b.txt": "f2a515d63b89a95fcb4542e5891723bd2a7a52f8b89d7b60c89e89156348968d",
    }
