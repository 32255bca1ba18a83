#!/usr/bin/env python3
"""Validates the test vectors and the recorded transcript against Vectors/schema.

Four things are checked: the schemas themselves; that they refuse what they should (a self-test on
documents made here); every vector file and the manifest; the transcript. What a schema cannot say
(counts, sums, unique ids, which answer belongs to which request) is checked in Python.

Needs Python 3.9 and jsonschema 4.18. Errors are one line each: file, case, key, what is wrong.
Exit status: 0 all valid, 1 something is not, 2 usage.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import re
import sys
import time
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Set, Tuple
from urllib.parse import urljoin

try:
    from jsonschema import Draft202012Validator, validators
    from jsonschema.exceptions import SchemaError, ValidationError
    from referencing import Registry
    from referencing.exceptions import Unresolvable
    from referencing.jsonschema import DRAFT202012
except ImportError as missing:
    print(f"validate-schemas: {missing}; try: pip install 'jsonschema>=4.18'", file=sys.stderr)
    sys.exit(2)

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "Vectors" / "schema"
VECTORS = ROOT / "Vectors"
TRANSCRIPT = ROOT / "Tools" / "harnesses" / "transcript.jsonl"
MANIFEST = "manifest.json"
# The kinds of error that malformed stands for.
PARSE_KINDS = (
    "truncated", "trailing_bytes", "non_minimal_length", "invalid_length_prefix", "unknown_value",
    "unsupported_version",
)

BASE = "https://dmls-vectors.invalid/schema/"
METASCHEMA = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_NAMES = (
    "common", "operations", "vectors", "manifest", "protocol-start", "protocol-announcement",
    "protocol-request", "protocol-answer", "transcript-line",
)

Key = Tuple[Any, ...]  # path into a JSON document


# Problems


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


# JSON


def parse_json(data: bytes) -> Any:
    """Parses strictly: UTF-8 without a mark, no key twice, no NaN. Raises ValueError."""

    def unique_keys(pairs: List[Tuple[str, Any]]) -> Dict[str, Any]:
        result = dict(pairs)
        if len(result) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = sorted({key for key in keys if keys.count(key) > 1})
            raise ValueError(f"key given twice: {', '.join(map(short, twice))}")
        return result

    def no_constant(name: str) -> None:
        raise ValueError(f"{name} is not JSON")

    text = data.decode("utf-8")
    return json.loads(text, object_pairs_hook=unique_keys, parse_constant=no_constant)


def frozen(value: Any) -> Any:
    """A hashable stand-in, equal where JSON Schema calls two values equal."""
    if isinstance(value, dict):
        return ("object", frozenset((key, frozen(item)) for key, item in value.items()))
    if isinstance(value, list):
        return ("array", tuple(frozen(item) for item in value))
    return (isinstance(value, bool), value)


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


# Schemas

MAP_KEYWORDS = ("$defs", "properties", "patternProperties")
LIST_KEYWORDS = ("allOf", "anyOf", "oneOf")
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
    return pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern


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
        return self.documents["operations"]["$defs"]["operation"].get("enum", [])

    def check(self, name: str, instance: Any) -> List[Tuple[Key, str]]:
        """What is wrong with a document; name is a schema's, or operations#NAME of a $def."""
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
        yield key, f"{short(error.instance)} is not one of {', '.join(error.validator_value)}"
    elif error.validator == "anyOf":
        yield key, f"{short(error.instance)} fits none of the schema's alternatives"
    else:
        yield key, short(error.message, 200)


def unknown_keys(error: ValidationError) -> List[str]:
    schema = error.schema
    patterns = schema.get("patternProperties", ())
    return sorted(
        name for name in error.instance
        if name not in schema.get("properties", ())
        and not any(re.search(pattern, name) for pattern in patterns)
    )


# What a schema cannot say about an operation


def operation_problems(question: Dict[str, Any], answer: Dict[str, Any]
                       ) -> Iterator[Tuple[Key, str]]:
    """Checks an output, valid by its schema, against the input of the same operation."""
    output = answer["output"]
    given = question["input"]
    if "steps" in output:
        yield from length_problems("steps", given, output)
        for index, (step, result) in enumerate(zip(given["steps"], output["steps"])):
            for key, text in step_problems(step, result):
                yield ("output", "steps", index) + key, text
    if "children" in output:
        yield from length_problems("children", given, output)
    yield from intermediate_problems(answer.get("intermediates", []))


def length_problems(name: str, given: Dict[str, Any], output: Dict[str, Any]
                    ) -> Iterator[Tuple[Key, str]]:
    asked, got = len(given[name]), len(output[name])
    if asked != got:
        yield ("output", name), f"has {got} results for {asked} questions"


def step_problems(step: Dict[str, Any], result: Dict[str, Any]) -> Iterator[Tuple[Key, str]]:
    wanted = {"evaluate": ("out", "error"), "save_and_restore": (), "retained_nodes": ("nodes",)}
    keys = wanted[step["do"]]
    if not (any(key in result for key in keys) if keys else not result):
        have = ", ".join(result) or "nothing"
        yield (), f"{step['do']} wants {' or '.join(keys) or 'nothing'}, has {have}"
    seen = set()
    for index, node in enumerate(result.get("nodes", ())):
        key = ("nodes", index)
        prefix, depth = bytes.fromhex(node["prefix"]), node["depth"]
        if len(prefix) != (depth + 7) // 8:
            yield key + ("prefix",), f"is {len(prefix)} bytes at depth {depth}"
        elif depth % 8 and prefix[-1] & (0xFF >> depth % 8):
            yield key + ("prefix",), f"has bits set beyond depth {depth}"
        if (depth, prefix) in seen:
            yield key, "is listed twice"
        seen.add((depth, prefix))


