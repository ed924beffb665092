"""The sections that every page leads to, and which of them a page belongs to."""

from collections.abc import Callable, Iterator

from checker.fixed import fixed

SECTIONS = {
    "/": "Check files",
    "/procurements": "Procurements",
    "/reviews": "Reviews",
    "/rules": "Rules",
    "/clauses": "Clauses",
    "/dashboard": "Dashboard",
    "/admin": "Admin",
}
_ALSO = {  # addresses that a section has beside its own
    "/checks": "/",
    "/decisions": "/procurements",
    "/sharing": "/clauses",
    "/sign-off": "/procurements",
    "/standards": "/rules",
}


@fixed
class Section:
    """A section as a page shows it: whether it is this very page, or the page is one of its pages."""

    href: str
    text: str
    current: bool
    active: bool


def sections(path: str, may_see: Callable[[str], bool]) -> Iterator[Section]:
    """The sections that somebody may see, with the one that a page belongs to marked."""
    home = next((section for start, section in _ALSO.items() if _within(path, start)), path)
    for href, text in SECTIONS.items():
        if may_see(href):
            yield Section(href, text, current=path == href, active=_within(home, href))


def _within(path: str, start: str) -> bool:
    """Whether an address is that of a section, or below it; only itself is below the first page."""
    return path == start or (start != "/" and path.startswith(start + "/"))
