"""Layers that are switched off: their words are in the file, and pdfium gives them as if they were printed."""

from collections.abc import Callable, Sequence
from typing import Any

_DEPTH = 8  # of drawings within drawings
_BEGINS, _SHOWN = frozenset([b"BDC", b"BMC"]), frozenset([b"Tj", b"TJ", b"'", b'"'])
_HIDING: dict[str, Callable[[Sequence[bool]], bool]] = {  # what hides the words that belong to several layers, by which of these are off
    "/AllOn": any,
    "/AnyOn": all,
    "/AnyOff": lambda off: not any(off),
    "/AllOff": lambda off: not all(off),
}


def switched_off(root: Any) -> frozenset[int]:
    """The numbers of the layers that are off when the file is opened; `root` is its catalogue."""
    if "/OCProperties" not in root:
        return frozenset()
    layers = root["/OCProperties"]
    first = layers.get("/D", {})
    off = _numbers(layers, "/OCGs") if first.get("/BaseState") == "/OFF" else frozenset[int]()
    return (off - _numbers(first, "/ON")) | _numbers(first, "/OFF")


def _numbers(held: Any, key: str) -> frozenset[int]:
    return frozenset(each.idnum for each in held[key] if hasattr(each, "idnum")) if key in held else frozenset()


class Layers:
    """Looks for words in the layers of a file that are switched off."""

    def __init__(self, off: frozenset[int]) -> None:
        self._off = off

    def hide_words(self, page: Any) -> bool:
        """Whether some words of a page that the second reader sees stand in such a layer."""
        contents = page.get("/Contents")
        return contents is not None and self._hide(page, contents, (False, _DEPTH))

    def _hide(self, holder: Any, contents: Any, within: tuple[bool, int]) -> bool:
        """Whether words are hidden, by what they stand within or by a layer of their own; also said how many drawings deep to look."""
        from pypdf.generic import ContentStream  # only where layers are off

        hidden, deep = [within[0]], within[1]
        for given, said in ContentStream(contents.get_object(), None).operations:
            if said in _BEGINS:
                hidden.append(given[0] == "/OC" and self._is_off(_named(holder, "/Properties", given[-1])))
            elif said == b"EMC":
                hidden[1:] = hidden[1:-1]
            drawing = _named(holder, "/XObject", given[0]) if said == b"Do" and deep else None
            shows = said in _SHOWN and any(hidden)
            if shows or (drawing is not None and self._draws(drawing, (any(hidden), deep - 1))):
                return True
        return False

    def _draws(self, reference: Any, within: tuple[bool, int]) -> bool:
        """Whether a drawing has hidden words."""
        drawing = reference.get_object()
        if drawing is None or drawing.get("/Subtype") != "/Form":
            return False
        return self._hide(drawing, drawing, (within[0] or self._is_off(drawing.get("/OC")), within[1]))

    def _is_off(self, layer: Any) -> bool:
        """Whether a layer is off, or several that are taken together."""
        if layer is None or getattr(layer, "idnum", None) in self._off:
            return layer is not None
        held = layer.get_object()
        members = held.get("/OCGs") if held is not None else None
        if members is None:
            return False
        if not isinstance(members, list):
            members = members.get_object() if isinstance(members.get_object(), list) else [members]
        off = [each.idnum in self._off for each in members if hasattr(each, "idnum")]
        return bool(off) and _HIDING[held.get("/P", "/AnyOn")](off)


def _named(holder: Any, kind: str, name: str) -> Any:
    """What a page or a drawing names so in its resources, as a reference to it; nothing where it does not."""
    resources = holder.get("/Resources")
    named = resources.get_object().get(kind) if resources is not None else None
    return named.get_object().get(name) if named is not None else None
