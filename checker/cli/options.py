"""The options that say how files are to be read, shared by the commands that read."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import click

from checker.cli.console import complain
from checker.cli.progress import watch
from checker.errors import BadSettings
from checker.service.readers import Limits, Readers, Reading

F = TypeVar("F", bound=Callable[..., Any])
SECONDS = 30.0
FORBIDDEN = {
    "memory": "more memory than its limit",
    "writing": "writing files",
    "network": "the network",
    "programs": "starting programs",
    "files": "files other than its own",
}
_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--revisions",
        type=click.Choice(["accept", "reject"]),
        default="accept",
        show_default=True,
        help="Read tracked changes as if all were accepted, or as if all were rejected.",
    ),
    click.option(
        "--ocr",
        type=click.Choice(["auto", "never", "always"]),
        default="auto",
        show_default=True,
        help="Recognise the words of scanned pages: where tesseract is installed, never, or stop where it is not installed.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0.1, max=3600),
        default=SECONDS,
        show_default=True,
        metavar="SECONDS",
        help="How long the reading of one file may take.",
    ),
)


def reading_options(command: F) -> F:
    """A command with the options that say how files are to be read."""
    for option in reversed(_OPTIONS):
        command = cast(F, option(command))
    return command


def limits(command: F) -> F:
    """A command with these options but the one on tracked changes: a copy can be marked only as it reads with all of them accepted."""
    for option in reversed(_OPTIONS[1:]):
        command = cast(F, option(command))
    return command


def earlier(command: F) -> F:
    """A command that is answered from the cache where nothing has changed."""
    told = "Answer what has not changed as last time, or check all afresh."
    return click.option("--cache/--no-cache", default=True, help=told)(command)


def readers(revisions: str, ocr: str, timeout: float, quiet: bool = False) -> Readers:
    """The readers that are asked for, at work at once. Raises BadSettings where recognition is demanded and cannot be done."""
    seen = watch(quiet)
    made = Readers(Reading(revisions, ocr, Limits(seconds=timeout), seen.tell), seen)  # type: ignore[arg-type]  # click held both to their choices
    click.get_current_context().call_on_close(made.close)
    click.get_current_context().call_on_close(seen.over)
    made.try_out()
    if ocr == "always" and not made.recognises:
        raise BadSettings("--ocr always: tesseract is not installed on this machine. Install it, or leave the option out.")
    return made


def warn(readers: Readers) -> None:
    """Say what a file could do here to this machine, where its process cannot be kept from it."""
    if open_ := unguarded(readers.guards):
        complain(f"Warning: on this machine the process that reads a file cannot be kept from {', '.join(open_)}.")


def unguarded(guards: dict[str, bool]) -> list[str]:
    """What a reading process is not refused; what could not be tried out is not."""
    return [said for name, said in FORBIDDEN.items() if not guards.get(name, False)]
