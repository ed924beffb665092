"""Commands for which a settings file may speak: whatever is typed wins over it, and --isolated does without."""

from pathlib import Path
from typing import Any, ClassVar

import click

from checker.errors import BadSettings
from checker.settings import Settled, read, settled

READING = ("rules", "revisions", "ocr", "timeout")
CHECKING = (*READING, "select", "ignore", "fail_on", "format", "output", "regime", "baseline", "quiet")
_CONFIG = click.Option(
    ["--config"],
    type=click.Path(dir_okay=False, readable=False),
    metavar="FILE",
    expose_value=False,
    help="Take the settings of this file, and not of the nearest tendercheck.toml or pyproject.toml.",
)
_ISOLATED = click.Option(["--isolated"], is_flag=True, expose_value=False, help="Take no settings from files.")
_TOGETHER = ("format", "output")  # where one of these is typed, what the file says of the other was not meant for it


class Configured(click.Command):
    """A command whose options have their values from the nearest settings file where nothing is typed."""

    settled_by_file: ClassVar[tuple[str, ...]] = READING

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.params += [_CONFIG, _ISOLATED]

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Read what is typed, and before that what a file settles about it; help is of the options alone."""
        typed, _, _ = self.make_parser(context).parse_args(list(args))
        helping = self.get_help_option(context)
        if not context.resilient_parsing and not (helping and typed.get(str(helping.name))):
            found = self._settled(typed)
            context.obj = found
            context.default_map = {name: value for name, value in found.values.items() if self._may_settle(name, typed)}
        return super().parse_args(context, args)

    def _settled(self, typed: dict[str, Any]) -> Settled:
        """What the settings file says that is named or nearest. Raises BadSettings."""
        config, isolated = typed.get("config"), bool(typed.get("isolated"))
        if config and isolated:
            raise BadSettings("--config and --isolated: give one of them")
        if config:
            return read(Path(str(config)))
        return Settled() if isolated else settled(self._paths(typed))

    def _paths(self, typed: dict[str, Any]) -> list[str]:
        """The paths whose settings hold: those of the last argument, which of two drafts is the later."""
        places = [each for each in self.params if isinstance(each, click.Argument) and isinstance(each.type, click.Path)]
        given = typed.get(str(places[-1].name)) if places else None
        if isinstance(given, str):
            return [given]
        return [str(each) for each in given] if isinstance(given, tuple | list) and given else ["."]

    def _may_settle(self, name: str, typed: dict[str, Any]) -> bool:
        """Whether the file has a say in an option."""
        return name in self.settled_by_file and not (name in _TOGETHER and any(typed.get(each) for each in _TOGETHER))


class Checking(Configured):
    """A command that checks and reports, of which a file may settle all."""

    settled_by_file = CHECKING
