"""The console: what may be printed to it, and how."""

import atexit
import gc
import os
import shutil
import sys
from pathlib import Path

import click

from checker.errors import BadSettings

PAPER = 100  # characters a line, where there is no terminal


def prepare() -> None:
    """Print in UTF-8 whatever the console's own letters are; a letter that cannot be shown is replaced, and stops nothing."""
    collect_rarely()
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def collect_rarely() -> None:
    """Look for garbage rarely, and not at the end: a command makes many things that last until then, and to look through them at every
    turn costs a tenth of its time, and a last time a seventh.
    """
    gc.set_threshold(1_000_000, 50, 100)
    atexit.register(gc.freeze)


def _open_closed_streams() -> None:
    """Have a stream that is closed lead nowhere: or the next file that is opened would be in its place, and printed into."""
    while (file := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(file)
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)


def colourful() -> bool:
    """Whether to print in colour: on a terminal, unless NO_COLOR is set or the terminal is a plain one."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """How wide a line may be."""
    return shutil.get_terminal_size((PAPER, 24)).columns if sys.stdout.isatty() else PAPER


def show(text: str | bytes, file: str | None = None) -> None:
    """Print a text, or write it to a file. Raises BadSettings where it cannot be written."""
    if file is None:
        _print(text if isinstance(text, str) else text.decode())
        return
    try:
        Path(file).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
    except OSError as fault:
        raise BadSettings(f"{file}: the report cannot be written there: {fault.strerror}") from None


def save(data: bytes, place: Path) -> None:
    """Write a file, whole or not at all, and the folders above it. Raises BadSettings where it cannot be written."""
    part = place.with_name(f".{place.name}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(place)
    except OSError as fault:
        raise BadSettings(f"{place}: it cannot be written there: {fault.strerror}") from None


def _print(text: str) -> None:
    """Print a text; whoever reads it may leave before its end, as `head` does, and the exit code still says what was found."""
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        _print_nothing_more()
    except OSError as fault:
        _print_nothing_more()
        raise BadSettings(f"The report could not be printed: {fault.strerror}.") from None


def _print_nothing_more() -> None:
    """Throw away what could not be printed, or Python would try again at its end and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(text: str) -> None:
    """Say what went wrong, away from the report."""
    click.echo("".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in text), err=True)
