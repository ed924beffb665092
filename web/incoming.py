"""Where bytes of a request wait until it is known what they are: in the data folder, and in no folder that all on the machine share."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from flask import Request

from web.installation import installation

FOLDER = "incoming"
_IN_MEMORY = 500_000  # bytes of a file that need no place on the disk


class Incoming(Request):
    """A request whose files wait in the data folder."""

    def _get_file_stream(self, *_: Any, **__: Any) -> IO[bytes]:
        """Where a file of the request is put while it comes; the system forgets it when the request is over."""
        return cast(IO[bytes], SpooledTemporaryFile(_IN_MEMORY, "rb+", dir=str(installation().settings.data / FOLDER)))


def ready(data: Path) -> None:
    """Have the folder ready."""
    (data / FOLDER).mkdir(exist_ok=True, mode=0o700)


def keep_aside(data: Path) -> None:
    """Have the folder empty, and all that is put on the disk for a while go there."""
    ready(data)
    for left in (data / FOLDER).iterdir():
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            with suppress(OSError):  # another process may have it open, and not every system lets it go then
                left.unlink()
    aside(data)


def aside(data: Path) -> None:
    """Have all that this process, and those it starts, put on the disk for a while go there."""
    ready(data)
    tempfile.tempdir = os.environ["TMPDIR"] = str(data / FOLDER)
