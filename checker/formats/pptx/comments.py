"""The comments beside the slides of a PowerPoint file, in the old form and the new."""

from collections.abc import Iterable, Iterator

from checker.formats.lines import one_line
from checker.formats.ooxml import A, P, Parts
from checker.formats.xml import Element
from checker.model import Comment


def comments(parts: Parts, slides: Iterable[str]) -> Iterator[Comment]:
    """Each comment and each reply, with its author."""
    authors = {each.get("id", ""): each.get("name", "") for root in _roots(parts, parts.body, "commentAuthors", "authors") for each in root}
    for slide in slides:
        for root in _roots(parts, slide, "comments"):
            for comment in root.iter("{*}cm", "{*}reply"):
                yield Comment(authors.get(comment.get("authorId", ""), ""), one_line(" ".join(_words(comment))))


def _roots(parts: Parts, name: str, *kinds: str) -> Iterator[Element]:
    """The parts of some kinds that belong to a part."""
    for kind in kinds:
        yield from (root for found in parts.belonging(name, kind) if (root := parts.whole(found)) is not None)


def _words(comment: Element) -> Iterator[str]:
    """The words of a comment, without its replies."""
    bodies = [*comment.iterfind(P + "text"), *comment.iterfind("{*}txBody")]
    yield from (each.text or "" for body in bodies for each in body.iter(P + "text", A + "t"))
