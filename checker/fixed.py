"""Plain classes that hold what is known, and that nobody changes once they are made.

The type checker holds everybody to that. A frozen dataclass guards itself while the program runs, and pays for it: one takes four times as
long to make, its class twice, and to be read from the cache twice. A check makes tens of thousands.
"""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def fixed(kind: type[T]) -> type[T]:
    """A dataclass whose values are equal, and count as one, where all that they hold is equal."""
    return dataclass(unsafe_hash=True)(kind)
