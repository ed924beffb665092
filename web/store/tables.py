"""What the web keeps, table by table: people, procurements with their drafts and files, decisions, sign-offs and the audit trail."""

from datetime import UTC, date, datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Integer, MetaData, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def fresh() -> str:
    """An id that nobody can guess: 128 bits in 32 hexadecimal digits."""
    return token_hex(16)


def now() -> datetime:
    """This moment, in universal time."""
    return datetime.now(UTC)


class Moment(TypeDecorator[datetime]):
    """A moment in universal time, the same from every database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The moment as it is written; of equal length, so that text sorts as time does."""
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The moment that is written."""
        return datetime.fromisoformat(value) if value else None


class Table(DeclarativeBase):
    """A table; ids are random, and never the only guard."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {dict[str, Any]: JSON, list[str]: JSON, datetime: Moment(), str: Text()}  # noqa: RUF012 - as SQLAlchemy reads it


class Identified:
    """What has an id of its own."""

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=fresh)


class Team(Identified, Table):
    """A department: its members see its procurements, and nobody else does."""

    __tablename__ = "teams"
    name: Mapped[str] = mapped_column(String(200), unique=True)


class Member(Table):
    """Who belongs to which team."""

    __tablename__ = "members"
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    team_id: Mapped[str] = mapped_column(ForeignKey("teams.id"), primary_key=True)


class User(Identified, Table):
    """Somebody who uses this installation; `capacities` are the roles in which they may agree exceptions: procurement, legal, ict ..."""

    __tablename__ = "users"
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(320), unique=True)
    role: Mapped[str] = mapped_column(String(20), default="officer")  # officer, reviewer, admin
    capacities: Mapped[list[str]] = mapped_column(default=list)
    password: Mapped[str] = mapped_column(default="")  # its argon2 hash, for local accounts
    subject: Mapped[str] = mapped_column(String(255), default="", index=True)  # who they are to the login service
    token: Mapped[str] = mapped_column(String(64), default="", index=True)  # the hash of the key to the API
    active: Mapped[bool] = mapped_column(default=True)
    created: Mapped[datetime] = mapped_column(default=now)
    teams: Mapped[list[Team]] = relationship(secondary="members", order_by=Team.name)


class Procurement(Identified, Table):
    """A pack of documents with its drafts: a procurement, a set of templates, or the files of a quick check."""

    __tablename__ = "procurements"
    kind: Mapped[str] = mapped_column(String(20))  # quick, procurement, template
    title: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)  # as under [tender] in tender.toml
    team_id: Mapped[str] = mapped_column(ForeignKey("teams.id"), index=True)
    created_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    created: Mapped[datetime] = mapped_column(default=now)
    contract_on: Mapped[date | None]  # the day of the contract, from which records are kept
    delete_on: Mapped[date | None] = mapped_column(index=True)
    held: Mapped[str] = mapped_column(default="")  # why nothing may be deleted, such as a challenge
    team: Mapped[Team] = relationship()
    owner: Mapped[User] = relationship()
    drafts: Mapped[list["Draft"]] = relationship(back_populates="procurement", order_by="Draft.number", cascade="all, delete-orphan")
    decisions: Mapped[list["Decision"]] = relationship(
        back_populates="procurement", order_by="Decision.asked", cascade="all, delete-orphan"
    )
    answers: Mapped[list["Answer"]] = relationship(back_populates="procurement", order_by="Answer.at", cascade="all, delete-orphan")
    signoffs: Mapped[list["SignOff"]] = relationship(back_populates="procurement", order_by="SignOff.at")


class Draft(Identified, Table):
    """One version of a procurement's documents, and the check of it: its state is the state of the job.

    `attempt` counts the times that its check was begun; `lease` is the moment until which a worker has promised to be alive.
    """

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("procurement_id", "number"),)
    procurement_id: Mapped[str] = mapped_column(ForeignKey("procurements.id"), index=True)
    number: Mapped[int]  # from 1
    state: Mapped[str] = mapped_column(String(10), default="queued", index=True)  # queued, running, done, failed
    attempt: Mapped[int] = mapped_column(default=0)
    lease: Mapped[datetime | None]
    cause: Mapped[str] = mapped_column(default="")  # why it could not be checked
    created: Mapped[datetime] = mapped_column(default=now)
    created_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    finished: Mapped[datetime | None]
    report: Mapped[str] = mapped_column(String(32), default="")  # the name of the kept report among the files
    texts: Mapped[str] = mapped_column(String(32), default="")  # that of the kept texts
    rulebook: Mapped[str] = mapped_column(String(64), default="")  # the hash of the kept rulebook
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)  # as `counts` in the JSON report
    procurement: Mapped[Procurement] = relationship(back_populates="drafts")
    uploader: Mapped[User] = relationship()
    files: Mapped[list["File"]] = relationship(back_populates="draft", order_by="File.position", cascade="all, delete-orphan")
    found: Mapped[list["Found"]] = relationship(back_populates="draft", cascade="all, delete-orphan")