def intermediate_problems(intermediates: List[Dict[str, str]]) -> Iterator[Tuple[Key, str]]:
    """Names are unique and, where they are numbered, in order of computation."""
    last = -1.0
    for index, item in enumerate(intermediates):
        number = item["name"].rpartition("_")[2]
        rank = float(number) if number.isdigit() else float("inf")
        if index and rank <= last:
            yield ("intermediates", index, "name"), f"{item['name']} is out of order or repeated"
        last = rank


# Vector files


def check_vectors(schemas: Schemas, files: Dict[str, bytes]) -> List[Problem]:
    """Checks vector files and their manifest, given as file names and contents."""
    problems: List[Problem] = []
    documents: Dict[str, Any] = {}
    for name in sorted(files):
        schema = "manifest" if name == MANIFEST else "vectors"
        document, found = schema_problems(schemas, schema, name, files[name])
        problems += found
        if not found:
            documents[name] = document
    manifest = documents.pop(MANIFEST, None)
    for name, document in documents.items():
        problems += file_problems(name, document)
    problems += unique_problems(documents)
    if MANIFEST not in files:
        problems.append(Problem(MANIFEST, "-", (), "is missing"))
    elif manifest is not None:
        problems += manifest_problems(manifest, files, documents)
    if not set(files) - {MANIFEST}:
        problems.append(Problem("*.json", "-", (), "there is no vector file"))
    return problems


def schema_problems(schemas: Schemas, schema: str, name: str, data: bytes
                    ) -> Tuple[Any, List[Problem]]:
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


def file_problems(name: str, document: Dict[str, Any]) -> Iterator[Problem]:
    """Cross checks inside one file that is valid by its schema."""
    cases = document["cases"]
    if document["count"] != len(cases):
        text = f"is {document['count']}, there are {len(cases)} cases"
        yield Problem(name, "-", ("count",), text)
    for word in ("flags", "readings"):
        used = {entry for case in cases for entry in case[word]}
        for unused in sorted(set(document[word]) - used):
            yield Problem(name, "-", (word, unused), "is explained, but no case uses it")
    for case in cases:
        for key, text in case_problems(document, case):
            yield Problem(name, case["id"], key, text)


def case_problems(document: Dict[str, Any], case: Dict[str, Any]) -> Iterator[Tuple[Key, str]]:
    for word in ("flags", "readings"):
        for index, entry in enumerate(case[word]):
            if entry not in document[word]:
                yield (word, index), f"{entry} is not explained in the header"
    family, suite = case["id"].split("/")[:2]
    if family != document["family"]:
        yield ("id",), f"does not start with the family {document['family']}"
    if suite != f"suite-{case['cipher_suite']}":
        yield ("id",), f"does not name cipher suite {case['cipher_suite']}"
    expect = case["expect"]
    if "output" in expect:
        for key, text in operation_problems(case, expect):
            yield ("expect",) + key, text
    elif "malformed" in expect["error"]:
        first = expect["error"].index("malformed") + 1
        for index, kind in enumerate(expect["error"][first:], start=first):
            if kind in PARSE_KINDS:
                text = f"{kind} is more precise than malformed, and comes before it"
                yield ("expect", "error", index), text


def unique_problems(documents: Dict[str, Any]) -> Iterator[Problem]:
    """Ids and families are unique over all files."""
    ids: Dict[str, str] = {}
    families: Dict[str, str] = {}
    for name, document in documents.items():
        other = families.setdefault(document["family"], name)
        if other != name:
            yield Problem(name, "-", ("family",), f"is also that of {other}")
        for case in document["cases"]:
            if case["id"] in ids:
                yield Problem(name, case["id"], ("id",), f"is also used in {ids[case['id']]}")
            ids.setdefault(case["id"], name)


def manifest_problems(manifest: Dict[str, Any], files: Dict[str, bytes],
                      documents: Dict[str, Any]) -> Iterator[Problem]:
    listed: Dict[str, int] = {}
    for index, entry in enumerate(manifest["files"]):
        name, key = entry["name"], ("files", index)
        if name in listed:
            yield Problem(MANIFEST, "-", key + ("name",), f"{name} is listed twice")
        elif name == MANIFEST or name not in files:
            yield Problem(MANIFEST, "-", key + ("name",), f"{name} is not a vector file")
        else:
            for field, text in entry_problems(manifest, entry, files[name], documents.get(name)):
                yield Problem(MANIFEST, "-", key + (field,), f"{name}: {text}")
        listed[name] = index
    for name in sorted(set(files) - set(listed) - {MANIFEST}):
        yield Problem(MANIFEST, "-", ("files",), f"does not list {name}")


def entry_problems(manifest: Dict[str, Any], entry: Dict[str, Any], data: bytes,
                   document: Optional[Dict[str, Any]]) -> Iterator[Tuple[str, str]]:
    actual: Dict[str, Any] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    if document is not None:
        actual["family"] = document["family"]
        actual["tier"] = document["tier"]
        actual["cases"] = len(document["cases"])
        for word in ("generator", "seed"):
            if manifest[word] != document[word]:
                yield "name", f"the file's {word} is not the manifest's"
    for word, value in actual.items():
        if entry[word] != value:
            yield word, f"is {entry[word]}, the file has {value}"


# The transcript


