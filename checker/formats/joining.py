"""Says in a Word or Excel file that it has a further part: in the relations of the part that it belongs to, and in the list of types."""

from posixpath import dirname, join, relpath

from checker.formats.ooxml import Parts
from checker.formats.xml import Element, parse, written

_OFFICE = "http://schemas.openxmlformats.org"
_TYPES = "[Content_Types].xml"
_NO_RELATIONS = f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"/>'.encode()


class Joining:
    """The parts of a file that list others, while further ones are added."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._changed: dict[str, Element] = {}

    def relate(self, owner: str, kind: str, name: str) -> str:
        """Say that a part belongs to another; the answer is by which name it does."""
        folder, _, file = owner.rpartition("/")
        root = self._root(join(folder, "_rels", f"{file}.rels"), _NO_RELATIONS)
        known = {each.get("Id") for each in root}
        own = next(each for at in range(len(known) + 1) if (each := f"rIdTendercheck{at}") not in known)
        target = relpath(join("/", name), join("/", dirname(owner)))
        _add(root, "Relationship", {"Id": own, "Type": f"{_OFFICE}/officeDocument/2006/relationships/{kind}", "Target": target})
        return own

    def declare(self, name: str, kind: str) -> None:
        """Say what a part is."""
        _add(self._root(_TYPES), "Override", {"PartName": f"/{name}", "ContentType": kind})

    def declare_ending(self, ending: str, kind: str) -> None:
        """Say what parts with an ending are, if that is not said yet."""
        root = self._root(_TYPES)
        if not any(each.get("Extension", "").lower() == ending for each in root):
            root.insert(0, _made(root, "Default", {"Extension": ending, "ContentType": kind}))

    def parts(self) -> dict[str, bytes]:
        """The parts that list others, as they are now."""
        return {name: written(root) for name, root in self._changed.items()}

    def _root(self, name: str, empty: bytes = b"") -> Element:
        """A part that is changed; one that is not there is made."""
        if name not in self._changed:
            self._changed[name] = parse(empty) if empty and name not in self._parts else self._parts.tree(name)
        return self._changed[name]


def _add(root: Element, name: str, said: dict[str, str]) -> None:
    root.append(_made(root, name, said))


def _made(root: Element, name: str, said: dict[str, str]) -> Element:
    """An element in the namespace of the part that it is for."""
    space = root.tag.rpartition("}")[0] + "}"
    return root.makeelement(f"{space}{name}", said)