class File(Identified, Table):
    """A file of a draft: stored under its id, told by the name it came with."""

    __tablename__ = "files"
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    state: Mapped[str] = mapped_column(String(20), default="waiting")  # waiting, reading, checked, partly checked, not checked
    cause: Mapped[str] = mapped_column(default="")
    cure: Mapped[str] = mapped_column(default="")
    draft: Mapped[Draft] = relationship(back_populates="files")


class Found(Table):
    """How often a rule found something in a draft, for the dashboard."""

    __tablename__ = "found"
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), primary_key=True)
    rule: Mapped[str] = mapped_column(String(100), primary_key=True)
    severity: Mapped[str] = mapped_column(String(10))
    number: Mapped[int]
    draft: Mapped[Draft] = relationship(back_populates="found")


class Decision(Identified, Table):
    """What somebody wants done about a finding: change it, an exception that others agree to, or the checker is wrong.

    It is kept by fingerprint across drafts, or by product where it is to cover every finding on one product.
    """

    __tablename__ = "decisions"
    procurement_id: Mapped[str] = mapped_column(ForeignKey("procurements.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))  # change, exception, wrong
    state: Mapped[str] = mapped_column(String(10), default="open", index=True)  # open, agreed, refused, withdrawn
    rule: Mapped[str] = mapped_column(String(100))
    title: Mapped[str]
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    product: Mapped[str] = mapped_column(default="")
    force: Mapped[str] = mapped_column(String(20))  # law, policy, good-practice
    document: Mapped[str] = mapped_column(default="")
    quote: Mapped[str] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    reason: Mapped[str]
    alternatives: Mapped[str] = mapped_column(default="")
    effect_on_smes: Mapped[str] = mapped_column(default="")
    effect_on_exit: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    plan: Mapped[str] = mapped_column(default="")
    published: Mapped[bool] = mapped_column(default=False)
    until: Mapped[date | None] = mapped_column(index=True)
    asked_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    asked: Mapped[datetime] = mapped_column(default=now)
    procurement: Mapped[Procurement] = relationship(back_populates="decisions")
    asker: Mapped[User] = relationship()
    voices: Mapped[list["Voice"]] = relationship(back_populates="decision", order_by="Voice.at", cascade="all, delete-orphan")


class Voice(Identified, Table):
    """What a reviewer says to a decision, and in what role; `by` is their name on that day.

    Where only one person uses the installation, it is `told` by them who else agreed, on which day, and where that can be read.
    """

    __tablename__ = "voices"
    decision_id: Mapped[str] = mapped_column(ForeignKey("decisions.id"), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    by: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(50))
    says: Mapped[str] = mapped_column(String(10))  # agree, refuse, ask; reply, of whoever asked for it
    note: Mapped[str] = mapped_column(default="")
    told: Mapped[bool] = mapped_column(default=False)
    day: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=now)
    decision: Mapped[Decision] = relationship(back_populates="voices")


class Answer(Identified, Table):
    """The reason that was put on record for a question that a rule asks; it stands until another takes its place."""

    __tablename__ = "answers"
    procurement_id: Mapped[str] = mapped_column(ForeignKey("procurements.id"), index=True)
    rule: Mapped[str] = mapped_column(String(100))
    quote: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    reason: Mapped[str]
    evidence: Mapped[str] = mapped_column(default="")
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    by: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(50))
    at: Mapped[datetime] = mapped_column(default=now)
    stands: Mapped[bool] = mapped_column(default=True)
    procurement: Mapped[Procurement] = relationship(back_populates="answers")


class SignOff(Identified, Table):
    """The frozen record of a draft that somebody signed off: `record` is never written again, and `sha256` is its hash."""

    __tablename__ = "signoffs"
    procurement_id: Mapped[str] = mapped_column(ForeignKey("procurements.id"), index=True)
    draft_id: Mapped[str] = mapped_column(String(32))
    record: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    by: Mapped[str] = mapped_column(String(200))
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    procurement: Mapped[Procurement] = relationship(back_populates="signoffs")


class Shared(Identified, Table):
    """An open pack of clauses, rules and published exceptions that another council made, as it was imported."""

    __tablename__ = "shared"
    title: Mapped[str]
    publisher: Mapped[str]
    content: Mapped[dict[str, Any]]
    imported_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    imported: Mapped[datetime] = mapped_column(default=now)


class Setting(Table):
    """A setting of this installation that an administrator changes on a page."""

    __tablename__ = "settings"
    key: Mapped[str] = mapped_column(String(50), primary_key=True)
    value: Mapped[str]


class Act(Table):
    """A line of the audit trail: who did what to what, chained to the line before by its hash."""

    __tablename__ = "acts"
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)  # from 1, without a gap
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(32))  # a user's id, or "system"
    what: Mapped[str] = mapped_column(String(50), index=True)
    subject: Mapped[str] = mapped_column(String(64), index=True)
    detail: Mapped[dict[str, Any]]
    before: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
