"""The self-test: valid documents are accepted, and every spoiled one is refused."""

from __future__ import annotations

import copy
import json
from typing import List, Optional, Tuple

from cross_edits import BYTE_EDITS, FILE_EDITS, MANIFEST_EDITS, TRANSCRIPT_EDITS
from editing import edited, sweep
from problems import Key, Problem, dotted
from samples import (
    HEX, SAMPLES, as_bytes, as_lines, sample_documents, sample_file, sample_transcript,
    with_manifest,
)
from schema_edits import OTHER_EDITS, VECTOR_EDITS
from schemas import Schemas
from transcript import check_transcript
from vectors import MANIFEST, check_vectors


class SelfTest:
    """Runs the self-test; failures are kept, refusals counted."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self.failures: List[Problem] = []
        self.refused = 0

    def run(self) -> None:
        """Makes every fault there is."""
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
        names = (
            "dmls_epoch", "pprf_puncture", "derive_child_secret", "key_schedule", "epoch_tree",
            "process_commits", "client_state", "federation",
        )
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
