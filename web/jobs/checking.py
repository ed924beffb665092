"""Checks one draft: claims it, reads and judges its files, keeps the report; one that kills its worker is given up at the third time."""

import errno
import logging
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from sqlalchemy import ColumnElement, or_, select, update

from checker.model import Checked, Report
from checker.render.groups import tally
from checker.service.checker import Checker, Settings
from checker.service.gather import Bundle
from checker.service.readers import Watch
from web.details import stated
from web.store.files import Files
from web.store.opened import Acting, Store
from web.store.reports import Reports
from web.store.tables import Draft, File, Found, now

MOST_TRIES = 3
LEASE, HEARTBEAT = timedelta(seconds=20), 4.0  # a worker that dies is missed after a lease, and somebody waits for that
GIVEN_UP = (
    "It could not be checked: the checker stopped three times while reading it. Check its files one by one to find the one that stops it"
)
FAILED = "It could not be checked: Tendercheck itself failed on it ({}). Tell whoever looks after this installation"
OF_THE_MACHINE = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EBUSY, errno.EIO, errno.ENOTCONN, errno.EMFILE))
_log = logging.getLogger(__name__)


class Checking:
    """What a worker does, with a checker that is warm."""

    def __init__(self, store: Store, files: Files, reports: Reports, checker: Checker) -> None:
        self.store, self.files, self.reports, self.checker = store, files, reports, checker
        self._at: Draft | None = None  # what is being checked

    def __call__(self, draft: str) -> None:
        """Check a draft if nobody else does, and it is still there."""
        claimed = self._claimed(draft)
        if claimed is None:
            return
        self._at = claimed
        try:
            with self._alive(claimed):
                self._keep(claimed, self._report(claimed))
            _log.info("checked draft %s", draft)
        except Exception as fault:
            _log.error("checking draft %s failed: %s", draft, type(fault).__name__)  # its words may be a draft's
            self._lay_back(claimed, fault)
        finally:
            self._at = None

    def let_go(self) -> None:
        """Have what is being checked begun anew by somebody else at once, since this worker ends; it does not count as a try."""
        if self._at is not None:
            _log.info("left draft %s to another worker", self._at.id)
            self._free(self._at, ended=True)

    def waiting(self) -> list[str]:
        """Drafts that nobody checks, though they are to be: those never claimed, and those whose worker has died."""
        with self.store.reading() as session:
            return list(session.scalars(select(Draft.id).where(_is_free()).order_by(Draft.created)))

    def _claimed(self, draft: str) -> Draft | None:
        """The draft, claimed by one update for as long as a lease; None where another has it, or it has been given up."""
        with self.store.acting() as act:
            taken = (
                update(Draft).where(Draft.id == draft, _is_free()).values(state="running", attempt=Draft.attempt + 1, lease=now() + LEASE)
            )
            if act.session.execute(taken).rowcount == 0:  # type: ignore[attr-defined]
                return None
            claimed = act.session.get_one(Draft, draft)
            if claimed.attempt > MOST_TRIES:
                _give_up(act, claimed, GIVEN_UP)
                return None
            act.note("check begun", draft, attempt=claimed.attempt)
            _ = claimed.files, claimed.procurement
            return claimed

    @contextmanager
    def _alive(self, claimed: Draft) -> Iterator[None]:
        """Renew the lease for as long as the work goes on."""
        over = threading.Event()

        def renew() -> None:
            """Promise anew to be alive, until the work is over."""
            while not over.wait(HEARTBEAT):
                with suppress(OSError), self.store.acting() as act:  # a database that is busy now may not be at the next beat
                    act.session.execute(update(Draft).where(_is_ours(claimed)).values(lease=now() + LEASE))

        beating = threading.Thread(target=renew, daemon=True)
        beating.start()
        try:
            yield
        finally:
            over.set()
            beating.join()

    def _report(self, draft: Draft) -> Report:
        """The report on a draft, its texts within."""
        names = [file.name for file in draft.files]
        shelf = {file.name: str(self.files.path(file.id)) for file in draft.files}
        checker = self.checker.shelved(shelf, _Seen(self.store, {file.name: file.id for file in draft.files}))
        bundle = Bundle(draft.procurement.title if draft.procurement.kind != "quick" or len(names) > 1 else names[0], names)
        return checker.judged([bundle], Settings(given=stated(draft.procurement.details), texts=True))

    def _keep(self, claimed: Draft, report: Report) -> None:
        """Keep the report, and what became of each file; nothing of it where the draft is gone by now, or somebody else's."""
        made = Draft()
        try:
            with self.store.acting() as act:
                row = self._ours(act, claimed)
                if row is None:
                    return
                self.reports.keep(made, report)
                row.report, row.texts, row.rulebook = made.report, made.texts, made.rulebook
                row.state, row.lease, row.finished = "done", None, now()
                row.counts = counts(report)
                row.found = found(report)
                for file in row.files:
                    _became(file, report)
                act.note("checked", row.id, rulebook=row.rulebook, **row.counts)
        except BaseException:
            with suppress(OSError):
                self.files.remove(name for name in (made.report, made.texts) if name)
            raise

    def _lay_back(self, claimed: Draft, fault: Exception) -> None:
        """Have a draft tried again, or given up after the last try. A fault of the machine, such as a full disk, is no try."""
        try:
            if isinstance(fault, OSError) and fault.errno in OF_THE_MACHINE:
                self._free(claimed, ended=True)
            elif claimed.attempt < MOST_TRIES:
                self._free(claimed, ended=False, cause=type(fault).__name__)
            else:
                with self.store.acting() as act:
                    if row := self._ours(act, claimed):
                        _give_up(act, row, FAILED.format(type(fault).__name__))
        except OSError as refused:
            _log.error("draft %s waits until its lease is over: %s", claimed.id, type(refused).__name__)

    def _free(self, claimed: Draft, ended: bool, cause: str = "") -> None:
        """Have a draft wait again; where its check was ended and did not fail, the try does not count."""
        with self.store.acting() as act:
            row = self._ours(act, claimed)
            if row is None:
                return
            row.state, row.lease = "queued", None
            row.attempt -= int(ended)
            act.note("check left" if ended else "check failed", row.id, attempt=claimed.attempt, cause=cause)

    def _ours(self, act: Acting, claimed: Draft) -> Draft | None:
        """The draft, if it is still there and this claim to it is the last."""
        return act.session.scalars(select(Draft).where(_is_ours(claimed))).first()


