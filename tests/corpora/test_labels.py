"""The labels of the corpora, held back or not: every quote stands in its file, and traps outnumber faults two to one."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import formats, validation
from checker.model import Document, Source
from tests.places import CORPORA, RULES

PACKS = sorted((CORPORA / "packs").glob("*.labels.yaml"))
FOLDERS = [CORPORA / "labelled", CORPORA / "held"]
SHEETS = sorted(sheet for folder in FOLDERS for sheet in (folder / "labels").glob("*.yaml"))
CONCERNS = set(json.loads((RULES / "schema" / "rule.schema.json").read_text())["properties"]["concern"]["enum"])


@dataclass(frozen=True)
class Labelled:
    """A document with what is right to say of it."""

    path: Path
    faults: list[dict[str, Any]]
    traps: list[dict[str, Any]]
    absent: dict[str, dict[str, Any]] = field(default_factory=dict)
    against_itself: list[dict[str, Any]] = field(default_factory=list)


@cache
def load(path: Path) -> dict[str, Any]:
    """A file of labels."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def read(path: Path) -> Document:
    """A document of the corpora, read as the checker reads it."""
    return formats.read(Source(str(path), path.read_bytes()))


def words(text: str) -> str:
    """The words of a text, without case and punctuation: what survives any file format."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', text.lower().replace('’', chr(39))))} "


def folder(labels: Path) -> Path:
    """The folder of files that a pack's labels speak of."""
    return labels.with_name(labels.name.removesuffix(".labels.yaml"))


def judged_alone(sheet: Path) -> Labelled:
    """The document that a sheet speaks of, which stands in the folder beside the sheet's own."""
    told = load(sheet)
    path = sheet.parents[1] / "documents" / told["file"]
    return Labelled(path, told["annotations"], told["traps"], told["documents"], told.get("pack_faults", []))


def labelled() -> list[Labelled]:
    """Every labelled document of the corpora."""
    of_packs = [
        Labelled(folder(labels) / document["file"], document["annotations"], document["traps"])
        for labels in PACKS
        for document in load(labels)["documents"]
    ]
    return of_packs + [judged_alone(sheet) for sheet in SHEETS]


ALL = labelled()


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.path.name)
def test_quotes(document: Labelled) -> None:
    """Every fault, trap and promise that a label quotes stands in the words that would be published."""
    text = words(read(document.path).text)
    quoted = document.faults + [trap for trap in document.traps if "where" not in trap]
    quoted += [verdict for verdict in document.absent.values() if "quote" in verdict]
    quotes = [label["quote"] for label in quoted] + [quote for fault in document.against_itself for quote in fault["quotes"]]

    assert not [quote for quote in quotes if words(quote) not in text]


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.path.name)
def test_words_that_are_not_published(document: Labelled) -> None:
    """What is struck out or only remarked by a drafter is a trap that does not stand in the text."""
    text = words(read(document.path).text)
    unpublished = [trap for trap in document.traps if "where" in trap]

    assert not [trap["quote"] for trap in unpublished if words(trap["quote"]) in text]


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.path.name)
def test_shape(document: Labelled) -> None:
    """A fault has a known concern, a certainty, a note and four words or more; a trap says what it looks like and why it is none."""
    assert {label["concern"] for label in document.faults} <= CONCERNS
    assert {trap["looks_like"] for trap in document.traps} <= CONCERNS
    assert not [label["quote"] for label in document.faults if len(words(label["quote"]).split()) < 4]
    assert {label["certainty"] for label in document.faults} <= {"clear", "arguable"}
    assert all(label["note"] for label in document.faults)
    assert all(trap["why_not"] for trap in document.traps)
    assert {fault["code"] for fault in document.against_itself} <= CONCERNS
    assert not [fault["code"] for fault in document.against_itself if fault["files"] != [document.path.name]]
    assert all(fault["note"] and fault["quotes"] for fault in document.against_itself)


@pytest.mark.parametrize("folder", ["held", "labelled", "packs"])
def test_traps_outnumber_faults(folder: str) -> None:
    """In each folder there are at least two traps for each fault."""
    documents = [document for document in ALL if document.path.relative_to(CORPORA).parts[0] == folder]
    faults = sum(len(document.faults) + len(document.against_itself) for document in documents)

    assert 0 < 2 * faults <= sum(len(document.traps) for document in documents)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_sheet(sheet: Path) -> None:
    """The labels of one document give its number of words and a verdict on every absence."""
    told = load(sheet)
    absences = {concern for concern in CONCERNS if concern.startswith("absent-")}

    assert told["words"] == len(read(judged_alone(sheet).path).text.split())
    assert absences == set(told["documents"])
    assert {verdict["verdict"] for verdict in told["documents"].values()} <= {"present", "absent", "not-applicable"}


def test_every_document_has_one_sheet() -> None:
    """Each document in the two folders has one sheet, and each sheet an id of its own."""
    documents = sorted(path for folder in FOLDERS for path in (folder / "documents").glob("*"))
    ids = [load(sheet)["id"] for sheet in SHEETS]

    assert documents == sorted(judged_alone(sheet).path for sheet in SHEETS)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("labels", PACKS, ids=lambda path: path.stem)
def test_pack(labels: Path) -> None:
    """The labels of a pack speak of all its files, and its absences and its faults against itself are quoted from them."""
    told = load(labels)
    files = {path.name for path in folder(labels).iterdir()} - {"tender.toml"}
    text = " ".join(words(read(folder(labels) / name).text) for name in sorted(files))
    quotes = [quote for fault in told["pack_faults"] for quote in fault["quotes"]]
    quotes += [verdict["quote"] for verdict in told["absent"].values() if "quote" in verdict]

    assert files == {document["file"] for document in told["documents"]}
    assert not [quote for quote in quotes if words(quote) not in text]
    assert {concern for concern in CONCERNS if concern.startswith("absent-")} == set(told["absent"])
    assert {fault["code"] for fault in told["pack_faults"]} <= CONCERNS


@pytest.mark.parametrize("labels", PACKS, ids=lambda path: path.stem)
def test_tender(labels: Path) -> None:
    """What the officer says of the procurement is what tender.toml may say, and agrees with the labels."""
    sheet = validation.read_toml(folder(labels) / "tender.toml")
    tender, told = sheet.data["tender"], load(labels)

    assert not validation.faults(sheet, "tender")
    assert told["authority"] == tender["authority"]
    assert told["procurement"]["value_gbp"] == tender["value"]
    assert told["procurement"]["closing"] == str(tender["closing"])[:10]
