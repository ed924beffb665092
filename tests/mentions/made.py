"""Documents made of a few lines, and a finder with the project's own language and a few vocabularies."""

from functools import cache

import yaml

from checker.formats.outline import Piece, assemble
from checker.mentions import Finder, find
from checker.model import Brand, Cell, Document, Facts, Lexicon, Product, Vocabulary
from tests.places import RULES

BRANDS = (
    Brand(Product("Oracle", "Oracle"), ("Oracle",)),
    Brand(Product("SQL Server", "Microsoft"), ("SQL Server",)),
    Brand(Product("Word", "Microsoft"), ("Word",), ("document", "format", "microsoft")),
    Brand(Product("Catalyst", "Cisco"), ("Catalyst 9300", "Cisco")),
    Brand(Product("Northgate", "Northgate"), ("Northgate",)),
    Brand(Product("Teams", "Microsoft"), ("Microsoft Teams",)),
)
VOCABULARIES = (
    Vocabulary("bond", "", ("performance bond",)),
    Vocabulary("equivalence", "", ("or [an] equivalent", "equivalent~ ... considered|accepted")),
    Vocabulary("payment", "", ("paid within <period>", "payment terms"), "period"),
    Vocabulary("closing", "", ("closing date", "closes on <date>"), "date"),
)


@cache
def finder() -> Finder:
    """The finder, built once."""
    language = yaml.safe_load((RULES / "language.yaml").read_text(encoding="utf-8"))
    cues = {name: tuple(phrases) for name, phrases in language["cues"].items()}
    return Finder(Lexicon(VOCABULARIES, BRANDS, cues, {name: "|".join(lines) for name, lines in language["classes"].items()}))


def facts(*lines: str, path: str = "specification.docx") -> Facts:
    """The facts of a document: "# heading", "- item", "a | b" a table row (the first row of a table its head), else a paragraph."""
    pieces: list[Piece] = []
    row = 0
    for n, line in enumerate(lines):
        if line.startswith("#"):
            pieces.append(Piece("heading", line.lstrip("# "), f"p{n}", level=line.count("#")))
        elif line.startswith("- "):
            pieces.append(Piece("item", line[2:], f"p{n}", level=1, number="•"))
        elif " | " in line:
            pieces += [Piece("cell", text, f"p{n}", cell=Cell(0, row, column)) for column, text in enumerate(line.split(" | "))]
            row += 1
        else:
            pieces.append(Piece("paragraph", line, f"p{n}"))
    text, blocks, insertions = assemble(pieces)
    return find(Document(path, "0" * 64, "docx", text, blocks, insertions), finder())
