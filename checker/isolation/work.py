"""What a reading process does once its guards are up: one task on one file, answered in plain values."""

import base64
import sys
from collections.abc import Callable

from checker import formats
from checker.errors import OldKind, OwnOutput, UnreadableDocument
from checker.isolation import guards, wire
from checker.model import Source

_COMPLEX = ("It is too complex to be read within the memory allowed", "Split it, or save it in a simpler form, and check again")
_OURS = (ImportError, PermissionError)  # the guards are in the way of our own code: never the document's fault


def answer(request: wire.Plain, data: bytes) -> wire.Plain:
    """The answer to a request about a file. A fault of the file is an answer too; a fault of our own is told apart."""
    try:
        return {**_TASKS[request["task"]](request, data), "memory": _peak()}
    except OldKind as fault:
        return {"old": fault.kind, "unread": [fault.cause, fault.cure]}
    except OwnOutput as fault:
        return {"own": True, "unread": [fault.cause, fault.cure]}
    except UnreadableDocument as fault:
        return {"ours": _name(fault)} if _is_ours(fault) else {"unread": [fault.cause, fault.cure], "pictures": list(fault.pictures)}
    except (MemoryError, RecursionError):
        return {"unread": list(_COMPLEX)}
    except Exception as fault:
        return {"ours": type(fault).__name__}


def _source(request: wire.Plain, data: bytes) -> Source:
    """The file, or the one file in it that is meant."""
    source = Source(request["path"], data, request["revisions"])
    return formats.member(source, request["member"]) if request["member"] else source


def _read(request: wire.Plain, data: bytes) -> wire.Plain:
    """The document, or the names of what the file holds; a file of an old kind has to be converted first."""
    source = _source(request, data)
    if not request["member"] and (held := formats.members(source)) is not None:
        return {"members": list(held.names), "apart": held.apart, "tender": held.tender}
    return {"document": wire.packed(formats.read(formats.recognised(source, request["recognised"])))}


def _picture(request: wire.Plain, data: bytes) -> wire.Plain:
    """One page as a picture, for a program to recognise its words."""
    picture, dots = formats.picture(_source(request, data), request["page"])
    return {"picture": base64.b64encode(picture).decode(), "dots": dots}


def _mark(request: wire.Plain, data: bytes) -> wire.Plain:
    """A copy of the file with marks in it."""
    source = formats.recognised(_source(request, data), request["recognised"])
    copy = formats.mark(source, [wire.unmark(values) for values in request["marks"]])
    return {"copy": base64.b64encode(copy.data).decode(), "aside": list(copy.aside), "unchanged": list(copy.unchanged)}


def _leftovers(request: wire.Plain, data: bytes) -> wire.Plain:
    """What must not be published with the file."""
    return {"leftovers": [[each.kind, each.what] for each in formats.leftovers(_source(request, data))]}


def _probe(_request: wire.Plain, _data: bytes) -> wire.Plain:
    """Which guards hold."""
    return {"guards": guards.holding()}


_TASKS: dict[str, Callable[[wire.Plain, bytes], wire.Plain]] = {
    "read": _read,
    "mark": _mark,
    "leftovers": _leftovers,
    "picture": _picture,
    "probe": _probe,
}


def _is_ours(fault: UnreadableDocument) -> bool:
    """Whether a file is only called damaged because our own code was not found or not let."""
    return isinstance(fault.__cause__, _OURS)


def _name(fault: UnreadableDocument) -> str:
    return type(fault.__cause__).__name__


def _peak() -> int:
    """The most memory that this process held, in megabytes; nothing where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0  # Windows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 if sys.platform != "darwin" else 1024 * 1024)
