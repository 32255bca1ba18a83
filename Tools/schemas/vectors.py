"""Checks of the vector files and their manifest, beyond what the schemas say."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

from outputs import operation_problems
from problems import Key, Problem
from schemas import Schemas, schema_problems

MANIFEST = "manifest.json"
# The kinds of error that malformed stands for.
PARSE_KINDS = (
    "truncated", "trailing_bytes", "non_minimal_length", "invalid_length_prefix", "unknown_value",
    "unsupported_version",
)


def read_vectors(directory: Path) -> Dict[str, bytes]:
    """The JSON files of a directory, as names and contents."""
    return {path.name: path.read_bytes() for path in directory.glob("*.json")}


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
    """Checks a case against its file's header, and its expectation against its input."""
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
    for index, output in enumerate(expect.get("also", ())):
        for key, text in operation_problems(case, {"output": output}):
            yield ("expect", "also", index) + key[1:], text
    if "malformed" in expect.get("error", ()):
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
    """The manifest lists every vector file once, and nothing else."""
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
    """A manifest entry says what its file holds; document is None for an invalid file."""
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
