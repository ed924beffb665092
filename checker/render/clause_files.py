"""Clauses as files to write on in: for Word, for LibreOffice and others that know OpenDocument, and as plain text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO

from docx import Document as Word
from odfdo import Document as Open
from odfdo import Header, Paragraph

from checker.fixed import fixed
from checker.model import Clause
from checker.render.clauses import wordings
from checker.render.page import unsteered
from checker.render.values import joined

TITLE = "Clauses for tenders"
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "txt": "text/plain; charset=utf-8",
}


@fixed
class Line:
    """A line of such a file; a heading has a level from 1, a paragraph has 0."""

    words: str
    level: int = 0


def clause_file(kind: str, clauses: Sequence[Clause], laws: Mapping[str, str]) -> bytes:
    """Clauses as one file of a kind, each with its title and its wording by law; `laws` are the names of the regimes."""
    return _WRITERS[kind](list(_lines(clauses, laws)))


def _lines(clauses: Sequence[Clause], laws: Mapping[str, str]) -> Iterable[Line]:
    """The lines of a file: a title of its own where it holds several clauses, and the law where it makes a difference."""
    deeper = 1 if len(clauses) > 1 else 0
    if deeper:
        yield Line(TITLE, 1)
    for clause in clauses:
        yield Line(unsteered(clause.title), 1 + deeper)
        made = wordings(clause, laws)
        for wording, under in made.items():
            if len(made) > 1:
                yield Line(f"Under {joined(under, 'or')}", 2 + deeper)
            yield from (Line(unsteered(line.strip())) for line in wording.splitlines() if line.strip())


def _docx(lines: Sequence[Line]) -> bytes:
    """A file for Word."""
    made = Word()
    made.core_properties.title = lines[0].words
    made.core_properties.author = made.core_properties.comments = ""
    made.core_properties.language = "en-GB"
    for line in lines:
        if line.level:
            made.add_heading(line.words, line.level)
        else:
            made.add_paragraph(line.words)
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def _odt(lines: Sequence[Line]) -> bytes:
    """A file in the OpenDocument format."""
    made = Open("text")
    made.meta.title = lines[0].words
    made.body.clear()
    for line in lines:
        made.body.append(Header(line.level, line.words) if line.level else Paragraph(line.words))
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def _txt(lines: Sequence[Line]) -> bytes:
    """A file of plain text, with line ends that every editor on Windows knows."""
    return "\r\n\r\n".join(line.words for line in lines).encode("utf-8") + b"\r\n"


_WRITERS: Mapping[str, Callable[[Sequence[Line]], bytes]] = {"docx": _docx, "odt": _odt, "txt": _txt}