def check_transcript(schemas: Schemas, name: str, data: bytes) -> List[Problem]:
    """Checks a recorded conversation: each line, and that each answer fits its request."""
    if not data.endswith(b"\n"):
        return [Problem(name, "-", (), "does not end with a line end")]
    problems: List[Problem] = []
    conversation = Conversation(schemas)
    for number, line in enumerate(data[:-1].split(b"\n"), start=1):
        where = f"{name}:{number}"
        document, found = schema_problems(schemas, "transcript-line", where, line)
        if found:
            problems += [problem._replace(case=sequence(document)) for problem in found]
            conversation.has_gaps = True
        else:
            problems += [
                Problem(where, sequence(document), ("message",) + key, text)
                for key, text in conversation.add(document)
            ]
    return problems + list(conversation.finish(name))


def sequence(line: Any) -> str:
    message = line.get("message") if isinstance(line, dict) else None
    number = message.get("seq") if isinstance(message, dict) else None
    return f"seq {number}" if isinstance(number, int) else "-"


class Conversation:
    """Pairs answers with requests. After an invalid line nothing is said about absent ones."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self.has_gaps = False
        self.lines = 0
        self.announced: Optional[Dict[str, Any]] = None
        self.requests: Dict[int, Dict[str, Any]] = {}
        self.answered: Set[int] = set()

    def add(self, line: Dict[str, Any]) -> Iterator[Tuple[Key, str]]:
        kind, message = kind_of(line), line["message"]
        self.lines += 1
        if not self.has_gaps:
            if (self.lines == 1) != (kind == "start"):
                yield (), "start is the first line, and only that"
            if (self.lines == 2) != (kind == "announcement"):
                yield (), "the announcement is the second line, and only that"
        if kind == "announcement":
            self.announced = message
        elif kind == "request":
            yield from self._request(message)
        elif kind == "answer":
            yield from self._answer(message)

    def finish(self, name: str) -> Iterator[Problem]:
        if self.has_gaps:
            return
        if not self.requests:
            yield Problem(name, "-", (), "holds no request")
        for number in sorted(set(self.requests) - self.answered):
            yield Problem(name, f"seq {number}", (), "has no answer")

    def _request(self, request: Dict[str, Any]) -> Iterator[Tuple[Key, str]]:
        if request["seq"] in self.requests:
            yield ("seq",), "was asked before"
        self.requests[request["seq"]] = request
        if self.announced is not None:
            yield from unannounced(self.announced, request)

    def _answer(self, answer: Dict[str, Any]) -> Iterator[Tuple[Key, str]]:
        number = answer["seq"]
        if number in self.answered:
            yield ("seq",), "was answered before"
        elif number in self.requests:
            yield from answer_problems(self.schemas, self.requests[number], answer)
        elif not self.has_gaps:
            yield ("seq",), "answers no request above"
        self.answered.add(number)


def kind_of(line: Dict[str, Any]) -> str:
    if line["from"] == "verifier":
        return "start" if line["message"]["op"] == "start" else "request"
    return "announcement" if "protocol" in line["message"] else "answer"


def unannounced(announced: Dict[str, Any], request: Dict[str, Any]) -> Iterator[Tuple[Key, str]]:
    pairs = (("op", "operations"), ("cipher_suite", "cipher_suites"), ("draft", "drafts"))
    for word, words in pairs:
        if request[word] not in announced[words]:
            yield (word,), f"{request[word]} was not announced"


def answer_problems(schemas: Schemas, request: Dict[str, Any], answer: Dict[str, Any]
                    ) -> List[Tuple[Key, str]]:
    """The output against the schema of the operation that was asked for."""
    found: List[Tuple[Key, str]] = []
    for word in ("output", "intermediates"):
        if word in answer:
            problems = schemas.check(f"operations#{request['op']}_{word}", answer[word])
            found += [((word,) + key, text) for key, text in problems]
    if not found and "output" in answer:
        found += operation_problems(request, answer)
    return found


# Self-test: valid documents, and what has to be refused

HEX = "0f" * 32
REMOVED = object()  # as a new value: take the key away

# operation: (input, output, name of an intermediate)
SAMPLES: Dict[str, Tuple[Dict[str, Any], Dict[str, Any], Optional[str]]] = {
    "expand_with_label": (
        {"secret": HEX, "label": "", "context": "", "length": 0}, {"out": ""}, "kdf_label"),
    "derive_secret": ({"secret": HEX, "label": "x"}, {"out": HEX}, "kdf_label"),
    "tree_node": ({"node_secret": HEX}, {"left": HEX, "right": HEX}, None),
    "dmls_epoch": ({"epoch_secret": HEX}, {"dmls_epoch": HEX}, None),
    "commit_confirmation": ({"path_secret": None}, {"commit_confirmation": HEX}, None),
    "pprf_evaluate": ({"secret": HEX, "input": HEX}, {"out": HEX}, "node_secret_256"),
    "pprf_puncture": (
        {"secret": HEX, "steps": [
            {"do": "evaluate", "input": HEX}, {"do": "save_and_restore"},
            {"do": "evaluate", "input": HEX}, {"do": "retained_nodes"}]},
        {"steps": [
            {"out": HEX}, {}, {"error": "punctured"},
            {"nodes": [{"depth": 1, "prefix": "80", "secret": HEX},
                       {"depth": 0, "prefix": "", "secret": HEX}]}]},
        None),
    "derive_child_secret": (
        {"prf_key": HEX, "children": 2 * [{"label": "x", "input_secret": HEX, "context": ""}]},
        {"children": [{"child_secret": HEX}, {"error": "punctured"}]}, "input_0"),
    "dmls_message_encode": (
        {"message": HEX, "dmls_epoch": HEX}, {"dmls_message": HEX}, None),
    "dmls_message_decode": (
        {"dmls_message": HEX}, {"message": HEX, "dmls_epoch": HEX}, None),
}
# Keys that may be absent, in any of the documents below.
OPTIONAL = {
    ("version",), ("language",), ("url",), ("error", "kind"), ("error", "message"),
    ("message", "version"), ("message", "language"), ("message", "url"),
    ("intermediates",), ("expect", "intermediates"), ("message", "intermediates"),
    ("flags", "SomeFlag"), ("readings", "R1"),
}


def sample_expect(operation: str) -> Dict[str, Any]:
    _, output, intermediate = copy.deepcopy(SAMPLES[operation])
    if intermediate is None:
        return {"output": output}
    return {"output": output, "intermediates": [{"name": intermediate, "value": HEX}]}


def sample_file(operation: str) -> Dict[str, Any]:
    """A vector file with a case that succeeds and one that does not."""
    case = {
        "id": f"{operation}/suite-1/good/a.b-c_1", "comment": "a comment", "flags": ["SomeFlag"],
        "readings": ["R1"], "drafts": ["01", "02"], "operation": operation, "cipher_suite": 1,
        "input": copy.deepcopy(SAMPLES[operation][0]), "expect": sample_expect(operation),
    }
    refused = {**copy.deepcopy(case), "id": f"{operation}/suite-1/bad", "flags": [],
               "readings": [], "expect": {"error": ["truncated", "malformed"]}}
    return {
        "format": 1, "family": operation, "tier": "core", "description": "a sample",
        "specification": "Section 1", "draft": "draft-kohbrok-mls-dmls-01",
        "generator": {"name": "gen-vectors", "version": "1.0.0-rc.1"}, "seed": "a seed", "count": 2,
        "flags": {"SomeFlag": {"description": "a", "section": "1", "effect": "b"}},
        "readings": {"R1": "a reading"}, "cases": [case, refused],
    }


def sample_manifest(files: Dict[str, bytes]) -> Dict[str, Any]:
    documents = {name: json.loads(data) for name, data in files.items()}
    return {
        "format": 1, "draft": "draft-kohbrok-mls-dmls-01", "seed": "a seed",
        "generator": {"name": "gen-vectors", "version": "1.0.0-rc.1"},
        "files": [
            {"name": name, "family": documents[name]["family"], "tier": documents[name]["tier"],
             "cases": len(documents[name]["cases"]), "bytes": len(data),
             "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in files.items()],
    }


def sample_request(operation: str, number: int = 0) -> Dict[str, Any]:
    return {"seq": number, "op": operation, "cipher_suite": 1, "draft": "01",
            "input": copy.deepcopy(SAMPLES[operation][0])}


def sample_answer(operation: str, number: int = 0) -> Dict[str, Any]:
    return {"seq": number, **sample_expect(operation)}


START = {"op": "start", "protocol": 1}
ANNOUNCEMENT = {
    "protocol": 1, "name": "a", "version": "b", "language": "c", "url": "d", "drafts": ["01"],
    "cipher_suites": [1, 7], "operations": list(SAMPLES),
}
REFUSAL = {"seq": 0, "error": {"kind": "punctured", "message": "a"}}
SKIP = {"seq": 0, "skipped": {"reason": "a"}}


def line(sender: str, message: Dict[str, Any]) -> Dict[str, Any]:
    return {"from": sender, "message": copy.deepcopy(message)}


def sample_transcript() -> List[Dict[str, Any]]:
    """Start, announcement, a request for each operation, and the answers in another order."""
    pairs = list(enumerate(SAMPLES))
    lines = [line("verifier", START), line("child", ANNOUNCEMENT)]
    lines += [line("verifier", sample_request(name, number)) for number, name in pairs]
    return lines + [line("child", sample_answer(name, n)) for n, name in reversed(pairs)]


def sample_documents() -> Iterator[Tuple[str, Any]]:
    """Schemas and documents that they have to accept."""
    yield "manifest", SAMPLE_MANIFEST
    for name in SAMPLES:
        yield "vectors", sample_file(name)
        yield "protocol-request", sample_request(name)
        yield f"operations#{name}_output", sample_expect(name)["output"]
    yield "protocol-start", START
    yield "protocol-announcement", ANNOUNCEMENT
    for answer in (sample_answer("dmls_epoch"), sample_answer("derive_secret"), REFUSAL, SKIP):
        yield "protocol-answer", answer
    for document in sample_transcript()[:3] + [line("child", sample_answer("tree_node"))]:
        yield "transcript-line", document


def as_bytes(document: Any) -> bytes:
    return json.dumps(document).encode()


class Edit(NamedTuple):
    """A change to a valid document, and the key at which it has to be refused."""

    title: str
    key: Key
    value: Any
    refused_at: Optional[Key] = None  # None: at key


VECTOR_EDITS = {
    "dmls_epoch": [
        Edit("unknown key in the header", ("extra",), 1),
        Edit("unknown key in a case", ("cases", 0, "extra"), 1),
        Edit("unknown key in an input", ("cases", 0, "input", "extra"), HEX),
        Edit("unknown key in an output", ("cases", 0, "expect", "output", "extra"), HEX),
        Edit("upper-case hex", ("cases", 0, "input", "epoch_secret"), "0F"),
        Edit("hex of odd length", ("cases", 0, "input", "epoch_secret"), "0f0"),
        Edit("hex with a line end", ("cases", 0, "input", "epoch_secret"), "0f\n"),
        Edit("null for hex", ("cases", 0, "input", "epoch_secret"), None),
        Edit("missing input", ("cases", 1, "input"), REMOVED),
        Edit("missing key of an input", ("cases", 1, "input", "epoch_secret"), REMOVED),
        Edit("missing output", ("cases", 0, "expect"), {}),
        Edit("output and error", ("cases", 0, "expect", "error"), ["punctured"],
             ("cases", 0, "expect")),
        Edit("unknown kind of error", ("cases", 1, "expect", "error", 0), "broken"),
        Edit("no kind of error", ("cases", 1, "expect", "error"), []),
        Edit("a kind of error twice", ("cases", 1, "expect", "error", 1), "truncated"),
        Edit("intermediates of another operation", ("cases", 0, "expect", "intermediates"),
             [{"name": "kdf_label", "value": ""}]),
        Edit("id without a suite", ("cases", 0, "id"), "dmls_epoch/a"),
        Edit("id with a suite that does not exist", ("cases", 0, "id"), "dmls_epoch/suite-8/a"),
        Edit("id in upper case", ("cases", 0, "id"), "dmls_epoch/suite-1/A"),
        Edit("id that ends in a slash", ("cases", 0, "id"), "dmls_epoch/suite-1/a/"),
        Edit("unknown operation", ("cases", 0, "operation"), "dmls"),
        Edit("operation of the protocol's start", ("cases", 0, "operation"), "start"),
        Edit("another operation", ("cases", 0, "operation"), "tree_node",
             ("cases", 0, "input", "node_secret")),
        Edit("cipher suite 0", ("cases", 0, "cipher_suite"), 0),
        Edit("cipher suite 8", ("cases", 0, "cipher_suite"), 8),
        Edit("cipher suite as text", ("cases", 0, "cipher_suite"), "1"),
        Edit("no draft", ("cases", 0, "drafts"), []),
        Edit("unknown draft", ("cases", 0, "drafts", 0), "04"),
        Edit("draft twice", ("cases", 0, "drafts", 1), "01"),
        Edit("flag twice", ("cases", 0, "flags"), ["SomeFlag", "SomeFlag"]),
        Edit("reading twice", ("cases", 0, "readings"), ["R1", "R1"]),
        Edit("empty comment", ("cases", 0, "comment"), ""),
        Edit("count 0", ("count",), 0),
        Edit("bad reading", ("cases", 0, "readings", 0), "R0"),
        Edit("bad flag", ("cases", 0, "flags", 0), "some-flag"),
        Edit("bad reading in the header", ("readings", "r1"), "a"),
        Edit("flag with a line end in the header", ("flags", "A\n"),
             {"description": "a", "section": "1", "effect": "b"}),
        Edit("no cases", ("cases",), []),
        Edit("format 2", ("format",), 2),
        Edit("format true", ("format",), True),
        Edit("another draft name", ("draft",), "draft-kohbrok-mls-dmls-02"),
        Edit("unknown tier", ("tier",), "extra"),
        Edit("bad version", ("generator", "version"), "1.0"),
        Edit("another generator", ("generator", "name"), "someone"),
        Edit("family in upper case", ("family",), "Epoch"),
    ],
    "expand_with_label": [
        Edit("intermediates beside an error", ("cases", 1, "expect", "intermediates"),
             [{"name": "kdf_label", "value": ""}], ("cases", 1, "expect")),
        Edit("negative length", ("cases", 0, "input", "length"), -1),
        Edit("length as text", ("cases", 0, "input", "length"), "32"),
        Edit("empty intermediates", ("cases", 0, "expect", "intermediates"), []),
        Edit("unknown intermediate", ("cases", 0, "expect", "intermediates", 0, "name"), "other"),
    ],
    "commit_confirmation": [
        Edit("path_secret absent instead of null", ("cases", 0, "input", "path_secret"), REMOVED),
        Edit("path_secret in upper case", ("cases", 0, "input", "path_secret"), "0F"),
    ],
    "pprf_puncture": [
        Edit("unknown step", ("cases", 0, "input", "steps", 1, "do"), "sleep"),
        Edit("input of a step that takes none", ("cases", 0, "input", "steps", 1, "input"), HEX),
        Edit("evaluate without an input", ("cases", 0, "input", "steps", 0, "input"), REMOVED),
        Edit("two results of a step", ("cases", 0, "expect", "output", "steps", 0, "error"),
             "punctured", ("cases", 0, "expect", "output", "steps", 0)),
        Edit("list of errors in a step", ("cases", 0, "expect", "output", "steps", 2, "error"),
             ["punctured"]),
        Edit("negative depth",
             ("cases", 0, "expect", "output", "steps", 3, "nodes", 0, "depth"), -1),
    ],
    "derive_child_secret": [
        Edit("child with secret and error",
             ("cases", 0, "expect", "output", "children", 0, "error"), "punctured",
             ("cases", 0, "expect", "output", "children", 0)),
        Edit("child with neither", ("cases", 0, "expect", "output", "children", 0), {}),
    ],
}
SAMPLE_MANIFEST = sample_manifest({"a.json": as_bytes(sample_file("dmls_epoch"))})
SAMPLE_ENTRY = SAMPLE_MANIFEST["files"][0]
OTHER_EDITS = [
    ("manifest", SAMPLE_MANIFEST, [
        Edit("short sum", ("files", 0, "sha256"), "00"),
        Edit("sum in upper case", ("files", 0, "sha256"), "0F" * 32),
        Edit("file in a directory", ("files", 0, "name"), "a/b.json"),
        Edit("no files", ("files",), []),
        Edit("no cases", ("files", 0, "cases"), 0),
        Edit("no bytes", ("files", 0, "bytes"), 0),
        Edit("entry twice", ("files",), 2 * [SAMPLE_ENTRY]),
    ]),
    ("protocol-start", START, [
        Edit("protocol 2", ("protocol",), 2),
        Edit("another op", ("op",), "stop"),
    ]),
    ("protocol-announcement", ANNOUNCEMENT, [
        Edit("suite twice", ("cipher_suites", 1), 1),
        Edit("draft twice", ("drafts",), ["01", "01"]),
        Edit("operation twice", ("operations",), ["tree_node", "tree_node"]),
        Edit("unknown operation", ("operations", 0), "start"),
        Edit("unknown draft", ("drafts", 0), "1"),
        Edit("null for an optional text", ("url",), None),
    ]),
    ("protocol-request", sample_request("dmls_epoch"), [
        Edit("negative seq", ("seq",), -1),
        Edit("seq as text", ("seq",), "1"),
        Edit("seq true", ("seq",), True),
        Edit("input of another operation", ("input",), {"node_secret": HEX},
             ("input", "epoch_secret")),
    ]),
    ("protocol-answer", sample_answer("derive_secret"), [
        Edit("output and error", ("error",), {"kind": "punctured"}, ()),
        Edit("output and skipped", ("skipped",), {"reason": "a"}, ()),
        Edit("neither output, error nor skipped", ("output",), REMOVED, ()),
        Edit("output of no operation", ("output",), {"other": HEX}),
        Edit("unknown intermediate", ("intermediates", 0, "name"), "node_secret_01"),
    ]),
    ("protocol-answer", REFUSAL, [
        Edit("negative seq", ("seq",), -1),
        Edit("unknown kind", ("error", "kind"), "other"),
        Edit("kind as a list", ("error", "kind"), ["punctured"]),
        Edit("error as text", ("error",), "punctured"),
        Edit("intermediates beside an error", ("intermediates",), [], ()),
    ]),
    ("protocol-answer", SKIP, [Edit("skipped without a reason", ("skipped",), {},
                                    ("skipped", "reason"))]),
    ("transcript-line", line("verifier", START), [
        Edit("start from the child", ("from",), "child", ("message", "op")),
        Edit("unknown sender", ("from",), "nobody"),
        Edit("message as text", ("message",), "{}"),
    ]),
    ("transcript-line", line("child", sample_answer("dmls_epoch")), [
        Edit("answer from the verifier", ("from",), "verifier", ("message", "op")),
    ]),
]


def edited(document: Any, key: Key, value: Any) -> Any:
    if not key:
        return value
    result = copy.deepcopy(document)
    target = result
    for part in key[:-1]:
        target = target[part]
    if value is REMOVED:
        del target[key[-1]]
    else:
        target[key[-1]] = copy.deepcopy(value)
    return result


def values(document: Any, key: Key = ()) -> Iterator[Tuple[Key, Any]]:
    """A document and every value inside it."""
    yield key, document
    if isinstance(document, (dict, list)):
        items = document.items() if isinstance(document, dict) else enumerate(document)
        for part, item in items:
            yield from values(item, key + (part,))


def sweep(document: Any) -> Iterator[Tuple[str, Any]]:
    """An unknown key in each object, each value of another type, each required key missing."""
    for key, value in values(document):
        yield f"1.5 as {dotted(key)}", edited(document, key, 1.5)
        if isinstance(value, dict):
            yield f"unknown key in {dotted(key)}", edited(document, key + ("unknown_key",), 1)
        if key and isinstance(key[-1], str) and not may_be_absent(key):
            yield f"without {dotted(key)}", edited(document, key, REMOVED)


def may_be_absent(key: Key) -> bool:
    if key[:1] == ("cases",):
        key = key[2:]
    if len(key) >= 3 and key[-3] == "steps" and key[-1] in ("out", "error", "nodes"):
        return True  # {} is the result of save_and_restore
    return key in OPTIONAL


class SelfTest:
    """Runs the self-test; failures are kept, refusals counted."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self.failures: List[Problem] = []
        self.refused = 0

    def run(self) -> None:
        if list(SAMPLES) != self.schemas.operations:
            self._fail("operations", "the self-test's operations are not the schema's")
        for name, document in sample_documents():
            for key, text in self.schemas.check(name, document):
                self._fail(name, f"a valid document is refused: {dotted(key)}: {text}")
            for title, changed in sweep(document):
                self._refuse(name, title, self.schemas.check(name, changed), None)
        self._intermediates()
        self._edits()
        self._vectors()
        self._transcript()

    def _intermediates(self) -> None:
        for operation, sample in SAMPLES.items():
            schema = f"operations#{operation}_intermediates"
            self._refuse(schema, "an object", self.schemas.check(schema, {}), None)
            for foreign in {other[2] for other in SAMPLES.values()} - {sample[2], None}:
                found = self.schemas.check(schema, [{"name": foreign, "value": HEX}])
                self._refuse(schema, f"intermediate {foreign}", found, None)

    def _edits(self) -> None:
        tables = [("vectors", sample_file(name), edits) for name, edits in VECTOR_EDITS.items()]
        for schema, document, edits in tables + OTHER_EDITS:
            for edit in edits:
                found = self.schemas.check(schema, edited(document, edit.key, edit.value))
                at = edit.key if edit.refused_at is None else edit.refused_at
                self._refuse(schema, edit.title, found, at)

    def _refuse(self, schema: str, title: str, found: List[Tuple[Key, str]], at: Optional[Key]
                ) -> None:
        if not found:
            self._fail(schema, f"accepted: {title}")
        elif at is not None and not any(key[: len(at)] == at for key, _ in found):
            self._fail(schema, f"{title}: refused at {dotted(found[0][0])}, not {dotted(at)}")
        else:
            self.refused += 1

    def _cross(self, what: str, title: str, problems: List[Problem], wanted: str) -> None:
        if not any(wanted in str(problem) for problem in problems):
            have = str(problems[0]) if problems else "nothing"
            self._fail(what, f"{title}: wanted '{wanted}', found {have}")
        else:
            self.refused += 1

    def _fail(self, what: str, text: str) -> None:
        self.failures.append(Problem("self-test", what, (), text))

    # Cross checks of the files

    def _vectors(self) -> None:
        names = ("dmls_epoch", "pprf_puncture", "derive_child_secret")
        documents = {f"{name}.json": sample_file(name) for name in names}
        for problem in check_vectors(self.schemas, with_manifest(documents)):
            self._fail("files", f"valid files are refused: {problem}")
        for title, file, key, value, wanted in FILE_EDITS:
            changed = {**documents, file: edited(documents[file], key, value)}
            problems = check_vectors(self.schemas, with_manifest(changed))
            self._cross("files", title, problems, wanted)
        for title, key, value, wanted in MANIFEST_EDITS:
            files = with_manifest(documents)
            manifest = edited(json.loads(files[MANIFEST]), key, value)
            problems = check_vectors(self.schemas, {**files, MANIFEST: as_bytes(manifest)})
            self._cross("manifest", title, problems, wanted)
        for title, change, wanted in BYTE_EDITS:
            files = with_manifest(documents)
            change(files)
            self._cross("files", title, check_vectors(self.schemas, files), wanted)

    # Cross checks of the transcript

    def _transcript(self) -> None:
        lines = sample_transcript()
        for problem in check_transcript(self.schemas, "t", as_lines(lines)):
            self._fail("transcript", f"a valid transcript is refused: {problem}")
        for title, change, wanted in TRANSCRIPT_EDITS:
            changed = copy.deepcopy(lines)
            change(changed)
            problems = check_transcript(self.schemas, "t", as_lines(changed))
            self._cross("transcript", title, problems, wanted)


