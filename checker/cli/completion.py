"""tendercheck completion: the script by which a shell completes commands and options, as click makes it."""

import click
from click.shell_completion import get_completion_class

from checker.cli.console import show


@click.command(short_help="Print the script by which a shell completes our commands.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the script by which a shell completes our commands and options.

    \b
    bash  eval "$(tendercheck completion bash)" in ~/.bashrc
    zsh   eval "$(tendercheck completion zsh)" in ~/.zshrc
    fish  tendercheck completion fish > ~/.config/fish/completions/tendercheck.fish
    """
    made = get_completion_class(shell)
    assert made is not None  # click has held it to the three
    show(made(context.find_root().command, {}, "tendercheck", "_TENDERCHECK_COMPLETE").source() + "\n")
    return 0
