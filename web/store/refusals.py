"""What a database refuses, as the system itself would say it: no room, read-only, busy, or out of reach."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, TimeoutError

_SQLITE = {  # by the first byte of its code
    5: errno.EBUSY,
    6: errno.EBUSY,
    8: errno.EROFS,
    10: errno.EIO,
    13: errno.ENOSPC,
    14: errno.EIO,  # its file cannot be opened
}
_POSTGRESQL = {
    "25006": errno.EROFS,
    "40001": errno.EBUSY,
    "40P01": errno.EBUSY,
    "53100": errno.ENOSPC,
    "53300": errno.EBUSY,
    "55P03": errno.EBUSY,
}


@contextmanager
def as_the_system_says() -> Iterator[None]:
    """Have what a database refuses raised as OSError; what is wrong with our own questions to it stays what it is."""
    try:
        yield
    except TimeoutError:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY)) from None
    except DBAPIError as fault:
        number = _number(fault)
        if number is None:
            raise
        raise OSError(number, os.strerror(number)) from None


def _number(fault: DBAPIError) -> int | None:
    """The number of the system's error that is meant, if one is."""
    code = getattr(fault.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)
    state = getattr(fault.orig, "sqlstate", None)
    return _POSTGRESQL.get(state) if state else errno.ENOTCONN if fault.connection_invalidated or _is_away(fault) else None


def _is_away(fault: DBAPIError) -> bool:
    """Whether a database could not be reached at all, and so gave no code."""
    return type(fault.orig).__name__ == "OperationalError"
