"""What a file of letters is: a web page, a notice, a table, or plain text; its name tells only where its content does not."""

import csv
import re

from checker.errors import UnreadableDocument
from checker.formats.letters import decode, unmarked
from checker.formats.sniff.kinds import SAVE, Form

_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FLAT = re.compile(rb"""<(?:\w+:)?document\s[^>]*mimetype=["']application/vnd\.oasis\.opendocument\.(text|presentation|spreadsheet)\b""")
_JSON = re.compile(r"\s*(?:\[\s*)*(?:\{\s*[\"}]|\])")
_OCDS = re.compile(r'"(?:(?:ocid|releases|records|compiledRelease)"\s*:|tender"\s*:\s*\{)')
_JSON_ENDINGS = ("json", "jsonl", "ndjson")
_NOTICE = re.compile(r"urn:oasis:names:specification:ubl:schema:xsd:\w*Notice-2|data\.europa\.eu/p27/eforms")
_FRAGMENT = re.compile(rb"(?:<!--.*?-->\s*)*<(?:head|body|meta|title|div|p|table|h[1-6]|ul|ol|section|article|main)\b[^<>]*>", re.I | re.S)
_ENDINGS: dict[str, Form] = {
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
    **dict.fromkeys(("md", "markdown", "mkd"), "markdown"),
    **dict.fromkeys(("csv", "tsv"), "csv"),
}
_WIDE_LETTERS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_STEERING = bytes((*range(0x01, 0x09), *range(0x0E, 0x1A), *range(0x1B, 0x20), 0x7F))  # control characters that no text needs
_MOST_STEERING = 0.05  # of a text's beginning; in data that is no text, one byte of ten is such a character
_MOST_ZEROS = 0.01  # of a whole text, which some editors fill up with zeros
_TABLE_ROWS, _TABLE_SAMPLE = 5, 50  # fewer rows than this are no table without a name that says so
_HEAD = 4096
_LONG_HEAD = 65536  # a flat OpenDocument file names dozens of vocabularies, and a notice may have long remarks, before it says what it is


def written(data: bytes, ending: str) -> Form:
    """What a file of letters is."""
    wide = data.startswith(_WIDE_LETTERS) or unmarked(data)
    if not wide and _is_no_text(data):
        raise UnreadableDocument("It is not a document that can be read", SAVE)
    start = decode(data[:_HEAD]).lstrip("\ufeff \t\r\n").encode() if wide else data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _PAGE.match(start):
        return "html"
    if flat := _FLAT.search(data[:_LONG_HEAD]):
        return "spreadsheet" if flat[1] == b"spreadsheet" else "odt"
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if (marked := _marked(data, ending)) is not None:
        return marked
    if _FRAGMENT.match(start):
        return "html"
    return "csv" if _is_table(decode(data[:_LONG_HEAD]), len(data) > _LONG_HEAD) else "plain"


def _marked(data: bytes, ending: str) -> Form | None:
    """What a file of letters for machines is: a notice in JSON or XML is read, and nothing else of the kind; None for any other text."""
    start = decode(data[:_LONG_HEAD]).lstrip()
    if start.startswith("<?xml") or ending == "xml" or (start.startswith("<") and _NOTICE.search(start)):
        if _NOTICE.search(start):
            return "notice"
        raise UnreadableDocument("It is an XML file of a kind that is not known", SAVE)
    if ending in _JSON_ENDINGS or _JSON.match(start):
        if _OCDS.search(decode(data)):
            return "notice"
        if ending != "txt":
            raise UnreadableDocument("It is a JSON file that holds no notice", "Check the documents that it belongs to")
    return None


def _is_table(text: str, broken: bool) -> bool:
    """Whether every line is parted into the same number of values, by tabs or by at least two commas or semicolons; prose never is."""
    lines = [line for line in text.splitlines() if line.strip()][: -1 if broken else None][:_TABLE_SAMPLE]
    if len(lines) < _TABLE_ROWS:
        return False
    return any(
        (widths := {len(row) for row in csv.reader(lines, delimiter=separator)}) and len(widths) == 1 and max(widths) >= least
        for separator, least in (("\t", 2), (",", 3), (";", 3))
    )


def _is_no_text(data: bytes) -> bool:
    """Whether bytes are no letters: many zeros among them, or many that steer machines."""
    start = data[:_HEAD]
    steering = len(start) - len(start.translate(None, _STEERING))
    return data.count(0) > max(1, _MOST_ZEROS * len(data)) or steering > _MOST_STEERING * len(start)
