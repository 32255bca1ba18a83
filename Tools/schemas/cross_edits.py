"""The self-test's edits of files and transcripts, each with what has to be said about it."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Tuple

from editing import REMOVED
from samples import HEX, sample_file
from vectors import MANIFEST


def replacing(file: str, old: bytes, new: bytes) -> Callable[[Dict[str, bytes]], None]:
    """A change of the bytes of one file."""
    def change(files: Dict[str, bytes]) -> None:
        assert old in files[file]
        files[file] = files[file].replace(old, new, 1)
    return change


EVENTS = ("cases", 0, "expect", "output", "events")
EPOCHS = ("cases", 0, "expect", "output", "epochs")
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
    ("intermediates of a commit in another order", "epoch_tree.json",
     ("cases", 0, "expect", "intermediates"),
     [{"name": "commit_secret_0", "value": HEX}, {"name": "commit_confirmation_0", "value": HEX}],
     "out of order"),
    ("fewer exports than asked for", "key_schedule.json",
     ("cases", 0, "expect", "output", "exports"), [], "has 0 results for 1 questions"),
    ("parent that comes later", "epoch_tree.json", ("cases", 0, "input", "commits", 0, "parent"),
     1, "commit 0 has a parent that comes later"),
    ("fewer epochs than commits", "epoch_tree.json", EPOCHS + (2,), REMOVED,
     "has 2 epochs for 2 commits"),
    ("first epoch with secrets of a commit", "epoch_tree.json", EPOCHS + (0,),
     sample_file("epoch_tree")["cases"][0]["expect"]["output"]["epochs"][1],
     "epochs[0].init_secret: is not a known key"),
    ("epoch without those of its commit", "epoch_tree.json", EPOCHS + (1,),
     sample_file("epoch_tree")["cases"][0]["expect"]["output"]["epochs"][0],
     "epochs[1].init_secret: is missing"),
    ("fewer results than events", "process_commits.json", EVENTS, [], "has 0 results for 5"),
    ("commit without a result", "process_commits.json", EVENTS + (0,), {"held": []},
     "commit wants dmls_epoch or error"),
    ("result of save_and_restore", "process_commits.json", EVENTS + (3,),
     {"error": "duplicate", "held": []}, "save_and_restore wants nothing"),
    ("nodes of a deletion", "process_commits.json", EVENTS + (2,), {"nodes": [], "held": []},
     "delete wants error or nothing"),
    ("unused bits in a member's node", "process_commits.json",
     EVENTS + (4, "nodes", 0, "prefix"), "c0", "has bits set beyond depth 1"),
    ("epoch held twice", "process_commits.json", EVENTS + (1, "held"), [HEX, HEX],
     "held: lists something twice"),
    ("current epoch not held", "client_state.json", EVENTS + (0, "current"), "b",
     "current: is not held"),
    ("commit in the place of send", "client_state.json", EVENTS + (0,), {"epoch": "a"},
     "commit wants current, has epoch"),
    ("refused message", "federation.json", EVENTS + (2, "error"), "stale_epoch",
     "message wants nothing, has error"),
    ("server in two partitions", "federation.json", EVENTS + (0, "partitions", 0, "servers"),
     ["s", "s"], "have a server twice"),
]
# title, key, new value, what the problem says
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
     "op: deletable_epochs was not announced"),
    ("cipher suite not announced",
     lambda lines: lines[1]["message"].update(cipher_suites=[]), "cipher_suite: 1 was not"),
    ("draft not announced",
     lambda lines: lines[1]["message"].update(drafts=["02"]), "draft: 01 was not"),
    ("empty", lambda lines: lines.clear(), "does not end with a line end"),
    ("no request", lambda lines: lines.__delitem__(slice(2, None)), "holds no request"),
]
