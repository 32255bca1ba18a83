"""The conversation of ../PROTOCOL.md, held with the harness as a verifier would hold it."""

from __future__ import annotations

import json
import subprocess
import sys
import unittest
from pathlib import Path

import harness
from key_derivation import CIPHER_SUITES
from pprf import derive_fs_secret

COMMAND = [sys.executable, str(Path(harness.__file__).resolve())]

SECRET = bytes(range(32)).hex()
INPUT = bytes(range(0x80, 0xA0)).hex()
NEIGHBOUR = bytes([0, *range(0x81, 0xA0)]).hex()
PRIVATE_MESSAGE = "0001000201aa00000000000000000100000100"
WELCOME = "000100030001000100"
EPOCH = "11" * 32


def converse(*lines: bytes) -> tuple[list, subprocess.CompletedProcess]:
    """The answers of a harness that is told these lines, and how it ended."""
    ended = subprocess.run(
        COMMAND, input=b"".join(line + b"\n" for line in lines), capture_output=True, timeout=60
    )
    return [json.loads(line) for line in ended.stdout.splitlines()], ended


def ask(op: str, input: object, cipher_suite: int = 1, draft: str = "01") -> dict:
    """What the harness answers to a request, without seq."""
    request = {"seq": 7, "op": op, "cipher_suite": cipher_suite, "draft": draft, "input": input}
    answer = harness.answer(json.dumps(request).encode())
    assert answer is not None and answer.pop("seq") == 7
    return answer


class Conversation(unittest.TestCase):
    def test_start_answers_and_end(self):
        answers, ended = converse(
            b'{"op":"start","protocol":1}',
            b'{"seq":1,"op":"dmls_epoch","cipher_suite":1,"draft":"01",'
            b'"input":{"epoch_secret":"' + b"11" * 32 + b'"}}',
        )
        self.assertEqual(answers[0], harness.ANNOUNCEMENT)
        self.assertEqual(answers[1].keys(), {"seq", "output"})
        self.assertEqual(answers[1]["output"]["dmls_epoch"][:16], "e2c9084eccdcb1db")
        self.assertEqual((len(answers), ended.returncode, ended.stderr), (2, 0, b""))

    def test_the_announcement_names_what_the_protocol_requires(self):
        announcement = harness.ANNOUNCEMENT
        self.assertEqual((announcement["protocol"], announcement["name"]), (1, "dmls-python"))
        self.assertEqual(announcement["drafts"], ["01", "02", "03"])
        self.assertEqual(announcement["cipher_suites"], [1, 2, 3, 4, 5, 6, 7])
        self.assertEqual(len(announcement["operations"]), 17)

    def test_lines_without_a_request_are_passed_over(self):
        bad = [b"", b"{", b"[]", b"7", b"\xff", b"[" * 100_000, b'{"op":"x"}', b'{"seq":"1"}',
               b'{"seq":-1}', b'{"seq":2147483648}']
        answers, ended = converse(*bad, b'{"seq":1,"op":"x"}')
        self.assertEqual(answers, [{"seq": 1, "skipped": {"reason": "no operation x"}}])
        self.assertEqual((ended.returncode, len(ended.stderr.splitlines())), (0, len(bad)))

    def test_bad_requests_are_answered(self):
        whole = {"seq": 1, "op": "tree_node", "cipher_suite": 1, "draft": "01"}
        node = {"node_secret": "00"}
        bad = [
            {"seq": 1},
            {**whole, "op": 7},
            {**whole},
            {**whole, "input": node, "extra": 1},
            {**whole, "input": {**node, "extra": 1}},
            {**whole, "input": {}},
            {**whole, "input": []},
            {**whole, "input": {"node_secret": 7}},
            {**whole, "input": {"node_secret": "0"}},
            {**whole, "input": {"node_secret": "AA"}},
            {**whole, "input": {"node_secret": "00 00"}},
            {**whole, "input": {"node_secret": None}},
            {**whole, "input": node, "cipher_suite": True},
            {**whole, "input": node, "cipher_suite": 1.0},
            {**whole, "input": node, "draft": 1},
            {**whole, "op": "derive_secret", "input": {"secret": "", "label": "\ud800"}},
            {**whole, "op": "pprf_puncture", "input": {"secret": SECRET, "steps": {}}},
            {**whole, "op": "pprf_puncture", "input": {"secret": SECRET, "steps": [7]}},
            {**whole, "op": "pprf_puncture", "input": {"secret": SECRET, "steps": [{"do": 7}]}},
            {**whole, "op": "derive_child_secret", "input": {"prf_key": SECRET, "children": [7]}},
        ]
        for request in bad:
            with self.subTest(request=request):
                answer = harness.answer(json.dumps(request).encode())
                self.assertEqual(answer.keys(), {"seq", "error"})
                self.assertEqual(answer["error"].keys(), {"message"})

    def test_what_is_not_announced_is_skipped(self):
        for answer in (
            ask("sign", {}),
            ask("tree_node", {"node_secret": ""}, cipher_suite=8),
            ask("tree_node", {"node_secret": ""}, draft="00"),
        ):
            self.assertEqual(answer.keys(), {"skipped"})

    def test_an_answer_too_long_for_a_line_is_skipped(self):
        line = harness.to_line({"seq": 1, "output": "0" * harness.MAX_LINE_LENGTH})
        self.assertEqual(json.loads(line).keys(), {"seq", "skipped"})

    def test_nobody_reads_the_answers(self):
        child = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        child.stdout.close()
        child.stdout = None
        _, complaints = child.communicate(b'{"seq":1,"op":"x"}\n' * 1000, timeout=60)
        self.assertEqual((child.returncode, complaints), (0, b""))