class _Seen(Watch):
    """Writes down whose turn it is, for the page that shows the progress."""

    def __init__(self, store: Store, files: dict[str, str]) -> None:
        self._store, self._files = store, files

    def turn(self, path: str) -> None:
        """It is the turn of a file."""
        if file := self._files.get(path):
            with self._store.acting() as act:
                act.session.execute(update(File).where(File.id == file).values(state="reading"))


def _is_ours(claimed: Draft) -> ColumnElement[bool]:
    """Whether a draft is being checked by whoever claimed it so; another who claimed it since has another attempt."""
    return (Draft.id == claimed.id) & (Draft.state == "running") & (Draft.attempt == claimed.attempt)


def _is_free() -> ColumnElement[bool]:
    """Whether a draft is to be checked and nobody is at it."""
    return or_(Draft.state == "queued", (Draft.state == "running") & (Draft.lease < now()))


def _give_up(act: Acting, draft: Draft, cause: str) -> None:
    """Say that a draft could not be checked, and why."""
    draft.state, draft.lease, draft.finished, draft.cause = "failed", None, now(), cause
    act.note("check given up", draft.id, attempt=draft.attempt)


def counts(report: Report) -> dict[str, int]:
    """How many findings stand by severity, and how many files were not read."""
    missed = sum(document.status == "not checked" for document in report.documents)
    partly = sum(document.status == "partly checked" for document in report.documents)
    return {**{str(grade): number for grade, number in tally(report).items()}, "not_checked": missed, "partly_checked": partly}


def found(report: Report) -> list[Found]:
    """How often each rule found something."""
    numbers = Counter((finding.rule, finding.severity) for finding in report.findings)
    return [Found(rule=rule, severity=severity, number=number) for (rule, severity), number in numbers.items()]


def _became(file: File, report: Report) -> None:
    """Say what became of a file: for an archive, the worst that became of a file in it."""
    within = [each for each in report.documents if each.path == file.name or each.path.startswith(f"{file.name}/")]
    worst = min(within, key=_badness, default=None)
    if worst is not None:
        file.state, file.cause, file.cure = worst.status, worst.cause, worst.cure


def _badness(document: Checked) -> int:
    return ("not checked", "partly checked", "checked").index(document.status)
