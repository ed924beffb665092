"""What was not read, file by file and part by part: every report says it before anything else, or silence would read as a pass."""

from collections.abc import Iterator

from checker.fixed import fixed
from checker.model import Report
from checker.render.groups import status


@fixed
class Missed:
    """A file that was not read, or a part of one; `where` is empty for a whole file."""

    path: str
    pack: str
    where: str
    cause: str
    cure: str

    @property
    def kind(self) -> str:
        """Whether all of the file is missed, or a part."""
        return "checked in part" if self.where else "not checked"

    @property
    def words(self) -> str:
        """What was missed, why, and what to do."""
        return f"{self.kind}: {f'{self.where}: ' if self.where else ''}{self.cause}. {self.cure}."


def missed(report: Report) -> Iterator[Missed]:
    """Everything that was not read: first whole files, then parts."""
    for document in status(report.documents, "not checked"):
        yield Missed(document.path, document.pack, "", document.cause, document.cure)
    for document in status(report.documents, "partly checked"):
        for gap in document.gaps:
            yield Missed(document.path, document.pack, gap.where, gap.cause, gap.cure)
