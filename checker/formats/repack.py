"""A package with some of its parts replaced, added or left out, for a marked copy; all others keep their bytes."""

from collections.abc import Collection, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def repacked(data: bytes, parts: Mapping[str, bytes], without: Collection[str] = ()) -> bytes:
    """The package with these parts in place of those of the same name, in their order, and new ones behind; one that `Package` has held.

    It comes without those that are to be left out.
    """
    made = BytesIO()
    left = dict(parts)
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            name = part.orig_filename.lstrip("/")
            if name in without:
                continue
            content = left.pop(name, None)
            new.writestr(_like(part), old.read(part) if content is None else content)
        for name, content in left.items():
            new.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return made.getvalue()


def _like(part: ZipInfo) -> ZipInfo:
    """The same name, day and way of packing; what else was said of the old bytes is not true of the new package."""
    made = ZipInfo(part.orig_filename, part.date_time)
    made.compress_type, made.external_attr, made.create_system = part.compress_type, part.external_attr, part.create_system
    return made
