"""JSON: every text survives, and a broken object is named by its line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.corpus.reading import json_files
from kzcn_explore.corpus.reading.readers import ReadError, read_source

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).filter(str.strip)


def read(path, content, **options):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    items = list(read_source(path, **options).items)
    return [item for item in items if not isinstance(item, ReadError)], [(i.place, i.why) for i in items if isinstance(i, ReadError)]


@given(st.lists(TEXT, min_size=1, max_size=6), st.booleans(), st.sampled_from(["jsonl", "json"]))
def test_any_text_survives_the_way_through_json(tmp_path_factory, texts, ascii_only, kind):
    objects = [json.dumps({"text": text, "note": [text]}, ensure_ascii=ascii_only) for text in texts]
    content = "\n".join(objects) if kind == "jsonl" else f"[{', '.join(objects)}]"
    records, problems = read(tmp_path_factory.mktemp("a") / f"a.{kind}", content)
    assert problems == []
    assert [record.raw for record in records] == texts
    assert [record.fields["own:note"] for record in records] == [[text] for text in texts]


def test_objects_may_have_different_keys_and_values_keep_their_types(tmp_path):
    lines = ['{"text": "One", "date": null, "n": 3}', "", '{"ID": 7, "body": "Two", "year": 2022, "yes": true}']
    records, problems = read(tmp_path / "a.jsonl", "\n".join(lines))
    assert problems == []
    assert [(record.document, record.raw, record.fields) for record in records] == [
        ("a-1", "One", {"own:n": 3}),
        ("7", "Two", {"date": 2022, "own:yes": True}),
    ]
    assert all(record.typed for record in records)


def test_broken_lines_are_named_and_the_others_are_read(tmp_path):
    deep = "[" * 100_000
    lines = ['{"text": "One"}', '{"text": "Tw', "[1]", '{"title": "x"}', '{"text": 5}', deep, '{"text": "a\\ud800"}', '{"text": "Two"}']
    records, problems = read(tmp_path / "a.ndjson", "\n".join(lines))
    assert [record.raw for record in records] == ["One", "Two"]
    assert [place for place, _ in problems] == [f"line {n}" for n in (2, 3, 4, 5, 6, 7)]
    whys = [why for _, why in problems]
    assert whys[0] == "is no JSON: Unterminated string starting at at character 10; mend it, or write it again with a JSON library."
    assert whys[1] == "is no object but '[1]'; write {\"text\": ...}."
    assert whys[2].startswith("no column holds the text; name one of them text or body or content or article")
    assert whys[3] == "its text is '5', which is no text; name the column of texts 'text'."
    assert whys[4] == "is nested too deep; a document is one flat object."
    assert whys[5] == "holds half a character (a lone surrogate); read it again from its source."


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('[{"text": "One"}, {"text": "Two"}]', ["One", "Two"]),
        ('{"text": "One"}', ["One"]),
        ('{"meta": [1], "articles": [{"text": "One"}, {"text": "Two"}]}', ["One", "Two"]),
        ('{\n "articles": [\n {"text": "One"}\n]}', ["One"]),
        ('{"text": "One"}\n{"text": "Two"}\n', ["One", "Two"]),
    ],
)
def test_a_json_file_is_a_list_an_object_the_list_in_it_or_lines(tmp_path, content, texts):
    records, problems = read(tmp_path / "a.json", content)
    assert ([record.raw for record in records], problems) == (texts, [])


@pytest.mark.parametrize(
    ("content", "place", "why"),
    [
        ('[{"text": "One"},\n{"text": "Tw', "line 2", "ends inside its list; get the whole file. What stands before is read."),
        ('[{"text": "One"},\n', "line 2", "ends inside its list; get the whole file. What stands before is read."),
        ('[{"text": "One"}\n', "line 2", "ends inside its list; get the whole file. What stands before is read."),
        ('[{"text": "One"}\n{"text": "Two"}]', "line 2",
         f"has no comma between two objects; {json_files.MEND}. What stands before is read."),
        ('[{"text": "One"},\n{text: 2}]', "line 2", "is no JSON: Expecting property name enclosed in double quotes at column 2; "
         f"{json_files.MEND}. What stands before is read."),
    ],
)  # fmt: skip
def test_what_stands_before_a_broken_object_is_read(tmp_path, content, place, why):
    records, problems = read(tmp_path / "a.json", content)
    assert ([record.raw for record in records], problems) == (["One"], [(place, why)])


def test_an_object_with_two_lists_of_objects_is_not_guessed_at(tmp_path):
    _, problems = read(tmp_path / "a.json", '{"a": [{"text": "x"}], "b": [{"text": "y"}]}')
    assert problems == [("", "holds 2 lists of objects; one is read. Keep the list of the documents alone.")]


def test_a_file_that_is_no_json_or_empty_or_too_large_is_named(tmp_path, monkeypatch):
    assert read(tmp_path / "a.json", "hello")[1] == [("line 1", f"is no JSON: Expecting value at column 1; {json_files.MEND}.")]
    assert read(tmp_path / "a.json", " ")[1] == [("", "is empty; remove it or put its text in.")]
    assert read(tmp_path / "a.json", "[]")[1] == [("", "holds no row.")]
    assert read(tmp_path / "a.json", "5")[1] == [("row 1", "is no object but '5'; write {\"text\": ...}.")]
    monkeypatch.setattr(json_files, "LARGEST_JSON", 10)
    assert "a .json file is read whole; write one object a line, as .jsonl" in read(tmp_path / "a.json", '["0123456789"]')[1][0][1]


def test_a_column_that_is_named_and_that_no_object_has_is_named_with_the_likely_one(tmp_path):
    content = '{"body": "One", "day": "2022"}\n{"body": "Two"}'
    records, problems = read(tmp_path / "a.jsonl", content, columns={"date": "dy"})
    assert len(records) == 2
    assert problems == [("", "has no column 'dy', which columns['date'] names. Did you mean 'day'? Columns: ['body', 'day'].")]
    records, problems = read(tmp_path / "a.jsonl", content, columns={"date": "day"})
    assert ([record.fields for record in records], problems) == ([{"date": "2022"}, {}], [])
    assert [place for place, _ in read(tmp_path / "a.jsonl", content, columns={"text": "txt"})[1]] == ["line 1", "line 2"]
