"""What the tests of building share: sources of a few documents, and what makes two stores, or a store and a corpus, equal."""

import json

import numpy as np

from kzcn_explore.corpus.keeping.opening import read_saved
from kzcn_explore.scale import theme_passes, weigh_part
from kzcn_explore.scale.build_options import BuildOptions
from kzcn_explore.scale.building import index_corpus
from kzcn_explore.scale.opening import open_study
from tests.corpus.keeping.kept import assert_equal

# So few rounds show all that many do.
N_ROUNDS = 8
OPENINGS = ("Ministers", "Farmers", "Doctors", "Engineers", "Pupils", "Traders", "Miners")
SUBJECTS = ("roads and railways", "wheat and prices", "vaccines and clinics", "dams and rivers", "schools and exams", "tariffs and ports")
VERBS = ("praised", "doubted", "weighed", "planned", "counted", "painted", "measured", "mended")


def write_source(path, n_documents, *, n_texts=1, **own):
    """Write documents of passages of thirty words on six subjects as a JSONL file, no two alike; `own` are columns of values."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(n_documents):
            text = "\n\n".join(map(text_of, range(number * n_texts, (number + 1) * n_texts)))
            record = {"id": f"d{number:05}", "date": f"20{10 + number % 12}-0{1 + number % 9}-1{number % 10}", "text": text}
            file.write(json.dumps(record | {name: values[number] for name, values in own.items()}) + "\n")
    return path


def text_of(number):
    subject, other = SUBJECTS[number % 6], SUBJECTS[number * 7 // 6 % 6]
    verb, opening = VERBS[number // 6 % 8], OPENINGS[number // 48 % 7]
    return (
        f"{opening} {verb} {subject} in district {number} on the day of {number * 31 % 997}, and {subject} came first. Report {number} on "
        f"{other} follows {verb} notes by team {number * 17 % 1009}."
    )


def build(source, store, **options):
    """Build a store of six themes, or as many as `n_themes` says; `dask` is an address."""
    given = {name: options.pop(name) for name in ("n_themes", "dask") if name in options}
    return index_corpus(source, store, **{"n_themes": 6} | given, options=BuildOptions(**options))


def in_rounds(replace):
    """Have a small corpus factorised as a large one is, in rounds over its parts; `replace` takes a module, a name and a function."""
    for module in (theme_passes, weigh_part):
        replace(module, "dtype_of", lambda work: np.float32)
    replace(theme_passes, "rounds_of", lambda work: N_ROUNDS)


def assert_same_store(store, other, *, atol=0.0):
    """Assert that two stores hold the same corpus, terms and counts, and the same themes to `atol`."""
    assert_equal(read_saved(store), read_saved(other))
    ours, its = open_study(store), open_study(other)
    assert_same_model(ours.model, its.model, atol=atol)
    assert (ours.counts != its.counts).nnz == 0
    np.testing.assert_allclose(ours.shares, its.shares, rtol=0, atol=atol)


def assert_same_model(model, other, *, atol=0.0):
    """Assert that two models are of the same terms and, in the same order, of the same themes to `atol`."""
    assert model.rules_ == other.rules_
    assert model.terms_.tolist() == other.terms_.tolist()
    np.testing.assert_array_equal(model.idf_, other.idf_)
    np.testing.assert_allclose(model.components_, other.components_, rtol=0, atol=atol)
    np.testing.assert_allclose(model.prevalence_, other.prevalence_, rtol=0, atol=atol)
    assert model.labels_ == other.labels_


def content_of(store):
    return {path.name: path.read_bytes() for path in store.iterdir()}
