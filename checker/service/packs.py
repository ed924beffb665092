"""From files that were handed in to packs of facts: what was noticed in each file that could be read, and why the others could not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from checker.decisions.rows import is_log
from checker.errors import CheckerError
from checker.fixed import fixed
from checker.model import Checked, Document, Facts, Pack, Unread
from checker.service.gather import Bundle
from checker.service.readers import Read, Readers
from checker.service.sources import unread

Seen = Facts | Unread | Checked
_OURS = "It is a {} of Tendercheck's own, and was not judged as part of the tender: keep it elsewhere, for it is not to be published"


@fixed
class Met:
    """A pack as it was met: the number of its bundle, its files in their order, and whether it is one procurement of a file of many."""

    pack: Pack
    bundle: int
    seen: tuple[Seen, ...]
    apart: bool = False
    tender: str = ""  # what the tender.toml in its archive says

    @property
    def paths(self) -> tuple[str, ...]:
        """The files in their order."""
        return tuple(_path(seen) for seen in self.seen)


def met_packs(
    readers: Readers, bundles: Sequence[Bundle], noticed: Callable[[Document], Facts], ready: Callable[[], object] | None = None
) -> Iterator[Met]:
    """Each pack in turn, read ahead while the one before is judged; a notice in a file of many is a pack of its own.

    `ready` is what can be done for noticing while the first file is read.
    """
    numbers = {path: number for number, bundle in enumerate(bundles) for path in bundle.paths}
    closed = {path for bundle in bundles for path in bundle.closed}
    for number, reads in groupby(readers.read(numbers, closed, ready), lambda read: numbers[read.given]):
        together: list[Seen] = []
        tender = ""
        for read in reads:
            tender = tender or read.tender
            seen = _seen(read, noticed)
            if read.apart:
                yield Met(_pack(read.path, (seen,)), number, (seen,), apart=True)
            else:
                together.append(seen)
        if together:
            yield Met(_pack(bundles[number].name, together), number, tuple(together), tender=tender)


def became(met: Met) -> list[Checked]:
    """What became of each file of a pack."""
    return [_became(seen, met.pack.name) for seen in met.seen]


def _became(seen: Seen, pack: str) -> Checked:
    if isinstance(seen, Checked):
        return replace(seen, pack=pack)
    return _not_checked(seen, pack) if isinstance(seen, Unread) else _checked(seen, pack)


def _seen(read: Read, noticed: Callable[[Document], Facts]) -> Seen:
    """What was noticed in a file, or why it was not read; one bad file never stops the others. A log or report of ours is only told."""
    if isinstance(read.found, Unread):
        return _aside(read.found, "report") if read.own else read.found
    try:
        if is_log(read.found):
            return _aside(read.found, "log")
        return noticed(read.found)
    except CheckerError:
        raise  # the rules are at fault, not the file
    except Exception as fault:
        return unread(read.path, fault)


def _aside(found: Document | Unread, what: str) -> Checked:
    """A file that we wrote, which is no part of the tender."""
    format_ = found.format if isinstance(found, Document) else ""
    return Checked(found.path, found.sha256, "", "checked", format_, remarks=(_OURS.format(what),), aside=True)


def _pack(name: str, seen: Sequence[Seen]) -> Pack:
    facts = tuple(each for each in seen if isinstance(each, Facts))
    return Pack(name, facts, tuple(each for each in seen if isinstance(each, Unread)))


def _path(seen: Seen) -> str:
    return seen.document.path if isinstance(seen, Facts) else seen.path


def _checked(facts: Facts, pack: str) -> Checked:
    """A file whose words were read, all of them or in part."""
    document = facts.document
    return Checked(
        path=document.path,
        sha256=document.sha256,
        pack=pack,
        status="partly checked" if document.gaps else "checked",
        format=document.format,
        kind=facts.kind,
        words=len(document.text.split()),
        pages=document.pages,
        gaps=document.gaps,
        comments=len(document.comments),
        insertions=len(document.insertions),
        remarks=document.remarks,
    )


def _not_checked(missed: Unread, pack: str) -> Checked:
    """A file that could not be read at all."""
    return Checked(missed.path, missed.sha256, pack, "not checked", cause=missed.cause, cure=missed.cure)
