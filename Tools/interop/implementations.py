"""The list of implementations, implementations.json: read strictly, each fault named by its key."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_SHARDS = 8  # Each shard must still have a case of every required operation.
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")  # It names a folder of the site.
OPERATION = re.compile(r"[a-z][a-z0-9_]*")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
IN_BUILD = frozenset({"folder"})
IN_START = frozenset({"folder", "printed", "reference_harness"})


class ListError(Exception):
    """The list is not as it must be; the message names the file, the key and what was expected."""


@dataclass(frozen=True)
class Implementation:
    name: str
    language: str
    description: str
    homepage: str
    """A URL, or a folder of the repository."""
    build: str | None
    """A shell line, or none where nothing is to be built."""
    start: str
    """A shell line that starts the harness."""
    failures: str | None
    """A failure list, by its path in the repository."""
    requires: tuple[str, ...]
    """Operations, or tiers, that it must serve."""
    shards: int

    def build_line(self, folder: Path) -> str | None:
        return None if self.build is None else _filled(self.build, {"folder": shlex.quote(str(folder))})

    def start_line(self, folder: Path, printed: str, reference_harness: Path) -> str:
        """`printed` is the last line of what the build printed, and is a shell line itself."""
        return _filled(self.start, {
            "folder": shlex.quote(str(folder)),
            "printed": printed,
            "reference_harness": shlex.quote(str(reference_harness)),
        })


def read_list(file: Path) -> list[Implementation]:
    try:
        value = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=_object)
    except OSError as error:
        raise ListError(f"{file}: cannot be read: {error.strerror}") from error
    except ValueError as error:  # Of JSON and of UTF-8, and of a key that is there twice.
        raise ListError(f"{file}: expected JSON: {error}") from error
    try:
        return _implementations(value)
    except ListError as error:
        raise ListError(f"{file}: {error}") from None


def _implementations(value: Any) -> list[Implementation]:
    fields = _fields(value, "the file", {"implementations"})
    entries = fields["implementations"]
    if not isinstance(entries, list) or not entries:
        raise ListError("implementations: expected an array of at least one object")
    result: list[Implementation] = []
    for index, entry in enumerate(entries):
        one = _implementation(entry, f"implementations[{index}]")
        if any(one.name == other.name for other in result):
            raise ListError(f"implementations[{index}].name: expected a name of its own, {one.name} is there before")
        result.append(one)
    return result


def _implementation(value: Any, place: str) -> Implementation:
    fields = _fields(value, place, set(Implementation.__dataclass_fields__))
    name = _text(fields, place, "name")
    if not NAME.fullmatch(name):
        raise ListError(f"{place}.name: expected lower-case letters, digits and single hyphens, found {name!r}")
    requires = fields["requires"]
    if not isinstance(requires, list) or not all(
            isinstance(each, str) and OPERATION.fullmatch(each) for each in requires):
        raise ListError(f"{place}.requires: expected an array of operations or tiers, such as dmls_epoch or core")
    shards = fields["shards"]
    if type(shards) is not int or not 1 <= shards <= MOST_SHARDS:
        raise ListError(f"{place}.shards: expected a whole number from 1 to {MOST_SHARDS}, found {json.dumps(shards)}")
    one = Implementation(
        name=name, language=_text(fields, place, "language"), description=_text(fields, place, "description"),
        homepage=_text(fields, place, "homepage"), build=_text_or_null(fields, place, "build"),
        start=_text(fields, place, "start"), failures=_text_or_null(fields, place, "failures"),
        requires=tuple(requires), shards=shards)
    _check_placeholders(one.build or "", f"{place}.build", IN_BUILD)
    _check_placeholders(one.start, f"{place}.start", IN_START)
    if one.build is None and set(PLACEHOLDER.findall(one.start)) & {"folder", "printed"}:
        raise ListError(f"{place}.start: expected neither {{folder}} nor {{printed}} where build is null")
    return one


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for key, _ in pairs:
        if sum(key == other for other, _ in pairs) > 1:
            raise ValueError(f"the key {key} is there twice in one object")
    return dict(pairs)


def _fields(value: Any, place: str, keys: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ListError(f"{place}: expected an object with the keys {', '.join(sorted(keys))}")
    for key in value:
        if key not in keys:
            raise ListError(f"{place}.{key}: unknown; expected the keys {', '.join(sorted(keys))}")
    for key in sorted(keys):
        if key not in value:
            raise ListError(f"{place}.{key}: missing")
    return value


def _text(fields: dict[str, Any], place: str, key: str) -> str:
    value = fields[key]
    if not isinstance(value, str) or not value.strip():
        raise ListError(f"{place}.{key}: expected a text that is not empty, found {json.dumps(value)[:80]}")
    return value


def _text_or_null(fields: dict[str, Any], place: str, key: str) -> str | None:
    return None if fields[key] is None else _text(fields, place, key)


def _check_placeholders(line: str, place: str, known: frozenset[str]) -> None:
    for name in PLACEHOLDER.findall(line):
        if name not in known:
            names = ", ".join(f"{{{each}}}" for each in sorted(known))
            raise ListError(f"{place}: expected no placeholder but {names}, found {{{name}}}")


def _filled(line: str, values: dict[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: values[match.group(1)], line)
