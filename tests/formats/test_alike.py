"""The same tender says the same in every format: its blocks, what speaks for them, and what is found in them."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.formats import read
from checker.model import Block, Document, Report, Source
from tests.formats.made import p, word, words
from tests.kept import our_checker

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed on this machine")

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
    f'<w:rPr><w:b/><w:sz w:val="{40 - 8 * level}"/></w:rPr></w:style>'
    for level in (1, 2)
)
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{at}">'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{manner}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{720 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level in (0, 1)
    )
    + "</w:abstractNum>"
    for at, (manner, text) in enumerate((("bullet", "•"), ("decimal", "%1.")))
) + "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in (0, 1))
NOTE = "The schedule of retention gives the years."
FOOTNOTES = (
    '<w:footnote w:id="2"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> {NOTE}</w:t></w:r></w:p></w:footnote>'
)
CALLED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
ROWS = (("Item", "Requirement"), ("Laptops", "Must be Dell Latitude 5450"), ("Training", "Two days for each officer"))
MARKDOWN = f"""# What we buy

The Council buys a case management system for its planning officers.

## Data

2.1 The supplier shall give the Council:

- a copy of all records, once a quarter;
    - with the drawings as AutoCAD DWG files only;
- a note of what each field means.

2.2 Records shall be kept in a Microsoft SQL Server 2022 database.

Invoices are paid within 60 days.

# How to tender

A tender must hold:

1. audited accounts for the last three years, which every firm has to send;
2. a price.

| {" | ".join(ROWS[0])} |
| --- | --- |
{"".join(f"| {' | '.join(row)} |" + chr(10) for row in ROWS[1:])}
Tenders may be sent as ODT or PDF.
"""


def made(tracked: bool) -> Source:
    """The tender as a Word file, with a tracked change or as it is when that is accepted."""
    change = "<w:del><w:r><w:delText>30</w:delText></w:r></w:del><w:ins><w:r><w:t>60</w:t></w:r></w:ins>"
    told = change if tracked else "<w:r><w:t>60</w:t></w:r>"
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    invoices = run.format("Invoices are paid within ") + told + run.format(" days.")
    body = [
        p("What we buy", '<w:pStyle w:val="H1"/>'),
        p("The Council buys a case management system for its planning officers."),
        p("Data", '<w:pStyle w:val="H2"/>'),
        p("2.1 The supplier shall give the Council:"),
        p("a copy of all records, once a quarter;", _item(1, 0)),
        p("with the drawings as AutoCAD DWG files only;", _item(1, 1)),
        p("a note of what each field means.", _item(1, 0)),
        f"<w:p>{run.format('2.2 Records shall be kept in a Microsoft SQL Server 2022 database.')}{CALLED}</w:p>",
        f"<w:p>{invoices}</w:p>",
        p("How to tender", '<w:pStyle w:val="H1"/>'),
        p("A tender must hold:"),
        p("audited accounts for the last three years, which every firm has to send;", _item(2, 0)),
        p("a price.", _item(2, 0)),
        _table(),
        p("Tenders may be sent as ODT or PDF."),
    ]
    return word("".join(body), styles=STYLES, numbering=NUMBERING, footnotes=FOOTNOTES)


def _item(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _table() -> str:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    cell = '<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>{}</w:tc>'
    rows = ("".join(cell.format(p(text)) for text in row) for row in ROWS)
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    lines = "".join(f"<w:tr>{head if at == 0 else ''}{row}</w:tr>" for at, row in enumerate(rows))
    grid = '<w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>{grid}{lines}</w:tbl>"


@pytest.fixture(scope="module")
def tenders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The tender in every format; a page or a print shows what was deleted, so that it is made of the accepted version."""
    folder = tmp_path_factory.mktemp("alike")
    found = {"docx": folder / "tender.docx", "md": folder / "tender.md"}
    found["docx"].write_bytes(made(tracked=True).data)
    found["md"].write_text(MARKDOWN)
    (folder / "accepted.docx").write_bytes(made(tracked=False).data)
    for name, kinds in (("tender", ("odt", "rtf")), ("accepted", ("html:HTML (StarWriter)", "pdf"))):
        for kind in kinds:
            profile = f"-env:UserInstallation=file://{folder}/profile"
            run = [OFFICE or "", "--headless", profile, "--convert-to", kind, "--outdir", folder, folder / f"{name}.docx"]
            subprocess.run(run, check=True, capture_output=True, timeout=120)
            found[kind[:4].rstrip(":")] = folder / f"{name}.{kind[:4].rstrip(':')}"
    return found


def known(path: Path) -> list[tuple[object, ...]]:
    """All that is known of each block but its place in the file; notes stand at the end in every format, and Markdown has none."""
    document = read(Source(path.name, path.read_bytes()))
    return [_known(document, block) for block in document.blocks if block.kind != "footnote"]


def _known(document: Document, block: Block) -> tuple[object, ...]:
    above = tuple(words(document, document.blocks[at]) for at in block.headings)
    leads = tuple(words(document, document.blocks[at]) for at in block.leads)
    depth = block.level if block.kind in {"heading", "item"} else 0
    return (words(document, block), block.kind, depth, block.number, block.section, above, leads, block.cell)


@pytest.mark.parametrize("kind", ["odt", "rtf", "html", "md"])
def test_the_blocks_are_the_same(tenders, kind):
    """Words, kinds, numbers, sections, headings, lead-ins and cells are those of the Word file."""
    assert known(tenders[kind]) == known(tenders["docx"])


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf", "html", "pdf"])
def test_the_note_stands_apart(tenders, kind):
    """The note is a note, and its number no word of the sentence that calls it."""
    document = read(Source(tenders[kind].name, tenders[kind].read_bytes()))

    assert [words(document, block) for block in document.blocks if block.kind == "footnote"] == [NOTE]
    assert re.search(r"2022 database\.\s+Invoices", document.text)


def test_a_print_has_the_same_words_in_the_same_order(tenders):
    """A PDF has no marks of structure, and yet all words are read in the order of the Word file."""
    text = read(Source("tender.pdf", tenders["pdf"].read_bytes())).text.replace("\n", " ")
    places = [text.find(str(said)) for said, *_ in known(tenders["docx"])]

    assert -1 not in places
    assert places == sorted(places)


def test_the_findings_are_the_same(tenders):
    """What is found in the Word file is found in every other format, in the same words, and nothing else."""
    report = our_checker().check([str(path) for path in tenders.values()])
    found = {kind: set(_said(report, path)) for kind, path in tenders.items()}

    assert {rule for rule, _ in found["docx"]} >= {"brand-named", "closed-format-for-data", "audited-accounts"}
    assert [kind for kind in found if found[kind] != found["docx"]] == []


def _said(report: Report, path: Path) -> Iterator[tuple[str, str]]:
    """The rule and the words of each finding in a file."""
    return ((each.rule, each.at.quote) for each in report.findings if each.at and each.at.place.document == str(path))
