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
_MAC_QUOTES = re.compile(rb"(?<=[a-z])\xd5(?=[a-z\s])|(?<!\w)\xd2(?=\w)|(?<=[\w.,])\xd3(?=[\s.,])")
_WINDOWS_QUOTES = re.compile(rb"[\x91-\x97\xe0-\xff]")  # quotes and dashes, and the accented small letters, which are the usual ones
_ZEROS = {
    **{"utf-32-le": (False, True, True, True), "utf-32-be": (True, True, True, False)},
    **{"utf-16-le": (False, True, False, True), "utf-16-be": (True, False, True, False)},
}
_MANY, _FEW = 0.6, 0.1  # a text in our letters has nearly all of its zeros in the upper halves
_HEAD = 4096  # a page says its encoding near its beginning or not at all


def decode(data: bytes, page: bool = False) -> str:
    """The letters of a text: by the mark at its beginning, by its zeros, as UTF-8, by what a web page says, else as its editor wrote it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if wide := unmarked(data):
        return data.decode(wide, "replace")
    for read in (_sound, _spoilt):
        if (text := read(data)) is not None:
            return text
    said = _META.search(data[:_HEAD]) if page else None
    for name in (*([said[1].decode("ascii")] if said else ()), "mac_roman" if _from_a_mac(data) else "cp1252"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def unmarked(data: bytes) -> str:
    """The encoding of a text whose letters are two or four bytes wide and that does not say so: its zeros stand at every second byte."""
    start = data[: _HEAD - _HEAD % 4]
    if not start or len(data) % 2:
        return ""
    zeros = [start[at::4].count(0) / max(len(start[at::4]), 1) for at in range(4)]
    for name, pattern in _ZEROS.items():
        if all(share > _MANY if zero else share < _FEW for share, zero in zip(zeros, pattern, strict=True)):
            return name
    return ""


def _from_a_mac(data: bytes) -> bool:
    """Whether letters above 127 make sense as an old Mac wrote them: its line ends, or its quotation marks within and around words."""
    lines = b"\r" in data and b"\n" not in data
    return lines or (len(_MAC_QUOTES.findall(data)) > len(_WINDOWS_QUOTES.findall(data)))


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
