"""What is said of a tender: outcomes, findings, questions and the report that holds them."""

from collections.abc import Mapping
from typing import Any, Literal

from checker.fixed import fixed
from checker.model.decision import Answer, Decision, Waiver
from checker.model.document import Cell, Document, DocumentKind, Gap, Leftover, Span
from checker.model.procurement import Procurement
from checker.model.rule import Force, OpenStandard, Rewrite, Rulebook, Severity

Verdict = Literal["fail", "review", "pass", "not-applicable", "unclear"]
Ask = Literal["asked for", "asked for loosely", "missing", "contradicted", "unclear"]
Status = Literal["checked", "partly checked", "not checked"]


@fixed
class Place:
    """Where in a file something stands, for a person and for a program."""

    document: str
    span: Span
    block: int
    page: int | None = None
    section: str = ""
    headings: tuple[str, ...] = ()
    paragraph: int = 0  # which paragraph, item or cell of the document, from 1
    sheet: str = ""
    cell: Cell | None = None
    inserted: bool = False  # inside a tracked insertion


@fixed
class Quoted:
    """Marked words with the sentence that holds them and their place."""

    place: Place
    quote: str
    sentence: str


@fixed
class Authority:
    """On whose authority a finding stands, for this pack's regime and route."""

    force: Force
    cite: str
    regime: str
    route: str
    supposes: str = ""  # "If this is an open procedure ..." where the route or the law is not known


@fixed
class Finding:
    """One thing to change or to judge: where, why, on whose authority, and what to write instead."""

    rule: str
    concern: str
    title: str
    verdict: Literal["fail", "review"]
    severity: Severity
    message: str
    because: str
    authority: Authority
    advice: str
    pack: str
    at: Quoted | None  # None where something is absent
    related: tuple[Quoted, ...] = ()
    asks: str = ""
    wording: str = ""
    rewrite: Rewrite | None = None
    fingerprint: str = ""
    product: str = ""  # the product that it is about, where it is about one: one decision may cover all findings on it
    decision: Decision | None = None
    known: bool = False  # whether it stood in the baseline that was given

    @property
    def waived(self) -> bool:
        """Whether an agreed exception covers it today."""
        return self.decision is not None and self.decision.state == "agreed"

    @property
    def stands(self) -> bool:
        """Whether it counts: it is no agreed exception, and was not there before."""
        return not self.waived and not self.known


@fixed
class Question:
    """What is in order only if a reason is on record."""

    rule: str
    title: str
    asks: str
    authority: Authority
    pack: str
    at: Quoted | None = None
    answer: Answer | None = None


@fixed
class Comparison:
    """An earlier draft's findings against a later one's, each by the contract of the JSON report."""

    fixed: tuple[Mapping[str, Any], ...]
    still: tuple[Mapping[str, Any], ...]
    new: tuple[Mapping[str, Any], ...]
    waived: tuple[Mapping[str, Any], ...]
    unread: tuple[Mapping[str, Any], ...] = ()  # the documents of both that were not checked, of which nobody knows what became


@fixed
class Outcome:
    """What one rule says of one pack; a rule that is not applicable or unclear says why."""

    rule: str
    pack: str
    verdict: Verdict
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()


@fixed
class Checked:
    """What became of one file."""

    path: str
    sha256: str
    pack: str
    status: Status
    format: str = ""
    kind: DocumentKind = "unknown"
    words: int = 0
    pages: int | None = None
    gaps: tuple[Gap, ...] = ()
    cause: str = ""  # why it was not checked at all
    cure: str = ""
    comments: int = 0
    insertions: int = 0
    remarks: tuple[str, ...] = ()  # what an officer should know of the file itself
    leftovers: tuple[Leftover, ...] | None = None  # what must not be published with it; None where that was not asked for
    aside: bool = False  # whether we wrote it, so that it is told and not judged


@fixed
class Standing:
    """How a pack stands to an open standard that matters to it."""

    standard: OpenStandard
    ask: Ask
    reason: str = ""  # why it is asked for only loosely, or why nothing can be said
    at: Quoted | None = None  # the words that ask for it, or for a closed way
    needed: Quoted | None = None  # the words that need it; None where the purchase alone tells
    beside: Quoted | None = None  # where it is contradicted, the words that ask for it all the same
    wording: str = ""


@fixed
class CheckedPack:
    """A pack with the procurement as it was understood, and the open standards that matter to it."""

    name: str
    procurement: Procurement
    standards: tuple[Standing, ...] = ()


@fixed
class Report:
    """All that is said of the files that were handed in: one value, many renderers."""

    version: str  # of tendercheck
    rulebook: Rulebook
    documents: tuple[Checked, ...]
    packs: tuple[CheckedPack, ...]
    outcomes: tuple[Outcome, ...]
    unused: tuple[Waiver | Answer, ...] = ()  # decisions that nothing in the packs is covered by
    texts: tuple[Document, ...] = ()  # the documents themselves, where they are wanted for a page that shows them

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of every pack, in the order of the rules' severity and of the text."""
        return tuple(finding for outcome in self.outcomes for finding in outcome.findings)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every reason that must be on record."""
        return tuple(question for outcome in self.outcomes for question in outcome.questions)
