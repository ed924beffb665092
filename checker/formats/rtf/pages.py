"""Code pages: which letter a byte above 127 is, by the file's own code page and by that of the font that it is written in."""

import codecs
from collections.abc import Iterator

_CHARSETS = {
    **{77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254"},
    **{163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"},
}
_PAGES = {10000: "mac_roman", 65001: "utf-8", 0: "cp1252", 708: "iso8859_6", 20127: "ascii", 28591: "latin-1", 1361: "johab"}
SYMBOLS = "symbols"  # fonts whose letters are pictures
_SYMBOL_CHARSET = 2
_BULLET = 0xB7
_PRIVATE = 0xF000  # where Unicode keeps the letters of such fonts


def page(number: int) -> str:
    """The code page of a number, where it is known."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def charset(number: int) -> str:
    """The code page of a font's character set; nothing where the file's own counts."""
    return SYMBOLS if number == _SYMBOL_CHARSET else _CHARSETS.get(number, "")


def decoded(bytes_: list[tuple[int, int]], name: str) -> Iterator[tuple[str, int]]:
    """The letters of bytes that stand together, each with the place of its first byte."""
    if name == SYMBOLS:
        yield from (("•" if byte == _BULLET else chr(_PRIVATE + byte), at) for byte, at in bytes_)
        return
    decoder = codecs.getincrementaldecoder(name)("replace")
    start: int | None = None
    for byte, at in bytes_:
        start = at if start is None else start
        if letters := decoder.decode(bytes((byte,))):
            yield letters, start
            start = None
    if start is not None and (letters := decoder.decode(b"", True)):
        yield letters, start


class Fonts:
    """The fonts of a file, as far as they say which letters bytes are."""

    def __init__(self) -> None:
        self.usual, self.default = "cp1252", 0
        self._pages: dict[int, str] = {}
        self._told = 0

    def begin(self, number: int) -> None:
        """Tell of a font."""
        self._told = number

    def tell(self, page_: str) -> None:
        """Tell the code page of the font."""
        self._pages[self._told] = page_

    def of(self, number: int) -> str:
        """The code page of a font."""
        return self._pages.get(number) or self.usual

    def first(self) -> str:
        """The code page of letters in no font of their own."""
        return self.of(self.default)
