"""Saving: a fitted ThemeModel as one file of numbers and text, without pickle."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, is_zipfile

import numpy as np

from kzcn_explore.analysis.terms.reasons import kept_kinds
from kzcn_explore.analysis.terms.term_rules import TermRules
from kzcn_explore.analysis.themes.input import check_n_themes
from kzcn_explore.analysis.themes.labels import checked_labels

FORMAT = 1


def pack_model(model) -> bytes:
    """Pack a fitted model into the bytes of a NumPy archive."""
    rules = model.rules_
    about = {
        "format": FORMAT,
        "params": {name: _plain(value) for name, value in model.get_params().items()},
        "labels": model.labels_,
        "reconstruction_err": float(model.reconstruction_err_),
        "terms": [*map(str, model.terms_)],
        "rules": {
            "phrases": [*map(list, rules.phrases)],
            "rare": sorted(rules.rare),
            "names": sorted(rules.names),
            "numbers": rules.numbers,
            "spellings": rules.spellings,
            "kinds": rules.kinds,
            "wanted": sorted(rules.wanted),
        },
    }
    text = np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), dtype=np.uint8)
    file = BytesIO()
    np.savez_compressed(file, about=text, components=model.components_, prevalence=model.prevalence_, idf=model.idf_)
    return file.getvalue()


def _plain(value: object) -> str | bool | int | list[str]:
    """Write a parameter as JSON can: a choice, a number, or a list of words."""
    if isinstance(value, str | bool):
        return value
    return [*map(str, value)] if isinstance(value, Iterable) else int(value)


def unpack_model(kind: type, path: Path):
    """Read a file that holds what ``pack_model`` made, into a model of the class `kind`.

    Raises
    ------
    ValueError
        If the file is not such a model, or a later version of this package wrote it.
    """
    return unpack_bytes(kind, path.read_bytes(), str(path))


def unpack_bytes(kind: type, written: bytes, where: str):
    """Read what ``pack_model`` made, into a model of the class `kind`; `where` it stood names it in errors.

    Raises
    ------
    ValueError
        As above.
    """
    try:
        # np.load would take anything else for a pickle, and tell how to load it.
        if not is_zipfile(BytesIO(written)):
            raise ValueError("it is no archive of NumPy")
        with np.load(BytesIO(written), allow_pickle=False) as stored:
            about = json.loads(stored["about"].tobytes())
            if about["format"] <= FORMAT:
                return _restored(kind, about, stored)
    except (KeyError, TypeError, ValueError, AttributeError, EOFError, RecursionError, BadZipFile, zlib.error) as error:
        raise ValueError(f"{where}: is not a saved ThemeModel ({error}).") from error
    raise ValueError(f"{where}: was written in format {about['format']}, this version reads up to {FORMAT}; upgrade kzcn-explore.")


def _check(about: dict, stored: Mapping[str, np.ndarray]) -> None:
    """Refuse numbers and texts that cannot be those of one model."""
    components, prevalence, idf = (stored[name] for name in ("components", "prevalence", "idf"))
    n_terms = len(about["terms"])
    shapes = (components.ndim, components.shape[-1:], prevalence.shape, idf.shape)
    if shapes != (2, (n_terms,), components.shape[:1], (n_terms,)):
        raise ValueError(f"components {components.shape}, prevalence {prevalence.shape}, idf {idf.shape} and {n_terms} terms do not agree")
    if not all(array.dtype.kind == "f" and np.isfinite(array).all() and (array >= 0).all() for array in (components, prevalence, idf)):
        raise ValueError("components, prevalence and idf must be numbers of 0 or more")
    checked_labels(about["labels"], len(components))
    check_n_themes(about["params"]["n_themes"])
    kept_kinds(about["params"]["keep_names"])
    rules = about["rules"]
    lists, tables = (
        (rules["phrases"], rules["rare"], rules["names"], rules["wanted"]),
        (rules["numbers"], rules["spellings"], rules["kinds"]),
    )
    if not all(isinstance(value, list) for value in (about["terms"], *lists)) or not all(isinstance(value, dict) for value in tables):
        raise ValueError("terms or rules are of another kind")


def _restored(kind: type, about: dict, stored: Mapping[str, np.ndarray]):
    _check(about, stored)
    model = kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in about["params"].items()})
    rules = about["rules"]
    model.rules_ = TermRules(
        phrases=tuple(map(tuple, rules["phrases"])),
        rare=frozenset(rules["rare"]),
        names=frozenset(rules["names"]),
        numbers=rules["numbers"],
        spellings=rules["spellings"],
        kinds=rules["kinds"],
        wanted=frozenset(rules["wanted"]),
    )
    model.components_, model.prevalence_, model.idf_ = stored["components"], stored["prevalence"], stored["idf"]
    model.n_themes_, model._weights = len(model.components_), None
    model.terms_ = np.array(about["terms"], dtype=object)
    model.labels_, model.reconstruction_err_ = about["labels"], about["reconstruction_err"]
    return model
