"""Which fields of a release have the shape that the standard gives them: the others are said, and are not believed."""

from collections.abc import Mapping
from typing import Any

from checker.validation import Field, misfits

_MOST = 20  # of the fields that are named one by one


def fitted(release: Mapping[str, Any], pointer: str) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """A release without the fields that do not fit, and a remark for each of them."""
    bad = dict.fromkeys(misfits(release, "ocds-notice"))
    remarks = [f"Its field {pointer}{_pointer(place)} was not used: {cause}" for place, cause in bad]
    if len(remarks) > _MOST:
        remarks[_MOST:] = [f"{len(remarks) - _MOST} more of its fields were not used, as they are not as the standard has them"]
    sound = _without(release, {place for place, _ in bad})
    return sound if isinstance(sound, dict) else {}, tuple(remarks)


def _without(value: Any, bad: set[Field], place: Field = ()) -> Any:
    """A copy of a value without the fields at some places, and without those that are left open (null)."""
    if isinstance(value, dict):
        held = ((key, item) for key, item in value.items() if item is not None and (*place, key) not in bad)
        return {key: _without(item, bad, (*place, key)) for key, item in held}
    if isinstance(value, list):
        kept = ((number, item) for number, item in enumerate(value) if item is not None and (*place, number) not in bad)
        return [_without(item, bad, (*place, number)) for number, item in kept]
    return value


def _pointer(place: Field) -> str:
    """A place as JSON pointers have it."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in place)
