"""tendercheck cache: where earlier answers are kept, and how to be rid of them."""

import click

from checker import cache as kept
from checker.cli.console import show
from checker.errors import BadSettings
from checker.render.page import visible


@click.group(invoke_without_command=True, short_help="Show where earlier answers are kept, and delete them.")
@click.pass_context
def cache(context: click.Context) -> int:
    """Show where earlier answers are kept, how many there are and how large they are.

    They are kept so that what has not changed is answered at once. Nobody else may look into the folder, an answer that nobody asks for
    is deleted after 30 days, and the web uses none. TENDERCHECK_CACHE names another folder; check --no-cache does without.
    """
    if context.invoked_subcommand is None:
        state = kept.state()
        show(f"Folder   {visible(str(state.folder))}\nEntries  {state.entries:,}\nSize     {_megabytes(state.size)}\n")
        if state.trouble:
            show(f"Not used: {visible(state.trouble)}.\n")
    return 0


@cache.command("clear")
def clear_() -> int:
    """Delete every earlier answer."""
    state = kept.state()
    if state.trouble and state.folder.exists():
        raise BadSettings(f"{visible(str(state.folder))}: it was left as it is: {visible(state.trouble)}")
    entries, size = kept.clear()
    show(f"Deleted: {entries:,} {'entry' if entries == 1 else 'entries'}, {_megabytes(size)}\n")
    return 0


def _megabytes(size: int) -> str:
    """A size in bytes as a person says it."""
    return f"{size / 1_000_000:.1f} MB"
