"""The JSON values of the harness protocol, checked as strictly as ../PROTOCOL.md describes them.
"""

from __future__ import annotations

from typing import Any, Callable


class InvalidRequest(Exception):
    """A request that is none: a missing or unnamed key, or a value of another type."""


class NotSupported(Exception):
    """A request for something that this harness does not do."""


def byte_string(value: Any) -> bytes:
    """Lower-case hex."""
    data = bytes.fromhex(value) if isinstance(value, str) else b""
    if data.hex() != value:
        raise ValueError("is not lower-case hex")
    return data


def byte_string_or_null(value: Any) -> bytes | None:
    return None if value is None else byte_string(value)


def text(value: Any) -> bytes:
    """The UTF-8 encoding of a text, which is how labels enter a derivation."""
    if not isinstance(value, str):
        raise ValueError("is not a text")
    return value.encode("utf-8")


def word(value: Any) -> str:
    """A text that names something of the protocol."""
    if not isinstance(value, str):
        raise ValueError("is not a text")
    return value


def integer(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("is not an integer")
    return value


def object_(value: Any) -> dict:
    if not isinstance(value, dict):
        raise ValueError("is not an object")
    return value


def list_(value: Any) -> list:
    if not isinstance(value, list):
        raise ValueError("is not a list")
    return value


def fields(value: Any, **kinds: Callable[[Any], Any]) -> list:
    """The values of an object's keys, in the order in which `kinds` names and describes them.

    Raises InvalidRequest unless the object has exactly these keys, each of its kind.
    """
    if not isinstance(value, dict):
        raise InvalidRequest("an object is expected")
    unnamed = sorted(value.keys() - kinds.keys())
    missing = sorted(kinds.keys() - value.keys())
    if unnamed or missing:
        raise InvalidRequest(
            f"keys that the protocol does not name: {str(unnamed):.100}; keys missing: {missing}"
        )
    result = []
    for key, kind in kinds.items():
        try:
            result.append(kind(value[key]))
        except ValueError as error:
            raise InvalidRequest(f"{key}: {error}") from None
    return result
