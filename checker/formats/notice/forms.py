"""An eForms notice as its elements are looked at: by their local names, in the notice's own language, each with a pointer to it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from checker.formats.xml import Element


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def words(element: Element) -> str:
    """The words that stand in an element itself."""
    return (element.text or "").strip()


def below(element: Element, *names: str) -> list[Element]:
    """The elements on a way of names, each of which stands somewhere under the one before."""
    found: list[Element] = element.xpath("." + "".join(f"//*[local-name()='{name}']" for name in names))  # type: ignore[assignment]
    return found


def first(element: Element, *names: str) -> str:
    """The words of the first element on a way of names, or nothing."""
    return next((said for found in below(element, *names) if (said := words(found))), "")


def way(element: Element) -> str:
    """The way to an element as XPath has it, without namespaces."""
    outer = element.getparent()
    alike = [] if outer is None else outer.findall(str(element.tag))
    place = f"[{alike.index(element) + 1}]" if len(alike) > 1 else ""
    return f"{'' if outer is None else way(outer)}/{local(element)}{place}"


def _language(element: Element) -> str | None:
    """The language that an element is in: its own, or that of the only element in it."""
    return element.get("languageID") or (element[0].get("languageID") if len(element) == 1 else None)


class Form:
    """A notice with the language that it speaks."""

    def __init__(self, root: Element) -> None:
        self.root, self.language = root, first(root, "NoticeLanguageCode")

    def inside(self, element: Element, pointer: str) -> Iterator[tuple[Element, str]]:
        """The elements in one that are in the notice's own language, each with the way to it as XPath has it, without namespaces."""
        children = list(element)
        alike = Counter(child.tag for child in children)
        met: Counter[object] = Counter()
        spoken = {id(child) for child in self.spoken(children)}
        for child in children:
            met[child.tag] += 1
            if id(child) in spoken:
                place = f"[{met[child.tag]}]" if alike[child.tag] > 1 else ""
                yield child, f"{pointer}/{local(child)}{place}"

    def spoken(self, elements: list[Element]) -> list[Element]:
        """Of elements beside each other those in the notice's own language, or in the first other where it is not said in its own."""
        languages: defaultdict[object, dict[str | None, None]] = defaultdict(dict)
        for element in elements:
            languages[element.tag][_language(element)] = None
        chosen = {tag: self.language if self.language in said else next(iter(said)) for tag, said in languages.items()}
        return [element for element in elements if _language(element) in (None, chosen[element.tag])]

    @cached_property
    def is_first(self) -> bool:
        """Whether a notice is the one by which a tender was first made known, so that its day is the day of publication."""
        return not first(self.root, "Changes", "ChangedNoticeIdentifier") and not first(self.root, "TenderResult", "AwardDate")

    @cached_property
    def company(self) -> Element | None:
        """The organisation that buys."""
        number = first(self.root, "ContractingParty", "Party", "PartyIdentification", "ID")
        for company in below(self.root, "Organizations", "Organization", "Company"):
            if number and first(company, "PartyIdentification", "ID") == number:
                return company
        return None

    @cached_property
    def name(self) -> Element | None:
        """The element that names the organisation that buys."""
        return next(iter(self.spoken([] if self.company is None else below(self.company, "PartyName", "Name"))), None)

    @property
    def buyer(self) -> str:
        """The name of the organisation that buys."""
        return "" if self.name is None else words(self.name)
