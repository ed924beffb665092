"""What people have decided about findings and questions, and put on record beside the pack."""

from datetime import date
from typing import Literal

from checker.fixed import fixed

State = Literal["agreed", "waiting", "expired"]


@fixed
class Agreed:
    """Who agreed, and in what role: procurement, legal, ICT, the category manager ..."""

    by: str
    role: str


@fixed
class Written:
    """Where an entry stands: its file, its line there, and which of its kind in the file it is, from 0."""

    path: str
    line: int
    number: int


@fixed
class Waiver:
    """An exception that was agreed: for one finding by its fingerprint, or by explicit choice for every finding on one product.

    `until` is its last day. `reason` answers the question that the rule asks.
    """

    at: Written
    reason: str
    agreed: tuple[Agreed, ...]
    on: date
    until: date
    rule: str = ""
    fingerprint: str = ""  # its first letters, at least eight
    product: str = ""
    quote: str = ""
    question: str = ""
    alternatives: str = ""
    effect_on_smes: str = ""
    effect_on_exit: str = ""
    evidence: str = ""
    plan: str = ""
    published: bool = False
    heir: str = ""  # where it covers nothing: the fingerprint of the one finding that has its words, in another sentence


@fixed
class Answer:
    """The reason that was put on record for a question: what makes sure that the words about which it is asked are in order."""

    at: Written
    rule: str
    reason: str
    by: str
    role: str
    on: date
    quote: str = ""
    evidence: str = ""


@fixed
class Decision:
    """What a waiver means for a finding today; `why` says what it still waits for, or since when it is over."""

    state: State
    waiver: Waiver
    why: str = ""
