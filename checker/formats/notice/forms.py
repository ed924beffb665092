"""An eForms notice as its elements are looked at: by their local names, in the notice's own language, each with a pointer to it."""

from collections.abc import Iterator
from functools import cached_property

from checker.formats.xml import Element


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def words(element: Element) -> str:
    """The words that stand in an element itself."""
    return (element.text or "").strip()


def below(element: Element, *names: str) -> Iterator[Element]:
    """The elements on a way of names below one, at any depth between: each name only needs to stand somewhere under the one before."""
    if not names:
        yield element
        return
    for child in element.iter(f"{{*}}{names[0]}"):
        if child is not element:
            yield from below(child, *names[1:])


def first(element: Element, *names: str) -> str:
    """The words of the first element on a way of names, or nothing."""
    return next((said for found in below(element, *names) if (said := words(found))), "")


class Form:
    """A notice with the language that it speaks."""

    def __init__(self, root: Element, language: str) -> None:
        self.root, self.language = root, language

    def speaks(self, element: Element) -> bool:
        """Whether an element is in the notice's own language, or in the first other where it is not said in its own."""
        said = element.get("languageID")
        if said is None or said == self.language:
            return True
        parent = element.getparent()
        alike = [] if parent is None else [other.get("languageID") for other in parent if other.tag == element.tag]
        return self.language not in alike and said == next(other for other in alike if other is not None)

    def pointer(self, element: Element) -> str:
        """The way to an element by names and places, as XPath has it without namespaces."""
        steps = []
        parent = element.getparent()
        while parent is not None:
            alike = [other for other in parent if other.tag == element.tag]
            steps.append(local(element) + (f"[{alike.index(element) + 1}]" if len(alike) > 1 else ""))
            element, parent = parent, parent.getparent()
        return "/" + "/".join([local(element), *reversed(steps)])

    @cached_property
    def company(self) -> Element | None:
        """The organisation that buys."""
        number = first(self.root, "ContractingParty", "Party", "PartyIdentification", "ID")
        for company in below(self.root, "Organizations", "Organization", "Company"):
            if number and first(company, "PartyIdentification", "ID") == number:
                return company
        return None

    @cached_property
    def buyer(self) -> str:
        """The name of the organisation that buys."""
        names = [] if self.company is None else list(below(self.company, "PartyName", "Name"))
        return next((words(name) for name in names if self.speaks(name)), "")
