"""A notice as a tree of fields, whatever its file looks like: each with its name, its pointer, and its words or the fields in it."""

from collections.abc import Iterable, Mapping

from checker.fixed import fixed
from checker.formats.notice.said import Said


@fixed
class Part:
    """A field of a notice. A leaf has words; any other has parts."""

    name: str
    anchor: str
    words: Said = ()
    parts: tuple["Part", ...] = ()
    key: str = ""  # the number that an entry bears, such as that of a lot

    @property
    def said(self) -> str:
        """Its words as a text."""
        return "".join(stretch.text for stretch in self.words)

    @property
    def leaf(self) -> bool:
        """Whether it has words and no fields of its own."""
        return not self.parts


def grouped(parts: Iterable[Part], order: Mapping[str, object]) -> dict[str, list[Part]]:
    """Parts by name, in the order in which a reader wants them; what is not known comes last, as it comes."""
    places = {name: place for place, name in enumerate(order)}
    groups: dict[str, list[Part]] = {}
    for part in sorted(parts, key=lambda part: places.get(part.name, len(places))):
        groups.setdefault(part.name, []).append(part)
    return groups
