"""Whether what a file has packed can be unpacked to its end: a page whose contents break off looks like one that ends there.

pdfium does not tell, so that every stream that may be the contents of a page is unpacked once more, which takes a few hundredths of
its time.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_NAME = re.compile(rb"/[^\s/<>\[\]()]+")
_HEAD = 2_000  # bytes before a stream in which its keys stand
_FLATE, _TYPED = frozenset({"/FlateDecode", "/Fl"}), frozenset({"/ASCII85Decode", "/A85"})
_RARE = frozenset({"/LZWDecode", "/LZW", "/RunLengthDecode", "/RL", "/ASCIIHexDecode", "/AHx", "/Crypt", "/JBIG2Decode", "/DCTDecode"})
_CONTENTS = frozenset({"/Length", "/Filter", "/DL", "/DecodeParms", "/Predictor", "/Columns"}) | _FLATE | _TYPED  # no other keys
_PART, _MOST = 1 << 20, 200_000_000  # bytes unpacked at a time, and of one stream: a longer one is not followed to its end
_TAIL, _SUM = 40, 4  # bytes
_BEGUN = re.compile(rb"[\t-\r -~]*")  # contents begin with a word or a number; lists of letters that a font has do not
_LAYER = b"/OC"
_BLANKS = b" \t\r\n\0\f"
_DIGITS = bytes((code - 33) % 256 for code in range(256))
# What a page may end with. Words are shown between BT and ET, so that a page that ends with words has lost its end.
_LAST = re.compile(
    rb"(?:^|[\s\])>])(?:ET|Q|EMC|EI|EX|Do|sh|S|s|f|F|f\*|B|B\*|b|b\*|n|h|cm|w|J|j|M|d|d0|d1|ri|i|gs|g|G|rg|RG|k|K|cs|CS|sc|scn|SC|SCN"
    rb"|MP|DP|Tc|Tw|Tz|TL|Tf|Tr|Ts)$"
)


class Unpacked(NamedTuple):
    """How unpacking went: whether all came out, the first of what did, and the last."""

    whole: bool
    head: bytes = b""
    tail: bytes = b""
    layered: bool = True  # whether some of it may belong to a layer that can be switched off

    @property
    def ended(self) -> bool:
        """Whether the last thing said is one that a page can end with."""
        return not self.tail or bool(_LAST.search(self.tail))

    @property
    def other(self) -> bool:
        """Whether it is something else than contents, as a font's tables are."""
        return not _BEGUN.fullmatch(self.head) or self.tail.endswith((b"end", b"endcmap", b"%%EOF"))


class Signs(NamedTuple):
    """What the streams of a file look like; which pages they belong to, if any, is not known from them."""

    torn: bool = False  # whether one that is like the contents of a page breaks off
    layered: bool = False  # whether some words may stand in layers


def signs(data: bytes) -> Signs:
    """What there is to be looked at more closely."""
    torn = layered = False
    for names, held in _streams(data):
        found = _unpacked(names, held)
        torn = torn or not (found.whole and (found.ended or found.other))
        layered = layered or found.layered or "/OC" in names
    return Signs(torn, layered)


def parts_of(page: Any) -> list[Any]:
    """The streams that the contents of a page are made of, as the second reader sees them; None for one that is not in the file."""
    held = _of(page, "/Contents", [])
    return [part.get_object() for part in held] if isinstance(held, list) else [held]


def is_torn(page: Any) -> bool:
    """Whether the contents of a page that the second reader sees, or a drawing that it is made of, break off."""
    found = [*map(_seen, parts_of(page))]
    last = [each for each in found if each.tail][-1:]
    return not all(each.whole for each in found) or not all(each.ended for each in last) or any(map(_is_torn, _drawings(page)))


def _is_torn(drawing: Any) -> bool:
    found = _seen(drawing)
    return not (found.whole and found.ended)


def _drawings(page: Any) -> Iterator[Any]:
    """The drawings that a page names, and those that they name."""
    waiting, met = [page], set[int]()
    while waiting:
        for held in _of(_of(waiting.pop(), "/Resources", {}), "/XObject", {}).values():
            drawing = held.get_object()
            if drawing is not None and id(drawing) not in met and drawing.get("/Subtype") == "/Form":
                met.add(id(drawing))
                waiting.append(drawing)
                yield drawing


def _of(held: Any, key: str, otherwise: Any) -> Any:
    """What stands under a key, wherever in the file it is kept."""
    found = held.get(key)
    return otherwise if found is None else found.get_object()


def _seen(stream: Any) -> Unpacked:
    """A stream as the second reader sees it; contents that are not in the file are not whole."""
    if not hasattr(stream, "_data"):
        return Unpacked(stream is not None)
    ways = _of(stream, "/Filter", [])
    return _unpacked(frozenset([*stream, *(ways if isinstance(ways, list) else [ways])]), stream._data)


def _unpacked(names: frozenset[str], data: bytes) -> Unpacked:
    """Unpack a stream as far as it goes, by the names that stand in its keys; one that is packed in a rare way is taken as whole."""
    if names & _RARE:
        return Unpacked(True)
    typed = bool(names & _TYPED)
    if names & _FLATE:
        return _inflated(_untyped(data) if typed else data)
    return Unpacked(True) if typed else Unpacked(True, data[:_TAIL], data[-_TAIL:].rstrip(_BLANKS), _LAYER in data)


def _streams(data: bytes) -> Iterator[tuple[frozenset[str], bytes]]:
    """The streams of a file that may be contents of pages, or drawings that pages are made of, with the names in their keys."""
    for found in _STREAM.finditer(data):
        head = data[max(found.start() - _HEAD, 0) : found.start()]
        names = frozenset(name.decode("latin-1") for name in _NAME.findall(head[head.rfind(b" obj") + 1 :]))
        if names <= _CONTENTS or "/Form" in names:
            end = data.find(b"endstream", found.end())
            yield names, data[found.end() : end if end >= 0 else len(data)]


def _inflated(data: bytes) -> Unpacked:
    """Whole where the end was met and the sum at it is right, or was left out by a careless program."""
    found, _ = _followed(zlib.decompressobj(), data)
    if found.whole:
        return found
    bare, rest = _followed(zlib.decompressobj(-zlib.MAX_WBITS), data[2:])
    return found._replace(whole=bare.whole and len(rest.strip()) < _SUM)


def _followed(stream: Any, data: bytes) -> tuple[Unpacked, bytes]:
    """What comes out, part by part, and what is left behind the end."""
    head, tail, left, layered = b"", b"", _MOST, False
    with suppress(zlib.error):
        while left > 0 and not stream.eof:
            part = stream.decompress(data, _PART)
            head, layered = head or part[:_TAIL], layered or _LAYER in tail + part
            tail = (tail + part)[-_TAIL:]
            data, left = stream.unconsumed_tail, left - len(part)
            if not part and not data:
                break
    return Unpacked(stream.eof or left <= 0, head, tail.rstrip(_BLANKS), layered), stream.unused_data


def _untyped(data: bytes) -> bytes:
    """What was written in letters and signs, in bytes again: as base64.a85decode, in a tenth of its time."""
    text = data.translate(None, _BLANKS).partition(b"~")[0].replace(b"z", b"!!!!!")
    over = -len(text) % 5
    digits = (text + b"u" * over).translate(_DIGITS)
    words = [((((a * 85 + b) * 85 + c) * 85 + d) * 85 + e) & 0xFFFFFFFF for a, b, c, d, e in zip(*[iter(digits)] * 5, strict=True)]
    return struct.pack(f">{len(words)}I", *words)[: 4 * len(words) - over]
