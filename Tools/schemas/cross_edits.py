"""The self-test's edits of files and transcripts, each with what has to be said about it."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Tuple

from editing import REMOVED
from samples import HEX
from vectors import MANIFEST


def replacing(file: str, old: bytes, new: bytes) -> Callable[[Dict[str, bytes]], None]:
    """A change of the bytes of one file."""
    def change(files: Dict[str, bytes]) -> None:
        assert old in files[file]
        files[file] = files[file].replace(old, new, 1)
    return change


def node(prefix: str) -> Dict[str, Any]:
    """A node below the root, of the given prefix."""
    return {"depth": 1, "prefix": prefix, "secret": HEX}


def intermediates(*names: str) -> List[Dict[str, str]]:
    """Intermediates of these names."""
    return [{"name": name, "value": HEX} for name in names]


# operation, key in its sample file, new value or what makes it of the old one, what has to be said;
# evaluate:out is out in the result of the first step or event that is an evaluate
FILE_EDITS: List[Tuple[str, str, Any, str]] = [
    ("dmls_epoch", "count", 3, "count: is 3"),
    ("dmls_epoch", "cases[1].flags", ["Other"],
     "dmls_epoch/suite-1/bad: flags[0]: Other is not explained"),
    ("dmls_epoch", "cases[1].readings", ["R2"], "readings[0]: R2 is not explained"),
    ("dmls_epoch", "cases[0].flags", [], "flags.SomeFlag: is explained"),
    ("dmls_epoch", "cases[0].readings", [], "readings.R1: is explained"),
    ("dmls_epoch", "cases[0].id", "other/suite-1/a", "does not start with the family"),
    ("dmls_epoch", "cases[0].id", "dmls_epoch/suite-2/a", "does not name cipher suite 1"),
    ("dmls_epoch", "cases[0].id", "dmls_epoch/suite-1/bad", "id: is also used in dmls_epoch.json"),
    ("dmls_epoch", "cases[0].id", "pprf_puncture/suite-1/bad",
     "id: is also used in dmls_epoch.json"),
    ("dmls_epoch", "cases", lambda cases: 2 * cases, "items 0 and 2 are the same"),
    ("dmls_epoch", "family", "pprf_puncture", "family: is also that of"),
    ("dmls_epoch", "cases[1].expect.error", ["malformed", "wrong_length", "truncated"],
     "expect.error[2]: truncated is more precise"),
    ("pprf_puncture", "cases[0].expect.output.steps", [{"out": HEX}], "has 1 results for"),
    ("pprf_puncture", "evaluate:", {}, "evaluate wants out"),
    ("pprf_puncture", "save_and_restore:", {"out": HEX}, "save_and_restore wants nothing"),
    ("pprf_puncture", "save_and_restore:", {"state": HEX}, "save_and_restore wants nothing"),
    ("pprf_puncture", "retained_nodes:", {}, "retained_nodes wants nodes"),
    ("pprf_puncture", "retained_nodes:nodes", [node("8000")], "is 2 bytes at depth 1"),
    ("pprf_puncture", "retained_nodes:nodes", [node("c0")], "has bits set beyond depth 1"),
    ("pprf_puncture", "retained_nodes:nodes", 2 * [node("80")], "is listed twice"),
    ("derive_child_secret", "cases[0].expect.output.children", 99 * [{"child_secret": HEX}],
     "has 99 results for"),
    ("derive_child_secret", "cases[0].expect.intermediates", intermediates("input_1", "input_0"),
     "out of order"),
    ("epoch_tree", "cases[0].expect.intermediates",
     intermediates("commit_secret_0", "commit_confirmation_0"), "out of order"),
    ("key_schedule", "cases[0].expect.output.exports", [], "has 0 results for"),
    ("epoch_tree", "cases[0].input.commits[0].parent", 1, "commit 0 has a parent that comes later"),
    ("epoch_tree", "cases[0].expect.output.epochs", lambda epochs: epochs[:-1], "epochs for"),
    ("epoch_tree", "cases[0].expect.output.epochs", lambda epochs: [epochs[1]] + epochs[1:],
     "epochs[0].init_secret: is not a known key"),
    ("epoch_tree", "cases[0].expect.output.epochs", lambda epochs: [epochs[0]] + epochs[:-1],
     "epochs[1].init_secret: is missing"),
    ("process_commits", "cases[0].expect.output.events", [], "has 0 results for"),
    ("process_commits", "commit:", {"held": []}, "commit wants dmls_epoch or error"),
    ("process_commits", "save_and_restore:", {"error": "duplicate", "held": []},
     "save_and_restore wants nothing"),
    ("process_commits", "save_and_restore:", {"state": HEX, "held": []},
     "save_and_restore wants nothing, has state"),
    ("process_commits", "delete:", {"nodes": [], "held": []}, "delete wants error or nothing"),
    ("process_commits", "retained_nodes:", {"nodes": [node("c0")], "held": []},
     "has bits set beyond depth 1"),
    ("process_commits", "external_commit:held", [HEX, HEX], "held: lists something twice"),
    ("client_state", "commit:current", "no epoch", "current: is not held"),
    ("client_state", "commit:", {"epoch": "a"}, "commit wants current, has epoch"),
    ("federation", "message:error", "stale_epoch", "message wants nothing, has error"),
    ("federation", "cut:partitions", [{"servers": ["s", "s"], "agreed": "e", "buffered": []}],
     "have a server twice"),
]
# key, new value, what the problem says
MANIFEST_EDITS: List[Tuple[str, Any, str]] = [
    ("files[0].sha256", "00" * 32, "files[0].sha256: dmls_epoch.json: is 0000"),
    ("files[0].bytes", 1, "files[0].bytes: dmls_epoch.json: is 1"),
    ("files[0].cases", 9, "files[0].cases: dmls_epoch.json: is 9"),
    ("files[0].family", "other", "files[0].family"),
    ("files[0].tier", "example", "files[0].tier"),
    ("seed", "other", "seed is not the manifest's"),
    ("files[0].name", "other.json", "other.json is not a vector"),
    ("files[0]", REMOVED, "does not list dmls_epoch.json"),
    ("files[1].name", "dmls_epoch.json", "is listed twice"),
]
# title, change of the files, what the problem says
BYTE_EDITS: List[Tuple[str, Callable[[Dict[str, bytes]], Any], str]] = [
    ("no manifest", lambda files: files.pop(MANIFEST), "manifest.json: -: -: is missing"),
    ("a key twice", replacing("dmls_epoch.json", b'"count": 2', b'"count": 2, "count": 2'),
     "key given twice: count"),
    ("not JSON", replacing("dmls_epoch.json", b'"count": 2', b'"count": 2,,'), "dmls_epoch.json"),
    ("not UTF-8", replacing("dmls_epoch.json", b"a sample", b"\xff"), "can't decode"),
    ("NaN", replacing("dmls_epoch.json", b'"count": 2', b'"count": NaN'), "NaN is not JSON"),
]
# title, change of the lines, what the problem says
# Lines 0 and 1 open the transcript; then a request for each operation, and the answers, the last
# one first.
TRANSCRIPT_EDITS: List[Tuple[str, Callable[[List[Any]], Any], str]] = [
    ("output of another operation",
     lambda lines: lines[-1]["message"].update(output={"dmls_epoch": HEX}),
     "seq 0: message.output.out: is missing"),
    ("intermediates of another operation",
     lambda lines: lines[-1]["message"]["intermediates"][0].update(name="input_0"),
     "seq 0: message.intermediates[0].name"),
    ("fewer results than steps",
     lambda lines: lines[-7]["message"].update(output={"steps": []}), "has 0 results for"),
    ("request without an answer", lambda lines: lines.pop(), "seq 0: -: has no answer"),
    ("two answers", lambda lines: lines.append(lines[-1]), "was answered before"),
    ("answer before its request", lambda lines: lines.insert(2, lines.pop()), "answers no request"),
    ("seq twice", lambda lines: lines.insert(2, lines[2]), "was asked before"),
    ("no start", lambda lines: lines.pop(0), "start is the first line"),
    ("two starts", lambda lines: lines.append(lines[0]), "start is the first line"),
    ("no announcement", lambda lines: lines.pop(1), "the announcement is the second line"),
    ("operation not announced",
     lambda lines: lines[1]["message"]["operations"].pop(),
     "op: deletable_epochs was not announced"),
    ("cipher suite not announced",
     lambda lines: lines[1]["message"].update(cipher_suites=[]), "cipher_suite: 1 was not"),
    ("draft not announced",
     lambda lines: lines[1]["message"].update(drafts=["02"]), "draft: 01 was not"),
    ("empty", lambda lines: lines.clear(), "does not end with a line end"),
    ("no request", lambda lines: lines.__delitem__(slice(2, None)), "holds no request"),
]
