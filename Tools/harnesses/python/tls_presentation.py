"""The TLS presentation language with the two additions of RFC 9420 section 2.1.

A presentation type is anything with `read(reader)`, which returns the value that stands at the
reader's position, and `write(value, out)`, which appends the encoding of a value to a bytearray.
Structures are declared as they are in the RFCs, field by field, as subclasses of `Struct`.
"""

from __future__ import annotations

from enum import IntEnum
from operator import attrgetter
from typing import Any

from refusals import (
    InvalidLengthPrefix,
    NonMinimalLength,
    TrailingBytes,
    Truncated,
    UnknownValue,
)

MAX_VECTOR_LENGTH = (1 << 30) - 1


class Reader:
    """A position in the range of bytes that one structure or vector may occupy."""

    __slots__ = ("_data", "_position", "_end")

    def __init__(self, data: bytes, position: int = 0, end: int | None = None):
        self._data = data
        self._position = position
        self._end = len(data) if end is None else end

    @property
    def remaining(self) -> int:
        return self._end - self._position

    def take(self, count: int) -> bytes:
        """The next `count` bytes."""
        start = self._advance(count)
        return self._data[start : self._position]

    def enclosed(self, count: int) -> Reader:
        """A reader of the next `count` bytes and nothing after them."""
        start = self._advance(count)
        return Reader(self._data, start, self._position)

    def finish(self) -> None:
        """Raise TrailingBytes unless everything was read."""
        if self.remaining:
            raise TrailingBytes(f"{self.remaining} bytes are left at byte {self._position}")

    def _advance(self, count: int) -> int:
        start = self._position
        if count > self._end - start:
            raise Truncated(f"byte {start}: {count} bytes needed, {self._end - start} available")
        self._position = start + count
        return start


def decode(kind: Any, data: bytes) -> Any:
    """The value of which `data` is the encoding as the presentation type `kind`, all of it."""
    reader = Reader(data)
    value = kind.read(reader)
    reader.finish()
    return value


def encode(kind: Any, value: Any) -> bytes:
    """The encoding of `value` as the presentation type `kind`."""
    out = bytearray()
    kind.write(value, out)
    return bytes(out)


class Uint:
    """uint8, uint16, uint32, uint64: an unsigned integer in network byte order."""

    def __init__(self, size: int):
        self.size = size

    def read(self, reader: Reader) -> int:
        return int.from_bytes(reader.take(self.size), "big")

    def write(self, value: int, out: bytearray) -> None:
        out += value.to_bytes(self.size, "big")


uint8 = Uint(1)
uint16 = Uint(2)
uint32 = Uint(4)
uint64 = Uint(8)


class Enumerated:
    """An integer that selects a variant, so that only the values of `enumeration` can be read."""

    def __init__(self, enumeration: type[IntEnum], integer: Uint):
        self.enumeration = enumeration
        self.integer = integer

    def read(self, reader: Reader) -> IntEnum:
        value = self.integer.read(reader)
        try:
            return self.enumeration(value)
        except ValueError:
            raise UnknownValue(f"{self.enumeration.__name__} {value} has no meaning") from None

    def write(self, value: IntEnum, out: bytearray) -> None:
        self.integer.write(value, out)


class VectorLength:
    """The variable-size length of a vector, always in its shortest form (section 2.1.2).

    The two most significant bits give the size, 1, 2 or 4 bytes; the others are the value.
    """

    def read(self, reader: Reader) -> int:
        first = reader.take(1)[0]
        prefix = first >> 6
        if prefix == 3:
            raise InvalidLengthPrefix(f"vector length starts with byte 0x{first:02x}")
        size = 1 << prefix
        length = first & 0x3F
        for byte in reader.take(size - 1):
            length = length << 8 | byte
        if size > self.shortest_size(length):
            raise NonMinimalLength(f"vector length {length} takes {size} bytes")
        return length

    def write(self, value: int, out: bytearray) -> None:
        size = self.shortest_size(value)
        prefix = size.bit_length() - 1
        out += (prefix << (8 * size - 2) | value).to_bytes(size, "big")

    @staticmethod
    def shortest_size(length: int) -> int:
        if length < 1 << 6:
            return 1
        if length < 1 << 14:
            return 2
        if length <= MAX_VECTOR_LENGTH:
            return 4
        raise ValueError(f"a vector cannot hold {length} bytes")


vector_length = VectorLength()


class Opaque:
    """opaque value<V>"""

    def read(self, reader: Reader) -> bytes:
        return reader.take(vector_length.read(reader))

    def write(self, value: bytes, out: bytearray) -> None:
        vector_length.write(len(value), out)
        out += value


opaque = Opaque()


class Vector:
    """T value<V>: elements side by side, which end exactly where the vector does."""

    def __init__(self, element: Any):
        self.element = element

    def read(self, reader: Reader) -> list:
        elements = reader.enclosed(vector_length.read(reader))
        values = []
        while elements.remaining:
            values.append(self.element.read(elements))
        return values

    def write(self, value: list, out: bytearray) -> None:
        elements = bytearray()
        for element in value:
            self.element.write(element, elements)
        vector_length.write(len(elements), out)
        out += elements


class Optional:
    """optional<T> (section 2.1.1); None when it is absent."""

    def __init__(self, value: Any):
        self.value = value

    def read(self, reader: Reader) -> Any:
        present = uint8.read(reader)
        if present > 1:
            raise UnknownValue(f"presence octet {present}")
        return self.value.read(reader) if present else None

    def write(self, value: Any, out: bytearray) -> None:
        uint8.write(0 if value is None else 1, out)
        if value is not None:
            self.value.write(value, out)


class Empty:
    """struct {}: no bytes at all."""

    def read(self, reader: Reader) -> None:
        return None

    def write(self, value: None, out: bytearray) -> None:
        pass


class Select:
    """select (selector) { case: T; ... }, where a case without an entry is struct {}.

    `selector` is the path from the structure being described to a field read before this one.
    """

    def __init__(self, selector: str, cases: dict):
        self._selected = attrgetter(selector)
        self._cases = cases

    def chosen(self, structure: Struct) -> Any:
        return self._cases.get(self._selected(structure), _empty)


_empty = Empty()


class Struct:
    """struct { ... }: a subclass names its fields, in order, by their presentation types.

    The class is itself a presentation type; its instances hold the values of the fields.
    """

    _fields: list = []

    def __init_subclass__(cls) -> None:
        cls._fields = [
            (name, kind)
            for name, kind in vars(cls).items()
            if isinstance(kind, Select) or hasattr(kind, "read")
        ]

    def __init__(self, **values: Any):
        vars(self).update(values)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    @classmethod
    def read(cls, reader: Reader) -> Struct:
        structure = cls()
        values = vars(structure)
        for name, kind in cls._fields:
            if isinstance(kind, Select):
                kind = kind.chosen(structure)
            values[name] = kind.read(reader)
        return structure

    @classmethod
    def write(cls, structure: Struct, out: bytearray) -> None:
        values = vars(structure)
        for name, kind in cls._fields:
            if isinstance(kind, Select):
                kind = kind.chosen(structure)
            kind.write(values[name], out)

    @classmethod
    def decode(cls, data: bytes) -> Any:
        """The structure of which `data` is the encoding, all of it."""
        return decode(cls, data)

    def encode(self) -> bytes:
        """The encoding of this structure."""
        return encode(type(self), self)
