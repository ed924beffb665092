"""Digital signatures in an Office file: they hold for the file that was signed, and are taken out of a copy, where they would be broken."""

from collections.abc import Collection

from checker.formats.package import opened
from checker.formats.repack import repacked

BROKEN = "The signature in this copy is no longer valid: it holds for the file that was signed, without these notes. Keep that file."
TAKEN_OUT = "The file is signed, and this copy is not: the signature holds for that file alone, without these notes. Keep that file."

_OFFICE, _OPEN = "_xmlsignatures/", "META-INF/"
_LISTS = ("[Content_Types].xml", "_rels/.rels", "META-INF/manifest.xml")  # the parts that list others


def unsealed(data: bytes) -> bytes:
    """A package without its signatures, and without what says that they are in it; one that has none, as it is."""
    package = opened(data)
    seals = frozenset(name for name in package.names() if _is_seal(name))
    if not seals:
        return data
    lists = {name: package.read(name) for name in _LISTS if name in package}
    naming = {name: content for name, content in lists.items() if b"signatures" in content.replace(b"\0", b"")}
    return repacked(data, {name: _without(content, seals) for name, content in naming.items()}, seals)


def _is_seal(name: str) -> bool:
    """Whether a part is a signature or leads to some, as Office or as OpenDocument programs name them."""
    return name.startswith(_OFFICE) or (name.startswith(_OPEN) and name.endswith("signatures.xml"))


def _without(content: bytes, seals: Collection[str]) -> bytes:
    """A list of parts in which these are not named."""
    from checker.formats import xml  # dear to import, and most files have no signature

    root = xml.parse(content)
    for each in list(root):
        if any(str(value).lstrip("/") in seals for value in each.attrib.values()):
            root.remove(each)
    return xml.written(root)
