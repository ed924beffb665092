"""Open packs: the same files make the same bytes, and a pack from outside is read by a process of its own, or refused in one line."""

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from checker.errors import UnreadableDocument
from checker.service.readers import Readers
from checker.validation.packs import CONTRACT, as_json, held, listed, unpacked, written, zipped

ABOUT = {"title": "Our clauses", "publisher": "Harrow Vale", "dated": "2026-11-26", "licence": "OGL-UK-3.0"}
CLAUSE = b"id: lots\ntitle: Lots\ntext: Say why there are no lots.\n"
EXCEPTION = {
    **{"rule": "brand-named", "title": "A brand is named", "force": "law", "reason": "It is there."},
    **{"agreed": ["legal", "procurement"], "on": "2026-11-01", "until": "2027-01-01"},
}
FILES = {"clauses/lots.yaml": CLAUSE, "exceptions.json": as_json([EXCEPTION]), "rules/own/rulebook.yaml": b"themes: [ours]\n"}


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    """The processes that read."""
    made = Readers()
    yield made
    made.close()


def pack(held: Mapping[str, bytes] = FILES, **changed: object) -> bytes:
    """A pack as somebody may have written it, with these keys of the manifest otherwise."""
    manifest = {"contract": CONTRACT, **ABOUT, "files": listed(held), **changed}
    return zipped({"manifest.json": as_json(manifest), **held})


def fault(data: bytes) -> str:
    """Why a pack is refused."""
    with pytest.raises(UnreadableDocument) as raised:
        unpacked(data)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_pack_is_read_as_it_was_written(readers: Readers, tmp_path: Path) -> None:
    """Through a process of its own: its manifest, its texts, and what they say."""
    file = tmp_path / "pack.zip"
    file.write_bytes(written(ABOUT, FILES))
    found = readers.pack(str(file))

    assert {key: found["manifest"][key] for key in ABOUT} == ABOUT
    assert {path: text.encode() for path, text in found["files"].items()} == FILES
    assert found["clauses"] == [{"id": "lots", "title": "Lots", "text": "Say why there are no lots."}]
    assert found["exceptions"] == [EXCEPTION]


def test_the_same_files_are_the_same_bytes() -> None:
    """In whatever order they are given; another day is all that another day changes."""
    assert written(ABOUT, FILES) == written(ABOUT, dict(reversed(FILES.items()))) == pack()
    other = unpacked(written({**ABOUT, "dated": "2026-11-27"}, FILES))
    assert {**other["manifest"], "dated": ABOUT["dated"]} == unpacked(pack())["manifest"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no zip", "It is no ZIP file, or it is damaged"),
        (pack()[:-40], "It is no ZIP file, or it is damaged"),
        (zipped(FILES), "There is no manifest.json in it"),
        (zipped({"manifest.json": b"{"}), "manifest.json is not JSON"),
        (zipped({"manifest.json": b"[" * 100_000}), "manifest.json is not JSON"),
        (zipped({"manifest.json": b'{"title": "\\ud800"}'}), "manifest.json is not JSON"),
        (zipped({"manifest.json": b"\xff"}), "manifest.json is not UTF-8 text"),
        (pack(contract="urn:tendercheck:pack:2"), "contract: 'urn:tendercheck:pack:2' is not urn:tendercheck:pack:1"),
        (pack(publisher="a\nb"), "publisher: 'a\\nb' is not a line of at most 200 letters"),
        (pack(licence="mine"), "licence: 'mine' is not one of OGL-UK-3.0"),
        (pack(files=listed({"clauses/lots.yaml": b"other"})), "Its files are not those that its manifest names"),
        (pack({"../../etc/passwd": b"x"}), "is not a place for a file in a pack"),
        (pack({"rules/own/../../x.yaml": b"x"}), "is not a place for a file in a pack"),
        (pack({"rules/own/a/b/c.yaml": b"x: 1\n"}), "rules/own/a/b/c.yaml stands where no rules are read from"),
        (pack({"clauses/lots.yaml": b"id: lots\n"}), "clauses/lots.yaml:1: the key 'title' is missing"),
        (pack({"clauses/lots.yaml": b"id: lots\ntitle: Lots\ntext: {uk-pa2023: &a [x], wales: *a}\n"}), "write it out"),
        (pack({"clauses/other.yaml": CLAUSE}), "clauses/other.yaml: its id is not the file's name"),
        (pack({"exceptions.json": as_json([{**EXCEPTION, "by": "Ann"}])}), "exceptions.json"),
        (pack({"clauses/lots.yaml": b" " * 1_000_001}), "larger than a pack may be"),
    ],
)
def test_what_is_wrong_with_a_pack_is_one_line(data: bytes, sentence: str) -> None:
    """Whatever it is: no archive, another contract, files that were changed, names that lead elsewhere, or what does not fit."""
    assert sentence in fault(data)


def test_a_bomb_is_not_unpacked() -> None:
    """Bytes are counted as they come, whatever the archive says of their number."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b"0" * 300_000_000)

    assert len(data.getvalue()) < 400_000
    assert "larger than a pack may be" in fault(data.getvalue())


def test_a_locked_pack_and_twins_are_refused() -> None:
    """A pack is read whole or not at all."""
    locked = bytearray(pack())
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert "It is locked with a password" in fault(bytes(locked))

    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", b"2")
    assert "Two of its files have the same name" in fault(data.getvalue())


@pytest.mark.parametrize("name", ["manifest", "files", "clauses", "rules", "exceptions"])
def test_what_comes_from_the_reading_process_is_held_to_what_a_pack_is(name: str) -> None:
    """For somebody else's bytes may have taken it over."""
    good = json.loads(json.dumps(unpacked(pack())))
    assert held(good) == good

    for wrong in (None, [{"id": 1}], {"a": 1}, "x"):
        with pytest.raises(UnreadableDocument):
            held({**good, name: wrong})
