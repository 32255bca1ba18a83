"""Valid documents of every kind for the self-test, from real cases of the committed vectors."""

from __future__ import annotations

import copy
import hashlib
import json
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

from shapes import kind, shape, walk
from vectors import MANIFEST, read_vectors

HEX = "0f" * 32
REFUSED = {"error": ["truncated", "malformed"]}


class Samples:
    """The answered cases of each operation, and documents made of them."""

    def __init__(self, directory: Path, operations: List[str]) -> None:
        self.cases: Dict[str, List[Dict[str, Any]]] = {name: [] for name in operations}
        for name, data in read_vectors(directory).items():
            for case in json.loads(data)["cases"] if name != MANIFEST else ():
                if "output" in case["expect"]:
                    self.cases[case["operation"]].append(case)
        self.few = {name: few(cases) for name, cases in self.cases.items()}

    def file(self, operation: str) -> Dict[str, Any]:
        """A vector file with a few cases that succeed and one that does not."""
        cases = [
            {"id": f"{operation}/suite-1/good/a.b-c_{index}", "comment": "a comment",
             "flags": ["SomeFlag"], "readings": ["R1"], "drafts": ["01", "02"],
             "operation": operation, "cipher_suite": 1, "input": case["input"],
             "expect": case["expect"]}
            for index, case in enumerate(self.few[operation])]
        refused = {**cases[0], "id": f"{operation}/suite-1/bad", "flags": [], "readings": [],
                   "expect": REFUSED}
        return copy.deepcopy({
            "format": 1, "family": operation, "tier": "core", "description": "a sample",
            "specification": "Section 1", "draft": "draft-kohbrok-mls-dmls-01",
            "generator": {"name": "gen-vectors", "version": "1.0.0-rc.1"}, "seed": "a seed",
            "count": len(cases) + 1,
            "flags": {"SomeFlag": {"description": "a", "section": "1", "effect": "b"}},
            "readings": {"R1": "a reading"}, "cases": cases + [refused],
        })

    def request(self, operation: str, number: int = 0) -> Dict[str, Any]:
        """What the verifier asks, with number as its seq."""
        return {"seq": number, "op": operation, "cipher_suite": 1, "draft": "01",
                "input": copy.deepcopy(self.few[operation][0]["input"])}

    def answer(self, operation: str, number: int = 0) -> Dict[str, Any]:
        """What a harness answers to the request of this number."""
        expect = copy.deepcopy(self.few[operation][0]["expect"])
        return {"seq": number, **{key: value for key, value in expect.items()
                                  if key in ("output", "intermediates")}}

    def announcement(self) -> Dict[str, Any]:
        """A harness that can do everything."""
        return {**ANNOUNCEMENT, "operations": list(self.cases)}

    def transcript(self) -> List[Dict[str, Any]]:
        """Start, announcement, a request for each operation, and the answers in another order."""
        pairs = list(enumerate(self.cases))
        lines = [line("verifier", START), line("child", self.announcement())]
        lines += [line("verifier", self.request(name, number)) for number, name in pairs]
        return lines + [line("child", self.answer(name, n)) for n, name in reversed(pairs)]

    def documents(self) -> Iterator[Tuple[str, Any]]:
        """Schemas and documents that they have to accept, and whose every fault they refuse."""
        yield "manifest", SAMPLE_MANIFEST
        yield "vectors", self.file("dmls_epoch")
        yield "vectors", self.file("derive_secret")
        yield "protocol-request", self.request("dmls_epoch")
        yield "protocol-start", START
        yield "protocol-announcement", self.announcement()
        answers = [self.answer("dmls_epoch"), self.answer("derive_secret"), REFUSAL, SKIP]
        for answer in answers:
            yield "protocol-answer", answer
        for message in (START, self.request("tree_node")):
            yield "transcript-line", line("verifier", message)
        for message in (self.announcement(), self.answer("tree_node")):
            yield "transcript-line", line("child", message)
        yield "report#diagnosis", {**DIAGNOSIS, "causes": [], "reading": None}
        for diagnosis in (None, DIAGNOSIS):
            yield "report", sample_report(diagnosis)


def few(cases: List[Dict[str, Any]]) -> List[Dict[str, Any]]:
    """A few cases, the richest first, in which everything occurs that occurs in any."""
    signs = [{(place, kind(value), shape(value) if isinstance(value, dict) else None)
              for _, place, value in walk([case["input"], case["expect"]])} for case in cases]
    sizes = [len(json.dumps(case)) for case in cases]
    chosen: List[Dict[str, Any]] = []
    missing = set().union(*signs)
    while missing:
        best = max(range(len(cases)),
                   key=lambda index: (len(signs[index] & missing), -sizes[index]))
        missing -= signs[best]
        chosen.append(cases[best])
    return chosen


START = {"op": "start", "protocol": 1}
ANNOUNCEMENT = {
    "protocol": 1, "name": "a", "version": "b", "language": "c", "url": "d", "drafts": ["01"],
    "cipher_suites": [1, 7], "operations": ["tree_node"],
}
REFUSAL = {"seq": 0, "error": {"kind": "punctured", "message": "a"}}
SKIP = {"seq": 0, "skipped": {"reason": "a"}}
DIAGNOSIS = {
    "causes": [{"alternatives": [["one"], ["two-2", "three"]], "decided": False,
                "unasked_operations": ["tree_node"], "summary": "a",
                "cases": ["dmls_epoch/suite-1/a"]}],
    "profile": {"name": "a-1", "absent": ["d"], "cases": ["dmls_epoch/suite-1/a"]},
    "other_kinds": ["dmls_epoch/suite-1/e"], "cut_by_clock": False,
    "unsuspicious": ["dmls_epoch/suite-1/b"], "unexplained": ["dmls_epoch/suite-1/c"],
    "unexamined": ["dmls_epoch/suite-1/d"], "reading": "R4",
}


def as_bytes(document: Any) -> bytes:
    """A document as the contents of a file."""
    return json.dumps(document).encode()


def as_lines(lines: List[Any]) -> bytes:
    """A transcript as the contents of a file."""
    return b"".join(as_bytes(entry) + b"\n" for entry in lines)


def sample_manifest(files: Dict[str, bytes]) -> Dict[str, Any]:
    """The manifest of some vector files."""
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


def with_manifest(documents: Dict[str, Any]) -> Dict[str, bytes]:
    """A directory of vector files: its file names and contents, a manifest among them."""
    files = {name: as_bytes(document) for name, document in documents.items()}
    return {**files, MANIFEST: as_bytes(sample_manifest(files))}


def sample_report(diagnosis: Optional[Dict[str, Any]]) -> Dict[str, Any]:
    """A report on one implementation that was never run."""
    counts = ("cases", "passed", "failed", "errored", "skipped", "known_failures", "unexpected")
    return {
        "format": 1, "exit_status": 2, "families": [],
        "implementations": [{
            "name": "a", "command": [], "announcement": None, "notes": [], "problems": [],
            "exit_status": 2, "counts": dict.fromkeys(counts, 0), "diagnosis": diagnosis,
            "cases": []}],
    }


def line(sender: str, message: Dict[str, Any]) -> Dict[str, Any]:
    """A line of a transcript."""
    return {"from": sender, "message": copy.deepcopy(message)}


SAMPLE_MANIFEST = sample_manifest(
    {"a.json": as_bytes({"family": "a", "tier": "core", "cases": [{}]})})
