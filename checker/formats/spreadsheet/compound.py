"""The wrapping of old Office files: a small file system, of which one stream is wanted."""

import struct

from checker.errors import UnreadableDocument

_HEAD = 512
_END = 0xFFFFFFFA  # this and what is above it ends a chain
_ENTRY = 128


def stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """The bytes of the first stream that has one of the names."""
    try:
        return _Wrapping(data).stream(names)
    except (struct.error, IndexError, ValueError) as fault:
        raise UnreadableDocument("It is damaged and could not be read", "Open it, save it again and check the new copy") from fault


class _Wrapping:
    """Sectors in chains: which sector follows which is told by a table that lies in sectors itself."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size, self._small = 1 << min(struct.unpack_from("<H", data, 30)[0], 16), 1 << min(struct.unpack_from("<H", data, 32)[0], 16)
        self._least = struct.unpack_from("<I", data, 56)[0]
        self._next = self._table()
        self._entries = self._chain(struct.unpack_from("<I", data, 48)[0])

    def stream(self, names: tuple[str, ...]) -> bytes:
        """A stream by name; the small ones lie together in the stream of the root."""
        entries = [self._entries[at : at + _ENTRY] for at in range(0, len(self._entries) - _ENTRY + 1, _ENTRY)]
        for entry in entries:
            length = struct.unpack_from("<H", entry, 64)[0]
            if entry[: max(length - 2, 0)].decode("utf-16-le", "replace") in names:
                start, size = struct.unpack_from("<II", entry, 116)
                return (self._chain(start) if size >= self._least else self._mini(entries[0], start))[:size]
        raise ValueError("no such stream")

    def _table(self) -> list[int]:
        """Which sector follows each."""
        places = list(struct.unpack_from("<109I", self._data, 76))
        more, met = struct.unpack_from("<I", self._data, 68)[0], set[int]()
        while more < _END and more not in met:
            met.add(more)
            found = self._sector(more)
            *rest, more = struct.unpack(f"<{len(found) // 4}I", found)
            places += rest
        table = b"".join(self._sector(place) for place in dict.fromkeys(places) if place < _END)
        return list(struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4]))

    def _mini(self, root: bytes, start: int) -> bytes:
        """A small stream."""
        held = self._chain(struct.unpack_from("<I", root, 116)[0])
        table = self._chain(struct.unpack_from("<I", self._data, 60)[0])
        follows = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        found, met = [], set[int]()
        while start < len(follows) and start not in met:
            met.add(start)
            found.append(held[start * self._small : (start + 1) * self._small])
            start = follows[start]
        return b"".join(found)

    def _chain(self, start: int) -> bytes:
        found, met = [], set[int]()
        while start < len(self._next) and start not in met:
            met.add(start)
            found.append(self._sector(start))
            start = self._next[start]
        return b"".join(found)

    def _sector(self, number: int) -> bytes:
        place = max(_HEAD, self._size) + number * self._size
        return self._data[place : place + self._size]
