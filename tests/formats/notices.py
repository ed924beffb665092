"""Notices made for the tests: releases of open contracting data and eForms, with just the fields that a test is about."""

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree import ElementTree

from hypothesis import strategies as st

from checker.formats import read, traced
from checker.formats.notice.careful import read_json
from checker.model import Block, Document, Source
from tests.formats.made import words

_UBL = "urn:oasis:names:specification:ubl:schema:xsd"
_EU = "http://data.europa.eu/p27"
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
_KEYS = st.sampled_from(
    re.findall(
        r"\w+",
        "tender releases records compiledRelease ocid date tag title buyer name parties roles address id value amount currency amountGross "
        "contractPeriod startDate endDate durationInDays lots items status classification scheme tenderPeriod procurementMethod "
        "description procurementMethodDetails specialRegime awardCriteria criteria numbers number weight legalBasis relatedProcesses",
    )
)
NOTICE_LIKE = st.recursive(
    _ANYTHING, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, min_size=1, max_size=6), max_leaves=25
)


def release(tender: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A release of one procurement."""
    whole = {"ocid": "ocds-x-1", "id": "1", "date": "2027-01-11T09:00:00Z", "tag": ["tender"], "initiationType": "tender"}
    return {**whole, "tender": {"id": "T1", "title": "Case management", **tender}, **fields}


_PERIOD = {"startDate": "2027-10-01T00:00:00+01:00", "endDate": "2030-09-30T23:59:59+01:00", "maxExtentDate": "2032-09-30T23:59:59+01:00"}
FULL = release(
    {
        "description": "A case record.\nHosting and support.",
        "procurementMethod": "selective",
        "procurementMethodDetails": "Competitive flexible procedure",
        "value": {"amount": 1200000, "amountGross": 1440000, "currency": "GBP"},
        "tenderPeriod": {"endDate": "2027-02-12T12:00:00Z"},
        "contractPeriod": _PERIOD,
        "classification": {"scheme": "CPV", "id": "48000000", "description": "Software"},
        "items": [{"id": "1", "classification": {"scheme": "CPV", "id": "72000000"}}],
        "lots": [{"id": "1", "title": "Software", "status": "active"}, {"id": "2", "title": "Training", "status": "active"}],
        "specialRegime": ["lightTouch"],
    },
    buyer={"id": "B", "name": "Harrow Vale Council"},
    parties=[
        {"id": "B", "name": "Harrow Vale Council", "roles": ["buyer"], "address": {"region": "UKL12", "countryName": "United Kingdom"}}
    ],
)


def package(*releases: dict[str, Any]) -> dict[str, Any]:
    """A release package."""
    return {
        "uri": "https://a.example/p.json",
        "version": "1.1",
        "publishedDate": "2027-01-11T09:00:00Z",
        "publisher": {"name": "A"},
        "releases": list(releases),
    }


def saved(value: Any, name: str = "notice.json") -> Source:
    """A value as a JSON file."""
    return Source(name, json.dumps(value).encode())


def facts(document: Document) -> dict[str, Any]:
    """The facts that a notice states, by name."""
    return {told.name: told.value for told in document.told}


def table(document: Document) -> dict[str, str]:
    """What stands beside each label of a notice."""
    cells = {
        (b.cell.table, b.cell.row, b.cell.column): document.words(b.span).strip() for b in document.blocks if b.kind == "cell" and b.cell
    }
    return {said: cells[number, row, 1] for (number, row, column), said in cells.items() if column == 0 and (number, row, 1) in cells}


def form(body: str, kind: str = "ContractNotice", organisations: str = "") -> Source:
    """An eForms notice of a kind with this body."""
    spaces = (
        f'xmlns="{_UBL}:{kind}-2" xmlns:cac="{_UBL}:CommonAggregateComponents-2" xmlns:cbc="{_UBL}:CommonBasicComponents-2" '
        f'xmlns:ext="{_UBL}:CommonExtensionComponents-2" xmlns:efac="{_EU}/eforms-ubl-extension-aggregate-components/1" '
        f'xmlns:efbc="{_EU}/eforms-ubl-extension-basic-components/1" xmlns:efext="{_EU}/eforms-ubl-extensions/1"'
    )
    extension = extended(f"<efac:Organizations>{organisations}</efac:Organizations>") if organisations else ""
    return Source("notice.xml", f"<?xml version='1.0'?><{kind} {spaces}>{extension}{body}</{kind}>".encode())


def extended(body: str) -> str:
    """An extension of eForms in its wrappings."""
    return (
        "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>"
        f"{body}</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
    )


def lot(number: str, body: str) -> str:
    """A lot of an eForms notice."""
    return f'<cac:ProcurementProjectLot><cbc:ID schemeName="Lot">{number}</cbc:ID>{body}</cac:ProcurementProjectLot>'


def strays(source: Source) -> list[str]:
    """The characters of a notice that do not lead back to the same letter of its fields, in order; the reader's own lead nowhere."""
    document, field, wrong = read(source), _fields(source), list[str]()
    for block, letters in traced(source, document):
        met: dict[str, int] = {}
        for character, letter in zip(words(document, block), letters, strict=True):
            if character.isspace():
                continue
            if letter is None:
                wrong += [] if _is_own(block, character) else [f"{block.anchor}: {character} leads nowhere"]
                continue
            held = field(letter.leaf.partition("#")[0])
            same = letter.said == character and letter.at > met.get(letter.leaf, -1)
            whole = held is not None and ("#" in letter.leaf or held[letter.at] in (character, "&"))
            wrong += [] if same and whole else [f"{block.anchor}: {character} leads to {letter}"]
            met[letter.leaf] = letter.at
    return wrong


def _is_own(block: Block, character: str) -> bool:
    """Whether a character may be the reader's own: of a label, of the name of an entry, of a count, or between two fields."""
    return "#label" in block.anchor or block.kind == "heading" or character in ";,()CPV" or character.isdecimal()


def _fields(source: Source) -> Callable[[str], str | None]:
    """By its pointer the words of a field, as the file has them; nothing where there is no such field."""
    if source.data.lstrip().startswith(b"<"):
        root = ElementTree.fromstring(source.data)
        return cache(lambda way: _element(root, way))
    values = read_json(source.data)[0]
    return cache(lambda pointer: _value(values[0] if len(values) == 1 else values, pointer))


def _value(value: Any, pointer: str) -> str | None:
    for key in pointer.split("/")[1:] if pointer != "/" else ():
        value = value[int(key)] if isinstance(value, list) else value[key.replace("~1", "/").replace("~0", "~")]
    return value if isinstance(value, str) else repr(value)


def _element(element: ElementTree.Element, way: str) -> str:
    for step in way.split("/")[2:]:
        name, _, place = step.rstrip("]").partition("[")
        element = [child for child in element if child.tag.endswith("}" + name)][int(place or 1) - 1]
    return element.text or ""
