"""The self-test: valid documents are accepted, and every spoiled one is refused."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any, List, Optional, Tuple

from cross_edits import BYTE_EDITS, FILE_EDITS, MANIFEST_EDITS, TRANSCRIPT_EDITS
from editing import REMOVED, edited, parsed, sweep, values
from problems import Key, Problem, dotted, short
from samples import HEX, Samples, as_bytes, as_lines, with_manifest
from schema_edits import VECTOR_EDITS, other_edits
from schemas import Schemas
from shapes import Shapes
from transcript import check_transcript
from vectors import MANIFEST, check_vectors


class SelfTest:
    """Runs the self-test; failures are kept, refusals counted."""

    def __init__(self, schemas: Schemas, directory: Path) -> None:
        self.schemas = schemas
        self.samples = Samples(directory, schemas.operations)
        self.failures: List[Problem] = []
        self.refused = 0
        cases = [case for cases in self.samples.cases.values() for case in cases]
        names = {item["name"] for c in cases for item in c["expect"].get("intermediates", [])}
        self.intermediates = {stem(name): name for name in sorted(names)}.values()

    def run(self) -> None:
        """Makes every fault there is."""
        for name, document in self.samples.documents():
            self._accept(name, document)
            for title, changed in sweep(document):
                self._refuse(name, title, self.schemas.check(name, changed), None)
        for operation in self.schemas.operations:
            self._operation(operation)
            self._wrappers(operation)
        self._edits()
        self._vectors()
        self._transcript()

    def _operation(self, operation: str) -> None:
        cases = self.samples.cases[operation]
        found = [case["expect"].get("intermediates", []) for case in cases]
        parts = {
            "input": [case["input"] for case in cases],
            "output": [case["expect"]["output"] for case in cases],
        }
        for part, documents in parts.items():
            schema = f"operations#{operation}_{part}"
            shapes = Shapes(documents)
            for document in shapes.documents:
                self._accept(schema, document)
            for title, changed, at in shapes.faults():
                self._refuse(schema, title, self.schemas.check(schema, changed), at)
        schema = f"operations#{operation}_intermediates"
        self._accept(schema, found[0])
        self._refuse(schema, "an object", self.schemas.check(schema, {}), None)
        own = {stem(item["name"]) for items in found for item in items}
        for foreign in sorted(self.intermediates):
            if stem(foreign) not in own:
                problems = self.schemas.check(schema, [{"name": foreign, "value": HEX}])
                self._refuse(schema, f"intermediate {foreign}", problems, None)

    def _wrappers(self, operation: str) -> None:
        """Requests and files hold an operation to its own schemas."""
        case = ("cases", 0)
        for schema, document, keys in (
            ("protocol-request", self.samples.request(operation), [("input",)]),
            ("vectors", self.samples.file(operation),
             [case + ("input",), case + ("expect", "output"), case + ("expect", "intermediates")]),
        ):
            self._accept(schema, document)
            for key in keys:
                wrong = {"unknown_key": 1} if key[-1] != "intermediates" else [
                    {"name": "other", "value": HEX}]
                found = self.schemas.check(schema, edited(document, key, wrong))
                self._refuse(schema, f"{operation}: another {key[-1]}", found, key)

    def _edits(self) -> None:
        tables = [("vectors", self.samples.file(name), edits)
                  for name, edits in VECTOR_EDITS.items()]
        for schema, document, edits in tables + other_edits(self.samples):
            for key, value, at in ((e.key, value, e.at) for e in edits for value in e.values):
                found = self.schemas.check(schema, edited(document, key, value))
                title = "no value" if value is REMOVED else short(value)
                self._refuse(schema, f"{title} as {dotted(key)}", found, at)

    def _accept(self, schema: str, document: Any) -> None:
        for key, text in self.schemas.check(schema, document):
            self._fail(schema, f"a valid document is refused: {dotted(key)}: {text}")

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
        names = dict.fromkeys(edit[0] for edit in FILE_EDITS)
        documents = {f"{name}.json": self.samples.file(name) for name in names}
        for problem in check_vectors(self.schemas, with_manifest(documents)):
            self._fail("files", f"valid files are refused: {problem}")
        for name, key, value, wanted in FILE_EDITS:
            file = f"{name}.json"
            changed = {**documents, file: spoiled(documents[file], key, value)}
            self._cross(file, key, check_vectors(self.schemas, with_manifest(changed)), wanted)
        for key, value, wanted in MANIFEST_EDITS:
            files = with_manifest(documents)
            manifest = edited(json.loads(files[MANIFEST]), parsed(key), value)
            problems = check_vectors(self.schemas, {**files, MANIFEST: as_bytes(manifest)})
            self._cross("manifest", key, problems, wanted)
        for title, change, wanted in BYTE_EDITS:
            files = with_manifest(documents)
            change(files)
            self._cross("files", title, check_vectors(self.schemas, files), wanted)

    # Cross checks of the transcript

    def _transcript(self) -> None:
        lines = self.samples.transcript()
        for problem in check_transcript(self.schemas, "t", as_lines(lines)):
            self._fail("transcript", f"a valid transcript is refused: {problem}")
        for title, change, wanted in TRANSCRIPT_EDITS:
            changed = copy.deepcopy(lines)
            change(changed)
            problems = check_transcript(self.schemas, "t", as_lines(changed))
            self._cross("transcript", title, problems, wanted)


def stem(name: str) -> str:
    """The name of an intermediate without its number."""
    return name.rstrip("0123456789")


def spoiled(document: Any, text: str, value: Any) -> Any:
    """A vector file after an edit of cross_edits.FILE_EDITS."""
    do, _, rest = text.rpartition(":")
    key = parsed(rest)
    if do:
        key = next(
            ("cases", index, "expect", "output", word, place) + key
            for index, case in enumerate(document["cases"]) if "output" in case["expect"]
            for word in ("steps", "events")
            for place, item in enumerate(case["input"].get(word, ())) if item["do"] == do)
    if callable(value):
        value = value(next(old for at, old in values(document) if at == key))
    return edited(document, key, value)
