"""What is noticed in a document: sentences with their stance, mentions with their values."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from checker.model.document import Document, DocumentKind, Span

Stance = Literal[
    "requirement",
    "condition",
    "criterion",
    "term",
    "instruction",
    "buyer-duty",
    "background",
    "definition",
    "example",
    "quoted-law",
    "told",
    "question",
    "heading",
]
Role = Literal["bought", "connects-to", "estate", "format", "skill", "channel", "party", "example", "none"]
Polarity = Literal["affirmed", "denied"]
Party = Literal["supplier", "authority"]
Shape = Literal["money", "period", "percent", "date", "number", "label", "brand", "standard", "enclosure", "body", "name", "model", "alone"]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in pence (or cents), with its currency, whether VAT is in it, and whether it is for each year."""

    pence: int
    currency: str = "GBP"
    vat: Literal["included", "excluded", "unsaid"] = "unsaid"
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time, as said: 30 days, 10 working days, 24 months."""

    amount: Decimal
    unit: Literal["hour", "day", "working-day", "month"]

    @property
    def days(self) -> Decimal:
        """Its length in calendar days: a month counts as 365.25/12, five working days as seven."""
        rates = {"hour": Decimal(1) / 24, "day": Decimal(1), "working-day": Decimal("1.4"), "month": Decimal("30.4375")}
        return self.amount * rates[self.unit]


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of a hundred."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date."""

    on: date


@dataclass(frozen=True, slots=True)
class Number:
    """A count or a multiple: three contracts, 2.5 times."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Product:
    """A make or product with its maker; `open` where its source is open."""

    name: str
    maker: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Standard:
    """A named standard: its number in normal form and where it comes from (uk, european, international, web, policy)."""

    number: str
    origin: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A part of a pack by what such parts are called and its own label: annex, C; `there` where the part itself begins."""

    series: str
    label: str
    there: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A public body by its full name, and by the words that tell it from others: which alone decide whether two are the same."""

    name: str = field(compare=False)
    told_by: frozenset[str]


Value = Money | Period | Percent | Day | Number | Product | Standard | Enclosure | Body


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block, who it binds, and which part its words play in the tender."""

    span: Span
    block: int
    stance: Stance
    party: Party | None = None  # who must act


class Mention(NamedTuple):
    """Something noticed at a place: its kind (a vocabulary file's name), its value, and the role it plays there.

    A tuple, since a document has ten thousand, and a tuple is made more quickly than anything else.
    """

    kind: str
    span: Span
    sentence: int  # index into Facts.sentences
    value: Value | None = None
    role: Role = "none"
    polarity: Polarity = "affirmed"


@dataclass(frozen=True)
class Facts:
    """All that was noticed in one document: the border between language and rules."""

    document: Document
    kind: DocumentKind
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
