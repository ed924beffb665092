"""The command line: it reads what is asked for, lets the service do it, and prints; whatever goes wrong is said in one line.

Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 usage or settings, and a failure of our own, after which there is no
report to rely on; 3 some file could not be checked at all; 130 stopped by the keyboard, 143 by another process, 129 by the
end of its terminal.
"""

import signal
import sys

import click

from checker.cli.check import check
from checker.cli.clauses import clauses
from checker.cli.console import complain, prepare
from checker.cli.reading import text
from checker.cli.rules import rules
from checker.cli.version import version
from checker.errors import CheckerError

__all__ = ["commands", "main"]

BROKEN, STOPPED, SIGNALLED = 2, 130, 128


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=version, help="Show the version, and how reading is guarded."
)
def commands() -> None:
    """Read draft tenders before they are published, and see what would shut out open standards, interoperable systems or small
    suppliers: where, why, on whose authority, and what to write instead."""


for command in (check, text, rules, clauses):
    commands.add_command(command)


def main() -> None:
    """Run the command that was typed, and end with its exit code; never with a traceback."""
    prepare()
    _end_tidily()
    sys.exit(_run())


def _end_tidily() -> None:
    """Have whoever ends us, or closes our terminal, leave us the time to end what reading has begun, and to empty its folders."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # nohup has us ignore it
            signal.signal(number, lambda met, _: sys.exit(SIGNALLED + met))


def _run() -> int:
    """The exit code of the command that was typed."""
    try:
        return int(commands.main(prog_name="tendercheck", standalone_mode=False) or 0)
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain("Stopped.")
        return STOPPED
    except CheckerError as fault:
        complain(str(fault))
        return BROKEN
    except Exception as fault:
        complain(f"Something went wrong in Tendercheck itself ({type(fault).__name__}: {fault}). Nothing was decided; please report it.")
        return BROKEN
