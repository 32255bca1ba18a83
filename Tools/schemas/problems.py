"""What is wrong with a document, and how that is said on one line."""

from __future__ import annotations

import json
import re
from typing import Any, Iterator, List, NamedTuple, Tuple

from jsonschema.exceptions import ValidationError

Key = Tuple[Any, ...]  # path into a JSON document


class Problem(NamedTuple):
    """Something that is wrong with a document."""

    file: str
    case: str  # a case id, "seq 3", or "-"
    key: Key
    text: str

    def __str__(self) -> str:
        return f"{self.file}: {self.case}: {dotted(self.key)}: {self.text}"


def dotted(key: Key) -> str:
    """("cases", 0, "id") as cases[0].id."""
    text = ""
    for part in key:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            plain = re.fullmatch(r"[A-Za-z0-9_$./-]+", part)
            text += ("." if text else "") + (part if plain else json.dumps(part))
    return text or "-"


def short(value: Any, limit: int = 60) -> str:
    """A value on one line, its middle left out when it is long."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(c if c.isprintable() else "\\x%02x" % ord(c) for c in text)
    return text if len(text) <= limit else f"{text[: limit // 2]}…{text[-limit // 2 :]}"


def explained(error: ValidationError) -> Iterator[Tuple[Key, str]]:
    """A jsonschema error as keys and short texts."""
    key = tuple(error.absolute_path)
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        yield from ((key + (name,), "is missing") for name in missing)
    elif error.validator == "additionalProperties" and isinstance(error.schema, dict):
        yield from ((key + (name,), "is not a known key") for name in unknown_keys(error))
    elif error.validator == "oneOf":  # of required keys
        if not isinstance(error.instance, dict):
            return  # which type has already refused
        names = [name for branch in error.validator_value for name in branch["required"]]
        given = [name for name in names if name in error.instance]
        yield key, f"needs exactly one of {', '.join(names)}, has {', '.join(given) or 'none'}"
    elif error.validator == "pattern":
        pattern = error.validator_value.replace(r"\Z", "$")
        yield key, f"'{short(error.instance)}' does not match {pattern}"
    elif error.validator == "enum":
        values = ", ".join(str(value) for value in error.validator_value)
        yield key, f"{short(error.instance)} is not one of {values}"
    elif error.validator == "anyOf":
        yield key, f"{short(error.instance)} fits none of the schema's alternatives"
    else:
        yield key, short(error.message, 200)


def unknown_keys(error: ValidationError) -> List[str]:
    """The keys of an object that additionalProperties has refused."""
    schema = error.schema
    patterns = schema.get("patternProperties", ())
    return sorted(
        name for name in error.instance
        if name not in schema.get("properties", ())
        and not any(re.search(pattern, name) for pattern in patterns)
    )
