"""tendercheck mark: give a file back with comments at what was found and, where there is other wording, tracked changes."""

import os
from pathlib import Path
from typing import Any

import click

from checker.cli.answering import way
from checker.cli.configured import Configured
from checker.cli.console import complain, save, show
from checker.cli.options import earlier, limits, warn
from checker.cli.overlays import own_rules
from checker.errors import BadSettings, UnreadableDocument
from checker.model import Checked, Report
from checker.service.gather import is_among
from checker.service.marking import Marked, marked
from checker.service.readers import Readers

UNREAD = 3


@click.command(cls=Configured, short_help="Copy a file with comments and tracked changes at what was found.")
@click.argument("path", type=click.Path(readable=False))
@click.option("--all", "folder", is_flag=True, help="PATH is a folder: mark every file in it.")
@click.option("--output", "-o", type=click.Path(readable=False), metavar="COPY", help="The copy's name; with --all the folder for all.")
@click.option("--replace", is_flag=True, help="Replace a copy that is there already.")
@earlier
@own_rules
@limits
def mark(path: str, folder: bool, output: str | None, replace: bool, **options: Any) -> int:
    """Copy a file with a comment at every finding and, where there is other wording, a tracked change to accept or reject.

    The copy is called NAME-INTERNAL, and stands beside the file unless --output says otherwise. The file itself is never touched. A file
    of a kind that takes no comments becomes a page of HTML with its text and the findings.

    \b
    Ends with
      0  every copy was made
      2  the command cannot be used
      3  some file could not be read or marked
    """
    if os.path.isdir(path) and not folder:
        raise BadSettings(f"{path}: it is a folder. Give one of its files, or --all to mark them all.")
    by = way(options)
    report = by.report([path])
    warn(by.readers)
    copies = _Copies(path, report, by.readers, replace)
    return UNREAD if copies.make(output, folder) else 0


class _Copies:
    """The marked copies of what was checked."""

    def __init__(self, given: str, report: Report, reading: Readers, replace: bool) -> None:
        self._given, self._report, self._reading, self._replace = given, report, reading, replace

    def make(self, output: str | None, folder: bool) -> int:
        """Make every copy, and say when all are made which there are; the answer is how many could not be made, each of which is said."""
        failed = 0
        said: list[str] = []
        self._reading.watch.expect(len(self._report.documents), "Marking")
        try:
            for document in self._report.documents:
                self._reading.watch.turn(document.path)
                if document.aside:
                    complain(f"{document.path}: it is Tendercheck's own, no part of the tender, and was left aside")
                    failed += not folder
                    continue
                try:
                    said.append(self._made(document, output, folder))
                except UnreadableDocument as fault:
                    complain(f"{document.path}: {fault}")
                    failed += 1
        finally:
            self._reading.watch.over()
            show("".join(f"{line}\n" for line in said))
        return failed

    def _made(self, document: Checked, output: str | None, folder: bool) -> str:
        """Make the copy of one file; the answer is what it holds. Raises UnreadableDocument."""
        if document.status == "not checked":
            raise UnreadableDocument(document.cause, document.cure)
        copy = marked(self._reading, self._report, document.path)
        return self._save(copy, self._place(document.path, copy.name, output, folder))

    def _place(self, path: str, name: str, output: str | None, folder: bool) -> Path:
        """Where the copy of a file goes: beside it, to the name that was given, or to its place below the folder that was given."""
        if output is None:
            return _beside(path) / name
        if not folder:
            return Path(output) / name if os.path.isdir(output) else Path(output)
        return Path(output) / os.path.relpath(_beside(path), self._given) / name

    def _save(self, copy: Marked, place: Path) -> str:
        """Write a copy, and never over a file that was checked; the answer is where it is and what it holds."""
        if is_among(str(place), [self._given]):
            raise BadSettings(f"{place}: it is one of the files that were checked, and is never replaced. Give another name.")
        if place.exists() and not self._replace:
            raise BadSettings(f"{place}: it is there already, perhaps with changes of yours. Give another name (-o), or --replace.")
        save(copy.data, place)
        return f"{place}: {_said(copy)}"


def _beside(path: str) -> Path:
    """The folder of a file, or that of the archive that it is in."""
    folder = Path(path).parent
    while not folder.is_dir():
        folder = folder.parent
    return folder


def _said(copy: Marked) -> str:
    """What a copy holds, in one line."""
    changes = sum(mark.change is not None for mark in copy.marks) - len(copy.unchanged)
    said = [_count(len(copy.marks) - 1, "finding")]
    if changes:
        said.append(_count(changes, "change of words to accept or reject", "changes of words to accept or reject"))
    if copy.aside:
        said.append(f"{len(copy.aside)} told in the first comment, for there can be none at the words")
    if copy.unchanged:
        said.append(f"the wording of {len(copy.unchanged)} stands in the comment alone")
    return "; ".join(said)


def _count(number: int, thing: str, things: str = "") -> str:
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"