def with_manifest(documents: Dict[str, Any]) -> Dict[str, bytes]:
    files = {name: as_bytes(document) for name, document in documents.items()}
    return {**files, MANIFEST: as_bytes(sample_manifest(files))}


def as_lines(lines: List[Any]) -> bytes:
    return b"".join(as_bytes(entry) + b"\n" for entry in lines)


def replacing(file: str, old: bytes, new: bytes) -> Callable[[Dict[str, bytes]], None]:
    def change(files: Dict[str, bytes]) -> None:
        assert old in files[file]
        files[file] = files[file].replace(old, new, 1)
    return change


STEPS = ("cases", 0, "expect", "output", "steps")
# title, file, key, new value, what the problem says
FILE_EDITS = [
    ("wrong count", "dmls_epoch.json", ("count",), 3, "count: is 3"),
    ("flag not explained", "dmls_epoch.json", ("cases", 1, "flags"), ["Other"],
     "dmls_epoch/suite-1/bad: flags[0]: Other is not explained"),
    ("reading not explained", "dmls_epoch.json", ("cases", 1, "readings"), ["R2"],
     "readings[0]: R2 is not explained"),
    ("flag not used", "dmls_epoch.json", ("cases", 0, "flags"), [], "flags.SomeFlag: is explained"),
    ("reading not used", "dmls_epoch.json", ("cases", 0, "readings"), [],
     "readings.R1: is explained"),
    ("id of another family", "dmls_epoch.json", ("cases", 0, "id"), "other/suite-1/a",
     "does not start with the family"),
    ("id of another suite", "dmls_epoch.json", ("cases", 0, "id"), "dmls_epoch/suite-2/a",
     "does not name cipher suite 1"),
    ("id twice in a file", "dmls_epoch.json", ("cases", 0, "id"), "dmls_epoch/suite-1/bad",
     "id: is also used in dmls_epoch.json"),
    ("id twice over files", "dmls_epoch.json", ("cases", 0, "id"), "pprf_puncture/suite-1/bad",
     "id: is also used in dmls_epoch.json"),
    ("the same case twice", "dmls_epoch.json", ("cases",), 2 * sample_file("dmls_epoch")["cases"],
     "items 0 and 2 are the same"),
    ("family twice", "dmls_epoch.json", ("family",), "pprf_puncture", "family: is also that of"),
    ("malformed first", "dmls_epoch.json", ("cases", 1, "expect", "error"),
     ["malformed", "wrong_length", "truncated"], "expect.error[2]: truncated is more precise"),
    ("fewer results than steps", "pprf_puncture.json", STEPS, [{"out": HEX}],
     "has 1 results for 4 questions"),
    ("no result of evaluate", "pprf_puncture.json", STEPS + (0,), {}, "evaluate wants out"),
    ("result of save_and_restore", "pprf_puncture.json", STEPS + (1,), {"out": HEX},
     "save_and_restore wants nothing"),
    ("no nodes", "pprf_puncture.json", STEPS + (3,), {}, "retained_nodes wants nodes"),
    ("long prefix", "pprf_puncture.json", STEPS + (3, "nodes", 0, "prefix"), "8000",
     "is 2 bytes at depth 1"),
    ("unused bits", "pprf_puncture.json", STEPS + (3, "nodes", 0, "prefix"), "c0",
     "has bits set beyond depth 1"),
    ("node twice", "pprf_puncture.json", STEPS + (3, "nodes"),
     2 * [{"depth": 0, "prefix": "", "secret": HEX}], "is listed twice"),
    ("more results than children", "derive_child_secret.json",
     ("cases", 0, "expect", "output", "children"), 3 * [{"child_secret": HEX}],
     "has 3 results for 2 questions"),
    ("intermediates out of order", "derive_child_secret.json",
     ("cases", 0, "expect", "intermediates"),
     [{"name": "input_1", "value": HEX}, {"name": "input_0", "value": HEX}], "out of order"),
]
MANIFEST_EDITS = [
    ("wrong sum", ("files", 0, "sha256"), "00" * 32, "files[0].sha256: dmls_epoch.json: is 0000"),
    ("wrong size", ("files", 0, "bytes"), 1, "files[0].bytes: dmls_epoch.json: is 1"),
    ("wrong number of cases", ("files", 0, "cases"), 9, "files[0].cases: dmls_epoch.json: is 9"),
    ("wrong family", ("files", 0, "family"), "other", "files[0].family"),
    ("wrong tier", ("files", 0, "tier"), "example", "files[0].tier"),
    ("another seed", ("seed",), "other", "seed is not the manifest's"),
    ("file that is not there", ("files", 0, "name"), "other.json", "other.json is not a vector"),
    ("file not listed", ("files", 0), REMOVED, "does not list dmls_epoch.json"),
    ("file listed twice", ("files", 1, "name"), "dmls_epoch.json", "is listed twice"),
]
BYTE_EDITS: List[Tuple[str, Callable[[Dict[str, bytes]], Any], str]] = [
    ("no manifest", lambda files: files.pop(MANIFEST), "manifest.json: -: -: is missing"),
    ("a key twice", replacing("dmls_epoch.json", b'"count": 2', b'"count": 2, "count": 2'),
     "key given twice: count"),
    ("not JSON", replacing("dmls_epoch.json", b'"count": 2', b'"count": 2,,'), "dmls_epoch.json"),
    ("not UTF-8", replacing("dmls_epoch.json", b"a sample", b"\xff"), "can't decode"),
    ("NaN", replacing("dmls_epoch.json", b'"count": 2', b'"count": NaN'), "NaN is not JSON"),
]
# Lines 0 and 1 open the transcript; then ten requests, and ten answers, the last one first.
TRANSCRIPT_EDITS: List[Tuple[str, Callable[[List[Any]], Any], str]] = [
    ("output of another operation",
     lambda lines: lines[-1]["message"].update(output={"dmls_epoch": HEX}),
     "seq 0: message.output.out: is missing"),
    ("intermediates of another operation",
     lambda lines: lines[-1]["message"]["intermediates"][0].update(name="input_0"),
     "seq 0: message.intermediates[0].name"),
    ("fewer results than steps",
     lambda lines: lines[-7]["message"].update(output={"steps": []}), "has 0 results for 4"),
    ("request without an answer", lambda lines: lines.pop(), "seq 0: -: has no answer"),
    ("two answers", lambda lines: lines.append(lines[-1]), "was answered before"),
    ("answer before its request", lambda lines: lines.insert(2, lines.pop()), "answers no request"),
    ("seq twice", lambda lines: lines.insert(2, lines[2]), "was asked before"),
    ("no start", lambda lines: lines.pop(0), "start is the first line"),
    ("two starts", lambda lines: lines.append(lines[0]), "start is the first line"),
    ("no announcement", lambda lines: lines.pop(1), "the announcement is the second line"),
    ("operation not announced",
     lambda lines: lines[1]["message"]["operations"].pop(),
     "op: dmls_message_decode was not announced"),
    ("cipher suite not announced",
     lambda lines: lines[1]["message"].update(cipher_suites=[]), "cipher_suite: 1 was not"),
    ("draft not announced",
     lambda lines: lines[1]["message"].update(drafts=["02"]), "draft: 01 was not"),
    ("empty", lambda lines: lines.clear(), "does not end with a line end"),
    ("no request", lambda lines: lines.__delitem__(slice(2, None)), "holds no request"),
]


