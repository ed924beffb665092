"""Files that cannot be read, each made here, and what is to be said of it."""

import random
import struct
from collections.abc import Mapping
from io import BytesIO

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.cli.made import BRAND
from tests.formats.made import open_document, p, packed, word

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF  # in the table of sectors of an OLE file


def pdf(text: str = "", password: str | None = None) -> bytes:
    """A PDF of one page with these words, locked where there is a password; without words it holds a picture alone, as a scan does."""
    held = BytesIO()
    page = Canvas(held, encrypt=StandardEncryption(password, ownerPassword="owner") if password is not None else None)
    if text:
        page.drawString(72, 720, text)
    else:
        page.drawImage(ImageReader(Image.linear_gradient("L")), 0, 0, 595, 842)  # it is soon seen that no letter is in it
    page.save()
    return held.getvalue()


def locked_word() -> bytes:
    """A Word file with a password: an OLE file with the streams that Office writes, both of them empty."""
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    sectors = struct.pack("<128I", 0xFFFFFFFD, 2, END, *[FREE] * 125)
    return header + sectors + _entry("Root Entry", 5, 1) + _entry("EncryptionInfo", 2) + _entry("EncryptedPackage", 2) + bytes(640)


def _entry(name: str, kind: int, child: int = FREE) -> bytes:
    """One entry of the directory of an OLE file."""
    letters = (name + "\0").encode("utf-16-le")
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(letters), kind, 1, FREE, FREE, child)
        + bytes(36)
        + struct.pack("<3I", END, 0, 0)
    )


def junk() -> bytes:
    """Bytes that are no document."""
    return random.Random(1).randbytes(3000)


WORD, OPEN, SHEETS = word(p(BRAND)).data, open_document(f"<text:p>{BRAND}</text:p>").data, "application/vnd.oasis.opendocument"

BAD: Mapping[str, tuple[bytes, str]] = {
    "empty.docx": (b"", "It is empty"),
    "blank.md": (b" \n\t\n", "It is empty"),
    "half.docx": (WORD[: len(WORD) // 2], "It is damaged and could not be read"),
    "half.odt": (OPEN[: len(OPEN) // 2], "It is damaged and could not be read"),
    "half.pdf": (pdf(BRAND)[:200], "It is damaged and could not be read"),
    "torn.docx": (WORD.replace(b"<w:body>", b"<w:bodyX"), "damaged"),
    "torn.odt": (packed({"mimetype": f"{SHEETS}.text", "content.xml": "<office:doc"}).data, "A part of it is damaged"),
    "bare.odt": (packed({"mimetype": f"{SHEETS}.text"}).data, "Its part content.xml is missing or damaged"),
    "half-a-letter.docx": (word(p("Oracle &#xD800;")).data, "A part of it is damaged"),
    "locked.pdf": (pdf(BRAND, "secret"), "It is password protected"),
    "locked.docx": (locked_word(), "It is password protected"),
    "scan.pdf": (pdf(), "It has no text that can be read (it may be a scan)"),
    "wordless.docx": (word("").data, "It has no text that can be read"),
    "junk.docx": (junk(), "It is not a document that can be read"),
    "steering.docx": (b"\x01\x02\x03 Words \x05\x06\x07", "It is not a document that can be read"),
    "nul.md": (BRAND.encode() + b"\0\0", "It is not a document that can be read"),
    "old.doc": (locked_word().replace("EncryptedPackage".encode("utf-16-le"), "WordDocument\0\0\0\0".encode("utf-16-le")), "old kind"),
    "wordless.rtf": (b"{\\rtf1 {\\info{\\title Oracle}}}", "It has no text that can be read"),
    "photo.png": (b"\x89PNG\r\n\x1a\n" + bytes(9), "It is a picture"),
    "all.rar": (b"Rar!\x1a\x07\x01\x00" + bytes(9), "It is an archive"),
    "nothing.zip": (packed({"empty/": b""}).data, "It is an archive without files"),
    "notice.json": (b'{"ocid": "x"}', "It is a JSON file"),
    "pointer.docx": (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "Git LFS pointer"),
}
