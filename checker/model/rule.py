"""What a rule asks of a tender, and the knowledge it stands on: vocabulary, figures, regimes, clauses."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from checker.fixed import fixed
from checker.model.document import DocumentKind
from checker.model.facts import Party, Polarity, Product, Role, Shape, Stance, Value
from checker.model.measured import Counted

Window = Literal[
    "words", "near", "sentence", "beside", "list", "items", "row", "heading", "paragraph", "remark", "section", "document", "pack"
]
Verb = Literal["never", "wherever", "somewhere", "measure", "total", "agree", "order"]
Severity = Literal["must", "should", "consider"]
Force = Literal["law", "policy", "good-practice"]
Adoption = Literal["law", "compulsory", "selected", "recommended", "endorsed", "guidance", "draft", "practice"]


@fixed
class Near:
    """One of these kinds, affirmed unless denied ones count too, in one of these windows around a mention."""

    kinds: tuple[str, ...]
    within: tuple[Window, ...]
    same: Literal["", "value", "other", "series"] = ""  # only one of the same value counts, of another, or a part of the pack so called
    but: tuple[str, ...] = ()  # a mention whose words are also one of these does not count
    denied: bool = False  # whether a denied one counts as well: "firms that do not hold it will be excluded"


@fixed
class Bound:
    """A limit: a constant, a dated figure by its key, or so many times a field of the procurement."""

    at_most: bool  # else at least
    value: Value | None = None
    figure: str = ""
    times: Decimal = Decimal(1)
    of: str = ""  # "value", "yearly-value", "term" ...


@fixed
class Check:
    """What a rule looks for: a verb, its kinds, and the filters that narrow them."""

    verb: Verb
    kinds: tuple[str, ...]
    stance: tuple[Stance, ...] = ()
    role: tuple[Role, ...] = ()
    party: Party | None = None
    polarity: Polarity | None = "affirmed"  # None: either
    with_: tuple[Near, ...] = ()
    unless: tuple[Near, ...] = ()
    expect: tuple[Near, ...] = ()
    bounds: tuple[Bound, ...] = ()
    total: Decimal = Decimal(100)
    field: str = ""  # measure: a field of the procurement rather than a mention
    each: bool = False  # somewhere: every kind must be mentioned, and not just one of them


@fixed
class Applies:
    """Where a rule applies; an empty tuple means anywhere."""

    regime: tuple[str, ...] = ()
    route: tuple[str, ...] = ()
    buys: tuple[str, ...] = ()
    document: tuple[DocumentKind, ...] = ()
    value_at_least: int | None = None  # pence
    value_below: int | None = None
    speaks_of: tuple[str, ...] = ()  # kinds one of which must be mentioned in the pack
    lots_at_least: int | None = None


@fixed
class Basis:
    """The authority behind a rule, for the regimes and routes it speaks for."""

    cite: str
    force: Force
    regime: tuple[str, ...] = ()
    route: tuple[str, ...] = ()
    verdict: Literal["fail", "review"] = "fail"
    stance: tuple[Stance, ...] = ()  # the words of which it speaks for sure, such as a condition; of others a person must judge


@fixed
class Rewrite:
    """A change of words that a rule offers: a clause put after the marked words, at the end of their sentence, or in their place."""

    where: Literal["after", "after-sentence", "instead"]
    clause: str


@fixed
class Example:
    """A small tender that proves a rule: its words with the marks taken out, and what must be said of it."""

    outcome: Literal["fails", "passes", "does_not_apply"]
    text: str
    marks: tuple[str, ...] = ()
    tender: Mapping[str, object] = field(default_factory=dict)  # keys as under [tender]


@fixed
class Rule:
    """One question that is put to a tender, with its authority, its advice and its proof."""

    id: str
    theme: str
    concern: str
    title: str
    severity: Severity
    since: str
    because: str
    check: Check
    message: str
    advice: str
    path: str
    basis: tuple[Basis, ...] = ()
    applies: Applies = Applies()
    unknown: Literal["not-applicable", "review"] = "not-applicable"
    yields_to: tuple[str, ...] = ()
    asks: str = ""
    asks_in_order: bool = True  # the question stands even where the words are in order
    once: bool = False  # told once for each document, with the other places beside the first
    rewrite: Rewrite | None = None
    clause: str = ""  # wording to paste where something is absent
    examples: tuple[Example, ...] = ()


@fixed
class Figure:
    """An amount or period of law or policy, for a regime, from a day until a day, with its source."""

    key: str
    value: Value
    regime: tuple[str, ...]
    since: date | None
    until: date | None
    source: str


@fixed
class Regime:
    """A body of procurement law, and how a pack tells that it is governed by it."""

    id: str
    name: str
    nations: tuple[str, ...]
    since: date | None
    until: date | None
    words: tuple[str, ...]  # kinds of mention that point to it


@fixed
class Clause:
    """Model wording to paste, by regime; the key "" holds for any regime without its own."""

    id: str
    title: str
    text: Mapping[str, str]


@fixed
class OpenStandard:
    """An open standard: the need that it serves, how far it binds, and the kinds of mention that tell how a tender stands to it."""

    id: str
    name: str
    need: str
    keeper: str  # the body that keeps it
    adoption: Adoption
    source: str
    asked: tuple[str, ...]  # kinds that ask for it
    clause: str  # wording to paste
    version: str = ""
    bound: str = ""  # whom a law binds
    sure: bool = True  # else its status is still to be confirmed
    of_bids: bool = False  # whether a tender also names it as a format for bids
    buys: tuple[str, ...] = ()  # what must be bought for it to matter; empty for anything
    regimes: tuple[str, ...] = ()  # the laws under which it matters; empty for any
    needed: tuple[str, ...] = ()  # kinds one of which must be asked for, for it to matter; none where the purchase alone tells
    old: tuple[str, ...] = ()  # kinds that ask for an older edition
    vague: tuple[str, ...] = ()  # kinds that ask for its like without naming it
    closed: tuple[str, ...] = ()  # kinds that ask for a closed way to serve the need
    closed_by: tuple[str, ...] = ()  # rules that strike a closed way; of what they strike, `closed` says which belongs to the need


@fixed
class Vocabulary:
    """What can be noticed under one name: phrases (see mentions.phrases for their little language)."""

    kind: str
    means: str
    phrases: tuple[str, ...]
    value: Shape | None = None  # a value of this shape in the same sentence belongs to the mention
    path: str = ""


@fixed
class Brand:
    """A make or product as it is written in tenders."""

    product: Product
    names: tuple[str, ...]  # every way it is written
    needs: tuple[str, ...] = ()  # for ordinary English words: words one of which must stand in the same sentence
    cased: bool = False  # counts only as written, capitals and all


@fixed
class Lexicon:
    """Everything that the mentions stage is told to notice."""

    vocabularies: tuple[Vocabulary, ...]
    brands: tuple[Brand, ...]
    language: Mapping[str, tuple[str, ...]]  # cues of stance, party and negation
    classes: Mapping[str, str] = field(default_factory=dict)  # words that many phrases share, as a choice: "bidder~|tenderer~"

    @cached_property
    def meanings(self) -> Mapping[str, str]:
        """What each kind means, as it stands within a sentence."""
        told = ((vocabulary.kind, vocabulary.means.strip().rstrip(".")) for vocabulary in self.vocabularies)
        return {kind: means[:1].lower() + means[1:] if means[1:2].islower() or means[:2] == "A " else means for kind, means in told}


@fixed
class Amendment:
    """What an organisation has changed of a rule that it was given, with its reason and whoever answers for it."""

    rule: str
    change: Literal["disabled", "re-graded", "replaced"]
    was: Severity
    severity: Severity
    because: str
    by: str
    where: str  # the file, and in it the line, where that stands


@fixed
class Rulebook:
    """The knowledge: rules with all they stand on."""

    version: str
    dated: date
    rules: tuple[Rule, ...]
    lexicon: Lexicon
    figures: tuple[Figure, ...]
    regimes: tuple[Regime, ...]
    clauses: Mapping[str, Clause]
    standards: tuple[OpenStandard, ...] = ()
    disabled: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()  # folders of an organisation's own rules that were laid over ours
    amendments: tuple[Amendment, ...] = ()
    measured: Mapping[str, Counted] = field(default_factory=dict)  # by rule; one that is not here was not measured
    digest: str = ""  # the hash of all files that it was made of; none where it was not, or where one was edited meanwhile
