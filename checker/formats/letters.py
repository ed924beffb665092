"""From bytes to letters: which encoding a text was saved in."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LOST = "\ufffd"  # stands for a letter that cannot be told; a few of them among many good ones spoil no text
_HEAD = 4096  # a page says its encoding near its beginning or not at all


def decode(data: bytes, page: bool = False) -> str:
    """The letters of a text: by the mark at its beginning, as UTF-8, by what a web page says, else as Windows wrote it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    for read in (_sound, _spoilt):
        if (text := read(data)) is not None:
            return text
    said = _META.search(data[:_HEAD]) if page else None
    for name in (*([said[1].decode("ascii")] if said else ()), "cp1252"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _sound(data: bytes) -> str | None:
    """The letters of a text in UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _spoilt(data: bytes) -> str | None:
    """The letters of a text that is in UTF-8 for the most part: halves of letters and broken ones are replaced by a sign."""
    try:
        return data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    return text if 2 * text.count(_LOST) <= sum(not letter.isascii() for letter in text) else None