# Command line


def read_vectors(directory: Path) -> Dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.glob("*.json")}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="validate-schemas.py", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--schemas-only", action="store_true",
                        help="check only the schemas, and that they refuse what they should")
    parser.add_argument("--vectors", type=Path, metavar="DIR",
                        help="vector files and manifest (default: Vectors of this repository)")
    parser.add_argument("--transcript", type=Path, metavar="FILE",
                        help="transcript (default: Tools/harnesses/transcript.jsonl)")
    options = parser.parse_args()
    if options.schemas_only and (options.vectors or options.transcript):
        parser.error("--schemas-only leaves nothing for --vectors and --transcript")
    return options


def check_schemas() -> Tuple[Schemas, List[Problem]]:
    schemas = Schemas(SCHEMAS)
    if schemas.problems:
        return schemas, schemas.problems
    test = SelfTest(schemas)
    test.run()
    if not test.failures:
        print(f"schemas: {len(schemas.documents)} valid; self-test: {test.refused} faults refused")
    return schemas, test.failures


def check_files(schemas: Schemas, directory: Path) -> List[Problem]:
    try:
        files = read_vectors(directory)
    except OSError as error:
        return [Problem(str(directory), "-", (), str(error))]
    problems = check_vectors(schemas, files)
    if not problems:
        cases = sum(entry["cases"] for entry in json.loads(files[MANIFEST])["files"])
        print(f"vectors: {len(files) - 1} files, {cases} cases valid")
    return problems


def check_recorded(schemas: Schemas, path: Path) -> List[Problem]:
    try:
        data = path.read_bytes()
    except OSError as error:
        return [Problem(path.name, "-", (), f"cannot be read: {error.strerror}")]
    problems = check_transcript(schemas, path.name, data)
    if not problems:
        print(f"transcript: {len(data.splitlines())} lines valid")
    return problems


def main() -> int:
    options = arguments()
    began = time.monotonic()
    schemas, problems = check_schemas()
    if not problems and not options.schemas_only:
        problems = check_files(schemas, options.vectors or VECTORS)
        problems += check_recorded(schemas, options.transcript or TRANSCRIPT)
    for problem in problems:
        print(problem, file=sys.stderr)
    seconds = time.monotonic() - began
    print(f"{len(problems)} errors, {seconds:.1f} s" if problems else f"valid, {seconds:.1f} s")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
