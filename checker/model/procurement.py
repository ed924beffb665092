"""What is bought and how: the pack of documents of one procurement, and what is known of it."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from checker.fixed import fixed
from checker.model.document import Unread
from checker.model.facts import Facts


@fixed
class Pack:
    """All documents of one procurement, and the files of it that could not be read."""

    name: str
    facts: tuple[Facts, ...]
    unread: tuple[Unread, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every word of the pack was read, so that absence may be claimed."""
        return not self.unread and not any(facts.document.gaps for facts in self.facts)


@fixed
class Stated:
    """One fact of a procurement, who gave it (given, notice or inferred), and where it was found."""

    value: object
    origin: Literal["given", "notice", "inferred", "assumed"]
    where: str


@fixed
class Procurement:
    """What is known of the purchase, each field with where it came from; what is not a key is unknown.

    Keys and types: title str, authority str, nation str, regime str, began date, route str, contract str,
    framework str, value Money, term Period, extensions Period, published date, closing date, buys tuple[str, ...],
    cpv tuple[str, ...], lots int.
    """

    stated: Mapping[str, Stated] = field(default_factory=dict)

    def get(self, name: str) -> object | None:
        """The value of a field, or None where it is unknown."""
        found = self.stated.get(name)
        return found.value if found else None

    def supposed(self, name: str) -> bool:
        """Whether a field is only supposed, as nothing in the pack tells it."""
        found = self.stated.get(name)
        return found is not None and found.origin == "assumed"
