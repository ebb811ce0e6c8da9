"""Actors by an installed spaCy pipeline: real pipelines with rules of our own, loaded from a folder."""

import builtins

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.analysis.actors.mentions import COLUMNS, actor_mentions
from kzcn_explore.analysis.actors.spacy_names import load_pipeline


def corpus_of(*texts: str) -> kz.Corpus:
    return kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"] * len(texts), "text": list(texts)}))


@pytest.fixture
def pipeline_of(tmp_path):
    """Save a pipeline that knows some names; spaCy's own models cannot travel with the tests."""
    spacy = pytest.importorskip("spacy")

    def save(language: str, *patterns: tuple[str, str]) -> str:
        pipeline = spacy.blank(language)
        pipeline.add_pipe("sentencizer")
        ruler = pipeline.add_pipe("entity_ruler")
        ruler.add_patterns([{"label": label, "pattern": pattern} for label, pattern in patterns])
        pipeline.to_disk(tmp_path / language)
        return tmp_path / language

    return save


def named(engine, *texts: str) -> list[tuple[str, str, str]]:
    corpus = corpus_of(*texts)
    table = actor_mentions(corpus, engine=engine)
    for row in table.itertuples():
        start = corpus.passages.at[row.passage, "start"]
        assert corpus.passages.at[row.passage, "text"][row.start - start : row.end - start] == row.as_written
    return [*zip(table["as_written"], table["actor"], table["kind"], strict=True)]


def test_labels_become_kinds_and_others_are_left_out(pipeline_of):
    engine = pipeline_of(
        "en", ("PERSON", "Ivo Lund"), ("ORG", "Heron Line"), ("FAC", "Pier Nine"), ("NORP", "Fenlanders"), ("DATE", "today")
    )
    assert named(engine, "Ivo Lund of Heron Line met Fenlanders at Pier Nine today.") == [
        ("Ivo Lund", "Ivo Lund", "person"),
        ("Heron Line", "Heron Line", "organisation"),
        ("Fenlanders", "Fenlanders", "people"),
        ("Pier Nine", "Pier Nine", "place"),
    ]


def test_the_gazetteer_goes_first_unless_the_pipeline_finds_a_longer_name(pipeline_of):
    engine = pipeline_of("en", ("PERSON", "Norway"), ("ORG", "Bank of Norway"))
    assert [(actor, kind) for _, actor, kind in named(engine, "Norway asked the Bank of Norway.")] == [
        ("Norway", "place"),
        ("Bank of Norway", "organisation"),
    ]


def test_articles_titles_and_possessives_are_taken_off(pipeline_of):
    engine = pipeline_of("en", ("PERSON", "President Anna Berg"), ("PERSON", "Berg's"), ("ORG", "the Heron Line"))
    assert named(engine, "President Anna Berg left the Heron Line. Berg's plane was late.") == [
        ("Anna Berg", "Anna Berg", "person"),
        ("Heron Line", "Heron Line", "organisation"),
        ("Berg", "Anna Berg", "person"),
    ]


def test_surnames_acronyms_and_offices_are_joined_as_by_the_rules(pipeline_of):
    engine = pipeline_of("en", ("PERSON", "Anna Berg"), ("PERSON", "Berg"), ("ORG", "Steppe Tea Council"), ("ORG", "STC"))
    text = "President Anna Berg spoke to the Steppe Tea Council (STC). Berg left. The President thanked the STC."
    assert [actor for _, actor, _ in named(engine, text)] == [
        "Anna Berg", "Steppe Tea Council", "Steppe Tea Council", "Anna Berg", "Anna Berg", "Steppe Tea Council",
    ]  # fmt: skip


def test_russian_names_are_found(pipeline_of):
    engine = pipeline_of("ru", ("PER", "Арман Сеитов"), ("LOC", "Аккум"))
    assert named(engine, "Арман Сеитов посетил Аккум и Пекин.") == [
        ("Арман Сеитов", "Арман Сеитов", "person"),
        ("Аккум", "Аккум", "place"),
        ("Пекин", "Beijing", "place"),
    ]


def test_chinese_names_are_found_by_character(pipeline_of):
    engine = pipeline_of("zh", ("PERSON", "塞伊托夫"), ("ORG", "草原银行"))
    assert named(engine, "塞伊托夫在北京访问草原银行。") == [
        ("塞伊托夫", "塞伊托夫", "person"),
        ("北京", "Beijing", "place"),
        ("草原银行", "草原银行", "organisation"),
    ]


def test_actors_and_links_take_the_engine(pipeline_of):
    engine = pipeline_of("en", ("PERSON", "ivo"))
    corpus = corpus_of("then ivo met ivo in Oslo, in Oslo.")
    assert kz.actors(corpus, engine=engine)["actor"].tolist() == ["Oslo", "ivo"]
    assert kz.actor_links(corpus, engine=engine)[["actor", "other"]].to_numpy().tolist() == [["Oslo", "ivo"]]


def test_a_corpus_without_names_keeps_the_columns(pipeline_of):
    table = actor_mentions(corpus_of("rivers rise and fall."), engine=pipeline_of("en", ("PERSON", "Ivo")))
    assert table.dtypes.astype(str).to_dict() == COLUMNS


def test_a_pipeline_that_is_not_installed_is_refused_with_the_mend():
    pytest.importorskip("spacy")
    with pytest.raises(ValueError, match=r"got 'no_such_model'\. Installed: \[.*Nothing is downloaded here"):
        actor_mentions(corpus_of("Oslo."), engine="no_such_model")


def test_a_pipeline_that_finds_no_names_is_refused(tmp_path):
    spacy = pytest.importorskip("spacy")
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ValueError, match="must be a pipeline with a part that finds names"):
        actor_mentions(corpus_of("Oslo."), engine=tmp_path)


def test_without_spacy_the_message_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without_spacy(name, *args, **kwargs):
        if name.partition(".")[0] == "spacy":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_spacy)
    with pytest.raises(ImportError, match=r'needs spaCy, which is not installed\. pip install "kzcn-explore\[ner\]"'):
        actor_mentions(corpus_of("Oslo."), engine="en_core_web_sm")


@pytest.mark.parametrize("engine", [None, 3, ""])
def test_what_names_no_engine_is_refused(engine):
    with pytest.raises(ValueError, match='engine must be "rules", or the name or the folder of a spaCy pipeline; got'):
        actor_mentions(corpus_of("Oslo."), engine=engine)


def test_a_title_is_part_of_what_is_no_person_and_an_acronym_is_no_function_word(pipeline_of):
    engine = pipeline_of("en", ("ORG", "President Line"), ("ORG", "US Heron"))
    assert [written for written, *_ in named(engine, "The President Line bought US Heron.")] == ["President Line", "US Heron"]


def test_a_plural_possessive_keeps_its_last_letters(pipeline_of):
    engine = pipeline_of("en", ("ORG", "Heron Lines'"))
    ((written, *_),) = named(engine, "Rain stopped the Heron Lines' ships.")
    assert written.startswith("Heron Lines")


def test_of_a_pipeline_only_the_parts_that_find_names_are_run(pipeline_of):
    assert load_pipeline(pipeline_of("en", ("ORG", "Heron"))).pipe_names == ["entity_ruler"]
