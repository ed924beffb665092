"""Marks for the tests of marked copies, and what stands in the copies."""

from io import BytesIO
from zipfile import ZipFile

from checker.formats import mark, read
from checker.model import Change, Copy, Mark, Source, Span

WHY = "Why: it shuts firms out."


def at(source: Source, words: str, change: str | None = None, instead: bool = False) -> Mark:
    """A mark at the first place of some words, with other words behind them or instead of them."""
    start = read(source).text.index(words)
    span = Span(start, start + len(words))
    made = None if change is None else Change(span if instead else Span(span.end, span.end), change)
    return Mark(span, f"About {words}", WHY, made)


def copied(source: Source, *marks: Mark) -> tuple[Source, Copy]:
    """The marked copy of a file."""
    copy = mark(source, marks)
    return Source(source.path, copy.data), copy


def text(source: Source, revisions: str = "accept") -> str:
    """The text of a file with its changes accepted, or rejected."""
    return read(Source(source.path, source.data, revisions)).text  # type: ignore[arg-type]


def part(source: Source, name: str) -> str:
    """A part of a file, as it stands there; a flat file is one part."""
    if not source.data.startswith(b"PK"):
        return source.data.decode()
    with ZipFile(BytesIO(source.data)) as package:
        return package.read(name).decode()
