"""What stands around the body of a Word file on every page: each header and footer once, in however many parts it is written."""

from collections.abc import Iterator

from checker.formats.docx.story import Reading, Story
from checker.formats.ooxml import W, stem
from checker.formats.outline import Piece
from checker.formats.xml import Element
from checker.model import BlockKind


def around(root: Element, reading: Reading) -> Iterator[Piece]:
    """The headers and footers that the sections of the body use; of those with the same words the first."""
    met: set[tuple[str, ...]] = set()
    kinds: tuple[tuple[str, BlockKind], ...] = (("headerReference", "header"), ("footerReference", "footer"))
    for tag, kind in kinds:
        for name in dict.fromkeys(reading.parts.named(reference) for reference in root.iter(W + tag)):
            story = reading.parts.whole(name)
            pieces = () if story is None else tuple(Story(story, stem(name), kind, reading).pieces())
            words = (kind, *(piece.text for piece in pieces))
            yield from () if words in met else pieces
            met.add(words)