class Operations(unittest.TestCase):
    def test_expand_with_label(self):
        answer = ask(
            "expand_with_label", {"secret": "00", "label": "é", "context": "ff", "length": 1}
        )
        self.assertEqual(len(answer["output"]["out"]), 2)
        self.assertEqual(
            answer["intermediates"],
            [{"name": "kdf_label", "value": "0001" + "0a4d4c5320312e3020c3a9" + "01ff"}],
        )
        for length in (-1, 8161, 65536):
            answer = ask(
                "expand_with_label", {"secret": "", "label": "", "context": "", "length": length}
            )
            self.assertEqual(answer["error"]["kind"], "wrong_length")

    def test_derive_secret_takes_secrets_of_any_length(self):
        for length in (0, 31, 32, 200):
            answer = ask("derive_secret", {"secret": "00" * length, "label": "epoch"})
            self.assertEqual(len(answer["output"]["out"]), 64)
            self.assertEqual([i["name"] for i in answer["intermediates"]], ["kdf_label"])

    def test_secrets_of_another_length_are_refused(self):
        for op, input in (
            ("tree_node", {"node_secret": "00" * 31}),
            ("dmls_epoch", {"epoch_secret": ""}),
            ("commit_confirmation", {"path_secret": "00" * 33}),
            ("pprf_evaluate", {"secret": SECRET, "input": "00" * 31}),
            ("pprf_evaluate", {"secret": "00" * 33, "input": INPUT}),
            ("pprf_puncture", {"secret": "", "steps": []}),
            ("derive_child_secret", {"prf_key": "", "children": []}),
            ("dmls_message_encode", {"message": PRIVATE_MESSAGE, "dmls_epoch": ""}),
            ("dmls_message_decode", {"dmls_message": PRIVATE_MESSAGE + "00"}),
        ):
            with self.subTest(op):
                self.assertEqual(ask(op, input)["error"]["kind"], "wrong_length")

    def test_tree_node(self):
        output = ask("tree_node", {"node_secret": SECRET})["output"]
        path = ask("pprf_evaluate", {"secret": SECRET, "input": "00" * 32})["intermediates"]
        self.assertEqual(output.keys(), {"left", "right"})
        self.assertEqual(path[0], {"name": "node_secret_1", "value": output["left"]})

    def test_commit_confirmation_without_a_path(self):
        self.assertEqual(
            ask("commit_confirmation", {"path_secret": None}),
            ask("commit_confirmation", {"path_secret": "00" * 32}),
        )

    def test_intermediates_of_pprf_evaluate(self):
        for suite in (CIPHER_SUITES[number] for number in (1, 7, 4)):
            answer = ask(
                "pprf_evaluate",
                {"secret": "00" * suite.nh, "input": "5a" * suite.nh},
                cipher_suite=suite.number,
            )
            depths = [1, 2, 8, 16, *range(64, 8 * suite.nh, 64)]
            self.assertEqual(
                [intermediate["name"] for intermediate in answer["intermediates"]],
                [f"node_secret_{depth}" for depth in depths] + ["leaf_node_secret"],
            )

    def test_puncture(self):
        steps = [
            {"do": "retained_nodes"},
            {"do": "evaluate", "input": INPUT},
            {"do": "evaluate", "input": INPUT},
            {"do": "evaluate", "input": INPUT[2:]},
            {"do": "save_and_restore"},
            {"do": "evaluate", "input": INPUT},
            {"do": "retained_nodes"},
            {"do": "evaluate", "input": NEIGHBOUR},
        ]
        results = ask("pprf_puncture", {"secret": SECRET, "steps": steps})["output"]["steps"]
        outputs = [
            derive_fs_secret(CIPHER_SUITES[1], bytes.fromhex(SECRET), bytes.fromhex(i)).hex()
            for i in (INPUT, NEIGHBOUR)
        ]
        nodes = results[6].pop("nodes")
        self.assertIn(nodes[0]["secret"], results[4].pop("state"))
        self.assertEqual(
            results,
            [
                {"nodes": [{"depth": 0, "prefix": "", "secret": SECRET}]},
                {"out": outputs[0]},
                {"error": "punctured"},
                {"error": "wrong_length"},
                {},
                {"error": "punctured"},
                {},
                {"out": outputs[1]},
            ],
        )
        self.assertEqual(len(nodes), 256)
        self.assertEqual((nodes[0]["depth"], nodes[0]["prefix"]), (1, "00"))
        self.assertEqual((nodes[8]["depth"], nodes[8]["prefix"]), (9, "8000"))

    def test_derive_child_secret(self):
        child = {"label": "child_init", "input_secret": SECRET, "context": ""}
        children = [child, {**child, "input_secret": "00"}, child, {**child, "context": "00"}]
        answer = ask("derive_child_secret", {"prf_key": SECRET, "children": children})
        results = answer["output"]["children"]
        self.assertEqual(results[1:3], [{"error": "wrong_length"}, {"error": "punctured"}])
        for index in (0, 3):
            pprf_input = next(
                i["value"] for i in answer["intermediates"] if i["name"] == f"input_{index}"
            )
            self.assertEqual(
                results[index]["child_secret"],
                ask("pprf_evaluate", {"secret": SECRET, "input": pprf_input})["output"]["out"],
            )

    def test_messages(self):
        for draft in ("01", "02", "03"):
            for message in (PRIVATE_MESSAGE, WELCOME):
                encoded = ask(
                    "dmls_message_encode", {"message": message, "dmls_epoch": EPOCH}, draft=draft
                )
                wrapped = message + "20" + EPOCH
                decoded = ask("dmls_message_decode", {"dmls_message": wrapped}, draft=draft)
                if draft == "03" and message == WELCOME:
                    self.assertEqual(encoded["error"]["kind"], "forbidden_message")
                    self.assertEqual(decoded["error"]["kind"], "forbidden_message")
                else:
                    self.assertEqual(encoded, {"output": {"dmls_message": wrapped}})
                    self.assertEqual(decoded["output"], {"message": message, "dmls_epoch": EPOCH})

    def test_malformed_messages(self):
        for message, kind in (
            ("", "truncated"),
            (PRIVATE_MESSAGE + "00", "trailing_bytes"),
            (PRIVATE_MESSAGE.replace("01aa", "4001aa"), "non_minimal_length"),
            (PRIVATE_MESSAGE.replace("01aa", "c1aa"), "invalid_length_prefix"),
            ("00010006", "unknown_value"),
            ("00020002", "unsupported_version"),
        ):
            with self.subTest(kind):
                answer = ask("dmls_message_encode", {"message": message, "dmls_epoch": EPOCH})
                self.assertEqual(answer["error"]["kind"], kind)


if __name__ == "__main__":
    unittest.main()
