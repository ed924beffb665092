"""Whether an OpenDocument text holds words that are not printed: they are read like others, for they are published with the file."""

from checker.formats.odf.styles import STYLE, TEXT
from checker.formats.xml import Element

_DISPLAY = TEXT + "display"
_DRESSED = tuple(TEXT + name for name in ("span", "p", "h", "section"))


def holds_hidden(body: Element, *parts: Element | None) -> bool:
    """Whether some words under the body have a style that hides them, or stand in a section that is hidden."""
    hiding = {name for part in parts if part is not None for name in _hiding(part)}
    return any(
        (each.get(_DISPLAY) == "none" or each.get(TEXT + "style-name") in hiding) and "".join(each.itertext()).strip()  # type: ignore[arg-type]
        for each in body.iter(*_DRESSED)
    )


def _hiding(part: Element) -> set[str]:
    """The names of the styles of a part that hide words."""
    owners = (each.getparent() for each in part.iter(STYLE + "text-properties") if each.get(_DISPLAY) == "none")
    return {owner.get(STYLE + "name", "") for owner in owners if owner is not None}
