"""The documents of the benchmark, where it is at hand: real files as their publishers issued them."""

import pytest

from checker.formats import notice, read
from checker.model import Source
from tests.formats.made import find, leads, unplaced, words
from tests.places import BENCH

FILES = (
    sorted(path for path in (*BENCH.glob("dev/documents/*"), *BENCH.glob("packs/*/*")) if path.suffix != ".json") if BENCH.exists() else []
)

WALKED = [path for path in FILES if path.suffix in {".xlsx", ".ods", ".csv", ".html", ".md", ".txt", ".rtf"}]

pytestmark = pytest.mark.skipif(not FILES, reason="the benchmark is not at hand")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_documents_are_read_whole(path):
    """Every real document is read without a gap, and its blocks tile its text."""
    document = read(Source(path.name, path.read_bytes()))
    ends = [0, *(block.span.end for block in document.blocks)]

    assert document.gaps == ()
    assert (ends[:-1], len(document.text)) == ([block.span.start for block in document.blocks], ends[-1])
    assert all(words(document, block).strip() == words(document, block) for block in document.blocks)


@pytest.mark.parametrize("path", [*BENCH.glob("notices/*.json*"), *BENCH.glob("packs/*/*.json")], ids=lambda path: path.name)
def test_real_notices_are_read(path):
    """Every published notice is read, each procurement once, with its title and its buyer."""
    source = Source(path.name, path.read_bytes())
    held = notice.members(source)
    names = held.names if held else ()
    some = [notice.member(source, name) for name in names[:: 1 + len(names) // 10]] or [source]
    told = [{fact.name for fact in read(each).told} for each in some]

    assert all({"title", "authority", "cpv"} <= facts for facts in told)


@pytest.mark.parametrize("path", sorted(BENCH.glob("notices/eforms/*.xml")), ids=lambda path: path.name)
def test_real_forms_are_read(path):
    """Every example of eForms is read without a remark, and its blocks tile its text."""
    document = read(Source(path.name, path.read_bytes()))

    assert (document.format, document.remarks) == ("notice", ())
    assert document.blocks[-1].span.end == len(document.text)


def test_a_real_specification_has_its_outline():
    """Numbers, headings, lead-ins and tables of a council's specification are found."""
    path = BENCH / "packs/thornshire-hosting-network/2_Specification.docx"
    document = read(Source(path.name, path.read_bytes()))

    assert (find(document, "The network operations").number, find(document, "The network operations").section) == ("2.8", "2.8")
    assert leads(document, "a monthly copy") == ["The backup service shall be made up of:"]
    assert leads(document, "VMware vSphere 8") == ["Requirement", "Hypervisor"]


@pytest.mark.parametrize("path", WALKED, ids=lambda path: path.name)
def test_every_letter_of_real_documents_leads_back(path):
    """Every character of a real sheet, page or text leads back to the same letter of its file."""
    source = Source(path.name, path.read_bytes())

    assert unplaced(source, read(source)) == []


def test_a_real_sheet_of_clauses_has_its_outline():
    """Clauses one to a cell are led in by the open clause above them, and stand under their chapter; a banner is no heading."""
    path = BENCH / "large/services-and-buildings-template-v1.0.xlsx"
    document = read(Source(path.name, path.read_bytes()))
    clause = next(block for block in document.blocks if block.sheet == "Service Requirements!B52")

    assert [document.words(document.blocks[at].span)[:6].strip() for at in clause.leads] == ["3.2.", "3.2.5."]
    assert [document.words(document.blocks[at].span).split()[2] for at in clause.headings] == ["A:3"]
    assert not any(block.kind == "heading" and "No input" in words(document, block) for block in document.blocks)
