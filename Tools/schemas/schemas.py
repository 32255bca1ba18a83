"""Loading the schemas, holding them to their own rules, and checking documents against them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Tuple
from urllib.parse import urljoin

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError
from referencing import Registry
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from dialect import KNOWN_KEYWORDS, Validator, prepared, subschemas
from problems import Key, Problem, explained, short
from strict_json import parse_json

BASE = "https://dmls-vectors.invalid/schema/"
METASCHEMA = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_NAMES = (
    "common", "operations", "vectors", "manifest", "protocol-start", "protocol-announcement",
    "protocol-request", "protocol-answer", "transcript-line", "report",
)


class Schemas:
    """The schemas of a directory, compiled once."""

    def __init__(self, directory: Path) -> None:
        self.problems: List[Problem] = []
        self.documents = self._load(directory)
        if not self.problems:
            self._lint_each()
        self.registry = Registry()
        if not self.problems:
            self.registry = self.registry.with_resources(
                (document["$id"], DRAFT202012.create_resource(prepared(document)))
                for document in self.documents.values()
            )
            self._lint_references()
        self._compiled: Dict[str, Any] = {}

    @property
    def operations(self) -> List[str]:
        """The names of the operations, in the schema's order."""
        return self.documents["operations"]["$defs"]["operation"].get("enum", [])

    def check(self, name: str, instance: Any) -> List[Tuple[Key, str]]:
        """What is wrong with a document; name is a schema's, or FILE#NAME of a $def."""
        if name not in self._compiled:
            file, _, definition = name.partition("#")
            pointer = f"#/$defs/{definition}" if definition else ""
            schema = {"$ref": f"{BASE}{file}.schema.json{pointer}"}
            self._compiled[name] = Validator(schema, registry=self.registry)
        found: Dict[Tuple[Key, str], None] = {}
        for error in self._compiled[name].iter_errors(instance):
            found.update(dict.fromkeys(explained(error)))
        return list(found)

    def _load(self, directory: Path) -> Dict[str, Dict[str, Any]]:
        documents: Dict[str, Dict[str, Any]] = {}
        files = {path.name: path for path in directory.glob("*.json")}
        expected = [f"{name}.schema.json" for name in SCHEMA_NAMES]
        for file in sorted(set(expected) | set(files)):
            if file not in files:
                self._problem(file, (), "is missing")
            elif file not in expected:
                self._problem(file, (), "is not a schema that this script knows")
            else:
                self._load_one(file, files[file], documents)
        return documents

    def _load_one(self, file: str, path: Path, documents: Dict[str, Dict[str, Any]]) -> None:
        try:
            document = parse_json(path.read_bytes())
            Draft202012Validator.check_schema(document)
        except SchemaError as error:
            self._problem(file, tuple(error.absolute_path), short(error.message, 200))
        except (ValueError, OSError) as error:
            self._problem(file, (), short(str(error), 200))
        else:
            documents[file[: -len(".schema.json")]] = document

    def _lint_each(self) -> None:
        for name, document in self.documents.items():
            file = f"{name}.schema.json"
            if document.get("$schema") != METASCHEMA:
                self._problem(file, ("$schema",), f"is not {METASCHEMA}")
            if document.get("$id") != BASE + file:
                self._problem(file, ("$id",), f"is not {BASE}{file}")
            if "title" not in document:
                self._problem(file, ("title",), "is missing")
            for key, schema in subschemas(document):
                self._lint_schema(file, key, schema)

    def _lint_schema(self, file: str, key: Key, schema: Dict[str, Any]) -> None:
        for word in sorted(set(schema) - KNOWN_KEYWORDS):
            self._problem(file, key + (word,), "is not a keyword that these schemas use")
        if schema.get("type") == "object" and schema.get("additionalProperties") is not False:
            self._problem(file, key, "is an object without additionalProperties: false")
        if any(set(branch) != {"required"} for branch in schema.get("oneOf", ())):
            self._problem(file, key + ("oneOf",), "has more than required in a branch")
        if not set(schema.get("required", ())) <= set(schema.get("properties", ())):
            if schema.get("type") == "object":
                self._problem(file, key + ("required",), "names a key that is not described")
        for pattern in [schema.get("pattern", "^$"), *schema.get("patternProperties", ())]:
            if not (pattern.startswith("^") and pattern.endswith("$")):
                self._problem(file, key, f"pattern is not anchored at both ends: {pattern}")

    def _lint_references(self) -> None:
        used = set()
        defined = set()
        for name, document in self.documents.items():
            base = document["$id"]
            defined |= {f"{base}#/$defs/{definition}" for definition in document.get("$defs", ())}
            for key, schema in subschemas(document):
                if "$ref" in schema:
                    used.add(urljoin(base, schema["$ref"]))
                    self._lint_reference(f"{name}.schema.json", key, base, schema["$ref"])
        for unused in sorted(defined - used):
            file, _, pointer = unused[len(BASE) :].partition("#/")
            self._problem(file, tuple(pointer.split("/")), "is not used by any schema")

    def _lint_reference(self, file: str, key: Key, base: str, reference: str) -> None:
        try:
            self.registry.resolver(base).lookup(reference)
        except Unresolvable:
            self._problem(file, key + ("$ref",), f"leads nowhere: {reference}")

    def _problem(self, file: str, key: Key, text: str) -> None:
        self.problems.append(Problem(f"schema/{file}", "-", key, text))


def schema_problems(schemas: Schemas, schema: str, name: str, data: bytes
                    ) -> Tuple[Any, List[Problem]]:
    """A document parsed (None: it cannot be), and what its schema finds wrong with it."""
    try:
        document = parse_json(data)
    except (ValueError, RecursionError) as error:
        return None, [Problem(name, "-", (), short(str(error), 200))]
    return document, [
        Problem(name, *case_and_key(document, key), text)
        for key, text in schemas.check(schema, document)
    ]


def case_and_key(document: Any, key: Key) -> Tuple[str, Key]:
    """Names the case that a key lies in, when it has a usable id."""
    if len(key) >= 2 and key[0] == "cases" and isinstance(key[1], int):
        case = document["cases"][key[1]]
        if isinstance(case, dict) and isinstance(case.get("id"), str):
            return short(case["id"], 120), key[2:] or key
        return f"cases[{key[1]}]", key[2:]
    return "-", key
