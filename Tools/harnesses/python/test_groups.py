"""The rules over a graph of epochs, as small examples written from the texts."""

import unittest

from federation import Federation
from forks import Change, Client, Graph, deletable_epochs
from group_operations import process_commits
from key_derivation import CIPHER_SUITES
from key_schedule import Epoch
from refusals import Duplicate, StaleEpoch, UnknownEpoch


class Forks(unittest.TestCase):
    def test_the_first_differing_commit_decides_and_not_the_length(self):
        graph = Graph(None)
        for id, parent, tag in (
            ("a", None, b"\x7f"), ("b", None, b"\x80"), ("c", "a", b"\xff"), ("d", "c", b"\xff"),
        ):
            graph.add(id, parent, tag)
        self.assertEqual(graph.winning_fork(), ["b"])

    def test_a_client_moves_to_the_higher_fork_and_drops_the_other(self):
        client = Client("e")
        self.assertEqual(client.process("a", "e", b"\x05", True), set())
        self.assertEqual(client.process("b", "e", b"\x03", False), {"b"})
        self.assertEqual(client.held, {"e", "a"})
        self.assertEqual(client.process("c", "e", b"\x07", False), {"e", "a"})
        with self.assertRaises(UnknownEpoch):
            client.process("d", "a", b"\x01", False)
        with self.assertRaises(Duplicate):
            client.process("b", "c", b"\x09", False)

    def test_only_commits_in_an_epoch_or_after_it_let_it_go(self):
        changes = [
            Change("a", "e", "x", [], []), Change("b", "e", "y", [], []),
            Change("c", "a", "y", [], []),
        ]
        self.assertEqual(deletable_epochs("e", ["x", "y"], changes), ["e"])
        changes.append(Change("d", "c", "x", [], []))
        self.assertEqual(deletable_epochs("e", ["x", "y"], changes), ["a", "e"])

    def test_removed_members_are_not_waited_for(self):
        self.assertEqual(
            deletable_epochs("e", ["x", "y"], [Change("a", "e", "x", [], ["y"])]), ["e"]
        )


class Servers(unittest.TestCase):
    def test_healing_delivers_once_and_keeps_the_higher_fork(self):
        state = Federation(["A", "B"], [["A", "B"]], [("p", "A"), ("q", "B")], "e")
        state.cut(["B", "A"])
        self.assertEqual(
            state.commit("p", "a", "e", b"\x01"), [{"client": "p", "id": "a", "retain": True}]
        )
        state.commit("q", "b", "e", b"\x02")
        with self.assertRaises(StaleEpoch):
            state.commit("q", "c", "e", b"\x09")
        self.assertEqual(
            state.heal(["A", "B"]),
            [
                {"client": "q", "id": "a", "retain": True},
                {"client": "p", "id": "b", "retain": True},
            ],
        )
        self.assertEqual(
            state.state(), [{"servers": ["A", "B"], "agreed": "b", "buffered": []}]
        )
        self.assertEqual(state.heal(["A", "B"]), [])


class Members(unittest.TestCase):
    def test_a_bad_tag_punctures_nothing(self):
        suite = CIPHER_SUITES[1]
        secret = bytes(32)
        first = Epoch.of_secret(suite, secret).dmls_epoch.hex()
        commit = {
            "do": "commit", "dmls_epoch": first, "path_secret": None,
            "psk_secret": secret.hex(), "group_context": "00",
            "confirmed_transcript_hash": "", "confirmation_tag": secret.hex(),
        }
        nodes = {"do": "retained_nodes", "dmls_epoch": first}
        output, _ = process_commits(
            suite, "01", {"start": {"epoch_secret": secret.hex()}, "events": [nodes, commit, nodes]}
        )
        before, refused, after = output["events"]
        self.assertEqual(refused, {"error": "wrong_confirmation_tag", "held": [first]})
        self.assertEqual(before, after)
        self.assertEqual([node["depth"] for node in after["nodes"]], [0])


if __name__ == "__main__":
    unittest.main()
