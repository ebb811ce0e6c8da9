"""Places: where the seeds and the notebooks lie, in a checkout, an editable install and a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def seeds_folder() -> Path:
    """Find the folder of the five articles.

    Returns
    -------
    Path
        An existing folder; the articles are its ``*.txt`` files.

    Raises
    ------
    FileNotFoundError
        If the package was installed without them.

    Examples
    --------
    >>> len(list(seeds_folder().glob("*.txt")))
    5
    """
    return _folder("seeds")


def notebooks_folder() -> Path:
    """Find the folder of the numbered notebooks.

    Returns
    -------
    Path
        An existing folder; the notebooks are its ``*.ipynb`` files.

    Raises
    ------
    FileNotFoundError
        If the package was installed without them.

    Examples
    --------
    >>> (notebooks_folder() / "01_start_here.ipynb").is_file()
    True
    """
    return _folder("notebooks")


def _folder(name: str) -> Path:
    # Inside the package first: beside an installed package, site-packages may hold somebody else's "notebooks".
    inside, beside = PACKAGE / f"_{name}", PACKAGE.parent / name
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name}: neither {inside} nor {beside} is a folder; install kzcn-explore again.")
