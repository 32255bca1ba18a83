"""The self-test's edits that a schema has to refuse, each at its own key."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from editing import REMOVED, parsed
from samples import (
    DIAGNOSIS, HEX, REFUSAL, SAMPLE_MANIFEST, SKIP, START, Samples, line, sample_report,
)


class Edit:
    """Values that a key of a valid document may not have, and the key at which they are refused."""

    def __init__(self, key: str, *values: Any, at: Optional[str] = None) -> None:
        self.key = parsed(key)
        self.values = values
        self.at = self.key if at is None else parsed(at)


# operation: edits of its sample file; what its cases tell themselves is not here but in shapes.py
VECTOR_EDITS = {
    "dmls_epoch": [
        Edit("extra", 1),
        Edit("cases[0].extra", 1),
        Edit("cases[0].input.extra", HEX),
        Edit("cases[0].expect.output.extra", HEX),
        Edit("cases[0].input.epoch_secret", "0F", "0f0", "0f\n", None),
        Edit("cases[1].input", REMOVED),
        Edit("cases[1].input.epoch_secret", REMOVED),
        Edit("cases[0].expect", {}),
        Edit("cases[0].expect.error", []),
        Edit("cases[0].expect.also", [], [{"out": HEX}]),
        Edit("cases[0].expect.crash", False, 1),
        Edit("cases[1].expect.also", [{"dmls_epoch": HEX}], at="cases[1].expect"),
        Edit("cases[1].expect.error[0]", "broken"),
        Edit("cases[1].expect.error", []),
        Edit("cases[1].expect.error[1]", "truncated"),
        Edit("cases[0].expect.intermediates", [{"name": "kdf_label", "value": ""}]),
        Edit("cases[0].id", "dmls_epoch/a", "dmls_epoch/suite-8/a", "dmls_epoch/suite-1/A",
             "dmls_epoch/suite-1/a/"),
        Edit("cases[0].operation", "dmls", "start"),
        Edit("cases[0].operation", "tree_node", at="cases[0].input.node_secret"),
        Edit("cases[0].cipher_suite", 0, 8, "1"),
        Edit("cases[0].drafts", []),
        Edit("cases[0].drafts[0]", "04"),
        Edit("cases[0].drafts[1]", "01"),
        Edit("cases[0].flags", ["SomeFlag", "SomeFlag"]),
        Edit("cases[0].readings", ["R1", "R1"]),
        Edit("cases[0].comment", ""),
        Edit("count", 0),
        Edit("cases[0].readings[0]", "R0"),
        Edit("cases[0].flags[0]", "some-flag"),
        Edit("readings.r1", "a"),
        Edit("flags.A\n", {"description": "a", "section": "1", "effect": "b"}),
        Edit("cases", []),
        Edit("format", 2, True),
        Edit("draft", "draft-kohbrok-mls-dmls-02"),
        Edit("tier", "extra"),
        Edit("generator.version", "1.0"),
        Edit("generator.name", "someone"),
        Edit("family", "Epoch"),
    ],
    "expand_with_label": [
        Edit("cases[-1].expect.intermediates", [{"name": "kdf_label", "value": ""}], at="cases"),
        Edit("cases[0].expect.intermediates", []),
        Edit("cases[0].expect.intermediates[0].name", "other"),
    ],
    "epoch_tree": [
        Edit("cases[0].expect.output.epochs", []),
    ],
    "federation": [
        Edit("cases[0].input.links[0]", ["s", "t", "u"], ["s"]),
        Edit("cases[0].input.servers[0]", ""),
    ],
}


def other_edits(samples: Samples) -> List[Tuple[str, Any, List[Edit]]]:
    """Schema, document and edits of what is no vector file."""
    return [
        ("manifest", SAMPLE_MANIFEST, [
            Edit("files[0].sha256", "00", "0F" * 32),
            Edit("files[0].name", "a/b.json"),
            Edit("files", [], 2 * SAMPLE_MANIFEST["files"]),
            Edit("files[0].cases", 0),
            Edit("files[0].bytes", 0),
        ]),
        ("protocol-start", START, [
            Edit("protocol", 2),
            Edit("op", "stop"),
        ]),
        ("protocol-announcement", samples.announcement(), [
            Edit("cipher_suites[1]", 1),
            Edit("drafts", ["01", "01"]),
            Edit("operations", ["tree_node", "tree_node"]),
            Edit("operations[0]", 7),
            Edit("drafts[0]", 1),
            Edit("url", None),
        ]),
        ("protocol-request", samples.request("dmls_epoch"), [
            Edit("seq", -1, "1", True),
            Edit("input", {"node_secret": HEX}, at="input.epoch_secret"),
        ]),
        ("protocol-answer", samples.answer("derive_secret"), [
            Edit("error", {"kind": "punctured"}, at="-"),
            Edit("skipped", {"reason": "a"}, at="-"),
            Edit("output", REMOVED, at="-"),
            Edit("output", {"other": HEX}),
            Edit("intermediates[0].name", "node_secret_01"),
        ]),
        ("protocol-answer", REFUSAL, [
            Edit("seq", -1),
            Edit("error.kind", "other", ["punctured"]),
            Edit("error", "punctured"),
            Edit("intermediates", [], at="-"),
        ]),
        ("protocol-answer", SKIP, [
            Edit("skipped", {}, at="skipped.reason"),
        ]),
        ("transcript-line", line("verifier", START), [
            Edit("from", "child", at="message.op"),
            Edit("from", "nobody"),
            Edit("message", "{}"),
        ]),
        ("transcript-line", line("child", samples.answer("dmls_epoch")), [
            Edit("from", "verifier", at="message.op"),
        ]),
        ("report#diagnosis", DIAGNOSIS, [
            Edit("causes[0].alternatives", []),
            Edit("causes[0].alternatives[0]", []),
            Edit("causes[0].alternatives[1]", ["one", "one"]),
            Edit("causes[0].alternatives[0][0]", "One", "one-"),
            Edit("causes[0].summary", ""),
            Edit("causes[0].cases", [], ["dmls_epoch/suite-1/a", "dmls_epoch/suite-1/a"]),
            Edit("causes[0].cases[0]", "a"),
            Edit("unexplained", ["dmls_epoch/suite-1/c", "dmls_epoch/suite-1/c"]),
            Edit("unexamined[0]", "dmls_epoch/d"),
            Edit("unsuspicious[0]", ""),
            Edit("reading", "R0"),
        ]),
        ("report", sample_report(DIAGNOSIS), [
            Edit("implementations[0].diagnosis", "epoch-first"),
            Edit("implementations[0].diagnosis.causes[0].alternatives", [],
                 at="implementations[0].diagnosis"),
        ]),
    ]
