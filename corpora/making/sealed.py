"""Packages that come out alike each time: members in a fixed order, and all with one date."""

import io
import zipfile
from datetime import UTC, datetime

WRITTEN = datetime(2026, 10, 19, 9, 30, tzinfo=UTC)
_FIRST = ("mimetype", "[Content_Types].xml")


def seal(data: bytes) -> bytes:
    """The same package with its members sorted and their dates fixed, so that the same words make the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as sealed:
        for name in sorted(package.namelist(), key=lambda name: (name not in _FIRST, name)):
            info = zipfile.ZipInfo(name, WRITTEN.timetuple()[:6])
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            sealed.writestr(info, package.read(name))
    return out.getvalue()
