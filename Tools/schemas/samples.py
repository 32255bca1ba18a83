"""Valid documents of every kind, made here for the self-test."""

from __future__ import annotations

import copy
import hashlib
import json
from typing import Any, Dict, Iterator, List, Optional, Tuple

from vectors import MANIFEST

HEX = "0f" * 32
SECRETS = (
    "joiner_secret", "welcome_secret", "epoch_secret", "sender_data_secret", "encryption_secret",
    "exporter_secret", "external_secret", "confirmation_key", "membership_key", "resumption_psk",
    "epoch_authenticator", "parent_init_secret", "dmls_epoch", "confirmation_tag",
)
FIRST_EPOCH = {"dmls_epoch": HEX, "epoch_authenticator": HEX, "parent_init_secret": HEX}
CONTEXT = {"psk_secret": HEX, "group_context": "", "confirmed_transcript_hash": HEX}
NODE = {"depth": 1, "prefix": "80", "secret": HEX}

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
    "key_schedule": (
        {"init_secret": HEX, "commit_secret": HEX, **CONTEXT,
         "exports": [{"label": "", "context": "", "length": 0}]},
        {**{name: HEX for name in SECRETS}, "exports": [""]}, None),
    "epoch_tree": (
        {"epoch_secret": HEX, "commits": [
            {"parent": 0, "path_secret": HEX, **CONTEXT},
            {"parent": 1, "path_secret": None, **CONTEXT}]},
        {"epochs": [FIRST_EPOCH] + 2 * [
            {**FIRST_EPOCH, "init_secret": HEX, "joiner_secret": HEX, "epoch_secret": HEX,
             "confirmation_tag": HEX}]},
        "commit_secret_1"),
    "process_commits": (
        {"start": {"epoch_secret": HEX}, "events": [
            {"do": "commit", "dmls_epoch": HEX, "path_secret": None, **CONTEXT,
             "confirmation_tag": HEX},
            {"do": "external_commit", "dmls_epoch": HEX, "external_init_secret": HEX,
             "path_secret": HEX, **CONTEXT, "confirmation_tag": HEX},
            {"do": "delete", "dmls_epoch": HEX}, {"do": "save_and_restore"},
            {"do": "retained_nodes", "dmls_epoch": HEX}]},
        {"events": [
            {"dmls_epoch": HEX, "epoch_authenticator": HEX, "held": [HEX, "00"]},
            {"error": "duplicate", "held": [HEX]}, {"held": []}, {"held": []},
            {"nodes": [NODE], "held": []}]},
        None),
    "fork_choice": (
        {"commits": [{"id": "a", "parent": None, "confirmation_tag": HEX},
                     {"id": "b", "parent": "a", "confirmation_tag": ""}]},
        {"winner": ["a", "b"]}, None),
    "client_state": (
        {"epoch": "e", "events": [
            {"do": "commit", "id": "a", "parent": "e", "confirmation_tag": HEX, "retain": True},
            {"do": "commit", "id": "b", "parent": "x", "confirmation_tag": HEX, "retain": False},
            {"do": "send"}]},
        {"events": [
            {"current": "a", "held": ["a", "e"], "deleted": []},
            {"error": "unknown_epoch", "current": "a", "held": ["a", "e"], "deleted": []},
            {"epoch": "a"}]},
        None),
    "federation": (
        {"servers": ["s", "t"], "links": [["s", "t"]], "clients": [{"name": "c", "server": "s"}],
         "epoch": "e", "events": [
            {"do": "cut", "link": ["t", "s"]},
            {"do": "commit", "client": "c", "id": "a", "parent": "x", "confirmation_tag": HEX},
            {"do": "message", "client": "c", "id": "m"}]},
        {"events": [
            {"partitions": [{"servers": ["s"], "agreed": "e", "buffered": []}], "deliveries": []},
            {"error": "stale_epoch", "partitions": [], "deliveries": []},
            {"partitions": [{"servers": ["s"], "agreed": "e", "buffered": ["m"]}],
             "deliveries": [{"client": "c", "id": "m", "retain": True}]}]},
        None),
    "deletable_epochs": (
        {"members": ["c"], "epoch": "e", "commits": [
            {"id": "a", "parent": "e", "sender": "c", "adds": ["d"], "removes": ["c"]}]},
        {"deletable": ["e"]}, None),
}
JOINED = {"joiner_secret": HEX, "psk_secret": HEX, "group_context": HEX}
START = {"op": "start", "protocol": 1}
ANNOUNCEMENT = {
    "protocol": 1, "name": "a", "version": "b", "language": "c", "url": "d", "drafts": ["01"],
    "cipher_suites": [1, 7], "operations": list(SAMPLES),
}
REFUSAL = {"seq": 0, "error": {"kind": "punctured", "message": "a"}}
SKIP = {"seq": 0, "skipped": {"reason": "a"}}
DIAGNOSIS = {
    "causes": [{"alternatives": [["one"], ["two-2", "three"]], "summary": "a",
                "cases": ["dmls_epoch/suite-1/a"]}],
    "unsuspicious": ["dmls_epoch/suite-1/b"], "unexplained": ["dmls_epoch/suite-1/c"],
    "unexamined": ["dmls_epoch/suite-1/d"], "reading": "R4",
}


def as_bytes(document: Any) -> bytes:
    """A document as the contents of a file."""
    return json.dumps(document).encode()


def as_lines(lines: List[Any]) -> bytes:
    """A transcript as the contents of a file."""
    return b"".join(as_bytes(entry) + b"\n" for entry in lines)


def sample_expect(operation: str) -> Dict[str, Any]:
    """The output of an operation, and the intermediate that it may have."""
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


def sample_request(operation: str, number: int = 0) -> Dict[str, Any]:
    """What the verifier asks, with number as its seq."""
    return {"seq": number, "op": operation, "cipher_suite": 1, "draft": "01",
            "input": copy.deepcopy(SAMPLES[operation][0])}


def sample_answer(operation: str, number: int = 0) -> Dict[str, Any]:
    """What a harness answers to sample_request."""
    return {"seq": number, **sample_expect(operation)}


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
    joined = sample_request("process_commits")
    joined["input"]["start"] = JOINED
    yield "protocol-request", joined
    for answer in (sample_answer("dmls_epoch"), sample_answer("derive_secret"), REFUSAL, SKIP):
        yield "protocol-answer", answer
    for document in sample_transcript()[:3] + [line("child", sample_answer("tree_node"))]:
        yield "transcript-line", document
    yield "report#diagnosis", {**DIAGNOSIS, "causes": [], "reading": None}
    for diagnosis in (None, DIAGNOSIS):
        yield "report", sample_report(diagnosis)


SAMPLE_MANIFEST = sample_manifest({"a.json": as_bytes(sample_file("dmls_epoch"))})
