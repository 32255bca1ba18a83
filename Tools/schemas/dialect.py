"""The part of JSON Schema that the schemas are written in, as Python and jsonschema need it."""

from __future__ import annotations

import copy
from typing import Any, Dict, Iterator, Tuple

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError

from problems import Key
from strict_json import frozen

MAP_KEYWORDS = ("$defs", "properties", "patternProperties")
LIST_KEYWORDS = ("allOf", "anyOf", "oneOf", "prefixItems")
SINGLE_KEYWORDS = ("additionalProperties", "items", "if", "then", "else")
KNOWN_KEYWORDS = {
    *MAP_KEYWORDS, *LIST_KEYWORDS, *SINGLE_KEYWORDS, "$schema", "$id", "$ref", "title",
    "description", "type", "const", "enum", "pattern", "minLength", "minimum", "maximum",
    "minItems", "maxItems", "uniqueItems", "maxProperties", "required", "dependentRequired",
}


def subschemas(schema: Any, key: Key = ()) -> Iterator[Tuple[Key, Dict[str, Any]]]:
    """A schema and every schema inside it."""
    if not isinstance(schema, dict):
        return
    yield key, schema
    for word in MAP_KEYWORDS:
        for name, inner in schema.get(word, {}).items():
            yield from subschemas(inner, key + (word, name))
    for word in LIST_KEYWORDS:
        for index, inner in enumerate(schema.get(word, [])):
            yield from subschemas(inner, key + (word, index))
    for word in SINGLE_KEYWORDS:
        yield from subschemas(schema.get(word), key + (word,))


def prepared(schema: Dict[str, Any]) -> Dict[str, Any]:
    """The schema as Python needs it.

    In Python's regular expressions $ also matches before a final newline, unlike in ECMA-262.
    Without $schema, jsonschema keeps to our Validator when it follows a reference.
    """
    result = copy.deepcopy(schema)
    result.pop("$schema", None)
    for _, inner in subschemas(result):
        if "pattern" in inner:
            inner["pattern"] = python_pattern(inner["pattern"])
        if "patternProperties" in inner:
            patterns = inner["patternProperties"]
            inner["patternProperties"] = {python_pattern(p): s for p, s in patterns.items()}
    return result


def python_pattern(pattern: str) -> str:
    """The pattern with an end that only the end of the text matches."""
    return pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern


def unique_items(_: Any, wanted: bool, instance: Any, __: Any) -> Iterator[ValidationError]:
    """uniqueItems in linear time; jsonschema compares every pair of objects."""
    if not wanted or not isinstance(instance, list):
        return
    first: Dict[Any, int] = {}
    for index, item in enumerate(instance):
        before = first.setdefault(frozen(item), index)
        if before != index:
            yield ValidationError(f"items {before} and {index} are the same", path=[index])


Validator = validators.extend(Draft202012Validator, {"uniqueItems": unique_items})
