"""What is put into files that are made for the tests: further parts, and the changes that a person tracked."""

from io import BytesIO
from zipfile import ZipFile

from checker.model import Source
from tests.formats.made import packed

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
CHART = f"<c:chartSpace xmlns:c='{_DRAWING}/chart' xmlns:a='{_DRAWING}/main'>{{}}</c:chartSpace>"
DIAGRAM = f"<d:dataModel xmlns:d='{_DRAWING}/diagram' xmlns:a='{_DRAWING}/main'>{{}}</d:dataModel>"


def with_parts(source: Source, parts: dict[str, str | bytes]) -> Source:
    """The same package with further parts, or others in the place of its own."""
    with ZipFile(BytesIO(source.data)) as package:
        held: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    return Source(source.path, packed(held | parts).data)


def related(source: Source, kind: str, target: str, to: str = "word/document.xml") -> Source:
    """The same Word file with a relation of a part to another, under the name of its kind."""
    folder, _, name = to.rpartition("/")
    path = f"{folder}/_rels/{name}.rels"
    with ZipFile(BytesIO(source.data)) as package:
        old = package.read(path).decode() if path in package.namelist() else _RELS.format("")
    more = f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    return with_parts(source, {path: old.replace("</Relationships>", more)})


def drawing(inside: str) -> str:
    """A Word paragraph with something drawn in it."""
    return f'<w:p><w:r><w:t>Drawn:</w:t><w:drawing xmlns:c="{_DRAWING}/chart" xmlns:d="{_DRAWING}/diagram">{inside}</w:drawing></w:r></w:p>'


def tracked(regions: dict[str, str], body: str) -> str:
    """The body of an OpenDocument text with tracked changes: by name "" for an insertion, or what was deleted."""
    told = "".join(
        f'<text:changed-region text:id="{name}">{f"<text:deletion>{gone}</text:deletion>" if gone else "<text:insertion/>"}'
        "</text:changed-region>"
        for name, gone in regions.items()
    )
    return f"<text:tracked-changes>{told}</text:tracked-changes>{body}"


def mark(kind: str, name: str) -> str:
    """The mark of a tracked change in an OpenDocument text: "change-start", "change-end" or "change"."""
    return f'<text:{kind} text:change-id="{name}"/>'
