"""The command line: it reads what is asked for, lets the service do it, and prints; whatever goes wrong is said in one line.

Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 usage or settings, and a failure of our own, after which there is no
report to rely on; 3 some file could not be checked at all; 130 stopped by the keyboard, 143 by another process, 129 by the
end of its terminal.
"""

import signal
import sys
from importlib import import_module

import click

from checker.cli.console import complain, prepare
from checker.errors import CheckerError

__all__ = ["commands", "main"]

BROKEN, STOPPED, SIGNALLED = 2, 130, 128

COMMANDS = {
    "cache": ("checker.cli.cache", "Show where earlier answers are kept, and delete them."),
    "check": ("checker.cli.check", "Check draft tenders: files, or folders with all files in them."),
    "clauses": ("checker.cli.clauses", "Read the wording that can be pasted into a tender."),
    "completion": ("checker.cli.completion", "Print the script by which a shell completes our commands."),
    "config": ("checker.cli.config", "Read the settings: which hold for some files, and where each comes from."),
    "init": ("checker.cli.init", "Write a tender.toml by asking what is known of a procurement."),
    "mark": ("checker.cli.mark", "Copy a file with comments and tracked changes at what was found."),
    "compare": ("checker.cli.compare", "Hold an earlier draft against a later one: fixed, still there, new."),
    "rules": ("checker.cli.rules", "Read the rules, prove them by their own examples, and measure them."),
    "waive": ("checker.cli.waive", "Record an agreed exception for a finding, with its reason and last day."),
    "waivers": ("checker.cli.waivers", "Exceptions and recorded reasons: publish them, answer a question, read a filled-in log back."),
    "text": ("checker.cli.reading", "Show a file as the checker sees it, block by block."),
    "serve": ("web.commands", "Open Tendercheck in a browser, for one person or for a team."),
    "work": ("web.commands", "Check the drafts that people hand in to the web; serve starts this itself."),
    "users": ("web.commands", "Look after who may log in to the web, such as its first administrator."),
    "audit": ("web.commands", "Look after the audit trail of the web."),
}


class Commands(click.Group):
    """The commands, each imported when it is typed: help and lists need not wait for what reads documents."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of all commands, in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of this name, or nothing."""
        return getattr(import_module(COMMANDS[name][0]), name) if name in COMMANDS else None

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with what it is for."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(context)])


def _version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    """Print the version and how reading is guarded, where that is wanted."""
    if wanted and not context.resilient_parsing:
        from checker.cli.version import version  # trying the guards out needs what reads documents

        version(context)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version, and how reading is guarded."
)
def commands() -> None:
    """Read draft tenders before they are published, and see what would shut out open standards, interoperable systems or small
    suppliers: where, why, on whose authority, and what to write instead."""


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
    except (click.Abort, KeyboardInterrupt) as stop:
        complain(" ".join(("Stopped.", *getattr(stop.__cause__ or stop, "__notes__", ()))))
        return STOPPED
    except CheckerError as fault:
        complain(str(fault))
        return BROKEN
    except Exception as fault:
        complain(f"Something went wrong in Tendercheck itself ({type(fault).__name__}: {fault}). Nothing was decided; please report it.")
        return BROKEN
