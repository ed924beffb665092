"""Answers: whatever a reading process says, a document comes of it, or one plain line; and it is about the file that was asked for."""

import copy
import json
import os
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import formats
from checker.errors import UnreadableDocument
from checker.isolation import Door, answers, nameless, programs, wire
from checker.model import Document, Leftover, Source
from tests.formats.made import p, word

TABLE = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
READ = formats.read(word(p("1. Scope") + p("The supplier shall:") + p("(a) do this;") + TABLE))
TOLD = [["value", 1000, "the notice, value"], ["closing", "2026-12-04", "the notice, end"], ["cpv", ["72000000"], "the notice, cpv"]]
PLAIN: dict[str, Any] = json.loads(
    wire.written(
        {
            "document": {
                **wire.packed(READ),
                "told": TOLD,
                "gaps": [["page 2", "a", "b"]],
                "comments": [["A", "b"]],
                "insertions": [[0, 2]],
                "remarks": ["A remark"],
            }
        }
    )
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just("\ud800"), st.just("\x1b]0;x\x07\n")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=4,
)
LIES = [
    ({}, None),
    ({"unread": "x"}, None),
    ({"unread": [1, 2]}, None),
    ({"unread": ["a"]}, None),
    ({"unread": ["\x1b[2J\r\n\u202eIt is", "x" * 10**6]}, "[2J It is"),
    ({"ours": "\x1b[2J"}, None),
    ({"ours": ["x"]}, None),
    ({"memory": "much"}, None),
    ({"memory": 1e999}, None),
    ({"old": "../../x", "unread": ["a", "b"]}, None),
    ({"old": ["doc"], "unread": ["a", "b"]}, None),
    ({"old": "doc"}, None),
    ({"members": []}, None),
    ({"members": {"a": 1}, "apart": False, "tender": ""}, None),
    ({"members": ["a"] * 30_000, "apart": False, "tender": ""}, None),
    ({"members": ["a"], "apart": "no", "tender": ""}, None),
    ({"document": 3}, None),
    ({"document": {}}, None),
    ({"document": {"pictures": "all"}}, None),
    ({"pictures": {"1": 1}, "unread": ["a", "b"]}, None),
]


class Liar:
    """Stands for the processes that read, and says always the same."""

    def __init__(self, said: object) -> None:
        self.said = json.dumps(said).encode()
        self.asked = 0

    def ask(self, request: wire.Plain, file: int) -> bytes:
        """What it says."""
        self.asked += 1
        return self.said

    def close(self) -> None:
        """Nothing runs."""


@pytest.fixture
def liar(monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    """A door behind which somebody lies."""
    monkeypatch.setattr(programs, "tesseract", lambda: "")
    monkeypatch.setattr(programs, "office", lambda: "")
    with Door() as door:
        yield door


def heard(door: Door, said: object, data: bytes = b"x") -> object:
    """What a door makes of a lie: a document, names, or a cause."""
    door._asked.close()
    door._asked = Liar(said)  # type: ignore[assignment]
    file = nameless(data)
    try:
        return door.read("a.docx", file)
    except UnreadableDocument as fault:
        return fault.cause if f"{fault.cause}{fault.cure}".isprintable() else repr(fault)
    finally:
        os.close(file)


def nodes(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to every value within a value."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from nodes(each, (*path, key))


PATHS = list(nodes(PLAIN))[1:]


@pytest.mark.parametrize(("lie", "cause"), LIES, ids=lambda value: str(value)[:40])
def test_a_lie_is_one_plain_line(liar: Door, lie: object, cause: str | None) -> None:
    """Wrong kinds of values, kinds of files that there are not, names without end, and what would do something to a terminal."""
    assert heard(liar, lie) == (cause or "It is damaged or too complex, and reading it failed")


@given(st.sampled_from(PATHS), VALUES)
def test_one_wrong_value_gives_a_document_or_none(path: tuple[Any, ...], value: object) -> None:
    """Whatever stands in place of whichever part, a whole document comes of it or it is refused, and nothing else happens."""
    spoilt = copy.deepcopy(PLAIN)
    inner = spoilt
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    try:
        document = answers.document(spoilt, "")
    except wire.Garbled:
        return

    assert answers.document(json.loads(wire.written({"document": wire.packed(document)})), "") == document
    assert all(line.isprintable() for line in (*document.remarks, *(gap.cause + gap.cure + gap.where for gap in document.gaps)))


def test_what_was_read_comes_through(liar: Door) -> None:
    """The answers of these tests are lies in one thing alone."""
    assert answers.document(copy.deepcopy(PLAIN), READ.sha256).text == READ.text


def test_more_text_than_a_reader_would_give_is_refused() -> None:
    """What a reader would call too much is too much from whoever speaks in its place: to judge it would take the whole afternoon."""
    most = formats._MOST_LETTERS
    spoilt = copy.deepcopy(PLAIN)
    spoilt["document"] |= {"text": "x" * (most + 1), "blocks": [["paragraph", 0, most + 1, "", 0, "", "", [], [], None, None, ""]]}

    with pytest.raises(wire.Garbled):
        answers.document(spoilt, "")


@pytest.mark.parametrize(("name", "value"), [("closing", "2026-02-31"), ("value", 1e999), ("value", -1), ("regime", "none"), ("lots", [])])
def test_a_fact_that_no_tender_can_state_is_refused(name: str, value: object) -> None:
    """The facts of a notice are held to what a tender.toml may say, or they would stop the judging of all files."""
    spoilt = copy.deepcopy(PLAIN)
    spoilt["document"]["told"] = [[name, value, "the notice"]]

    with pytest.raises(wire.Garbled):
        answers.document(spoilt, "")


def test_the_hash_is_that_of_the_file(liar: Door) -> None:
    """A document is of the file that was handed in, and bears its name, whatever the answer says."""
    other = {"document": wire.packed(formats.read(Source("/home/other.txt", b"Words")))}

    assert heard(liar, other, b"Words of another") == "It is damaged or too complex, and reading it failed"
    found = heard(liar, other, b"Words")
    assert isinstance(found, Document)
    assert found.path == "a.docx"


def test_values_without_end_are_not_unpacked() -> None:
    """A short answer cannot stand for more than memory holds."""
    with pytest.raises(wire.Garbled, match="more values"):
        wire.heard(b"[" + b"[]," * 5_000_000 + b"[]]")
    with pytest.raises(wire.Garbled, match="more values"):
        wire.heard(b"[" + b'"ab",' * 9_000_000 + b"1]")


def test_the_file_of_an_old_kind_is_converted_once(liar: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever says so of the copy too is not believed."""
    monkeypatch.setattr(programs, "office", lambda: "/bin/true")
    monkeypatch.setattr(programs, "converted", lambda asked, file, kind: nullcontext(file))

    assert heard(liar, {"old": "doc", "unread": ["It is old", "Save it anew"]}) == "It is old"
    assert liar._asked.asked == 2  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "told",
    [None, {}, "x", [3], [["name"]], [["name", 3]], [["noun", "x"]], [[["name"], "x"]], [["name", "x", "y"]], [["name", "x"]] * 30_000],
)
def test_what_is_left_in_a_file_is_of_kinds_that_are_known(told: object) -> None:
    """Or it is refused as a whole."""
    with pytest.raises(wire.Garbled):
        answers.leftovers({"leftovers": told})


def test_what_is_left_in_a_file_is_told_on_a_line() -> None:
    """Words of a file do nothing to a terminal."""
    assert answers.leftovers({"leftovers": [["name", "Author:\x1b[2J\nAnn"]]}) == (Leftover("name", "Author: [2J Ann"),)
