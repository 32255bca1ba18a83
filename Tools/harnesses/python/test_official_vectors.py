"""The MLS working group's test vectors, for everything that lies below DMLS."""

from __future__ import annotations

import json
import sys
import unittest
from enum import IntEnum
from pathlib import Path

from key_derivation import CIPHER_SUITES
from mls_messages import FramedContent, MLSMessage, WireFormat
from mls_structures import (
    MAC,
    Add,
    Commit,
    ExternalInit,
    GroupContextExtensions,
    HPKEPublicKey,
    LeafNode,
    PreSharedKey,
    PreSharedKeyID,
    PSKType,
    ReInit,
    Remove,
    Update,
)
from secret_tree import derive_tree_secret, left_child, right_child
from tls_presentation import (
    Enumerated,
    Optional,
    Select,
    Struct,
    Vector,
    decode,
    encode,
    opaque,
    uint8,
    uint16,
    uint32,
    vector_length,
)

REPOSITORY = Path(__file__).resolve().parents[3]
VECTORS = REPOSITORY.parent / "shared" / "mlswg-vectors"
REASON = f"NOT TESTED against the official MLS vectors: there is no folder {VECTORS}"


def setUpModule():
    if not VECTORS.is_dir():
        print(f"\n*** {REASON} ***", file=sys.stderr)
        raise unittest.SkipTest(REASON)


def cases(name):
    return json.loads((VECTORS / name).read_text("utf-8"))


def data(case, *names):
    values = [bytes.fromhex(case[name]) for name in names]
    return values[0] if len(values) == 1 else values


class NodeType(IntEnum):
    LEAF = 1
    PARENT = 2


class ParentNode(Struct):
    encryption_key = HPKEPublicKey
    parent_hash = opaque
    unmerged_leaves = Vector(uint32)


class Node(Struct):
    node_type = Enumerated(NodeType, uint8)
    node = Select("node_type", {NodeType.LEAF: LeafNode, NodeType.PARENT: ParentNode})


class PathSecret(Struct):
    path_secret = opaque


class GroupSecrets(Struct):
    joiner_secret = opaque
    path_secret = Optional(PathSecret)
    psks = Vector(PreSharedKeyID)


class PSKLabel(Struct):
    id = PreSharedKeyID
    index = uint16
    count = uint16


class ConfirmedTranscriptHashInput(Struct):
    wire_format = Enumerated(WireFormat, uint16)
    content = FramedContent
    signature = opaque


class AuthenticatedCommit(Struct):
    """AuthenticatedContent with a commit in it: what the two transcript hashes cover."""

    confirmed = ConfirmedTranscriptHashInput
    confirmation_tag = MAC


class Derivations(unittest.TestCase):
    def test_crypto_basics(self):
        for case in cases("crypto-basics.json"):
            suite = CIPHER_SUITES[case["cipher_suite"]]
            with self.subTest(cipher_suite=suite.number):
                ref_hash = case["ref_hash"]
                self.assertEqual(
                    suite.ref_hash(ref_hash["label"].encode(), data(ref_hash, "value")),
                    data(ref_hash, "out"),
                )
                expand = case["expand_with_label"]
                secret, context = data(expand, "secret", "context")
                self.assertEqual(
                    suite.expand_with_label(
                        secret, expand["label"].encode(), context, expand["length"]
                    ),
                    data(expand, "out"),
                )
                derive = case["derive_secret"]
                self.assertEqual(
                    suite.derive_secret(data(derive, "secret"), derive["label"].encode()),
                    data(derive, "out"),
                )
                tree = case["derive_tree_secret"]
                self.assertEqual(
                    derive_tree_secret(
                        suite,
                        data(tree, "secret"),
                        tree["label"].encode(),
                        tree["generation"],
                        tree["length"],
                    ),
                    data(tree, "out"),
                )

    def test_secret_tree(self):
        for index, case in enumerate(cases("secret-tree.json")):
            suite = CIPHER_SUITES[case["cipher_suite"]]
            with self.subTest(index=index, cipher_suite=suite.number):
                nodes = [data(case, "encryption_secret")]
                while len(nodes) < len(case["leaves"]):
                    nodes = [
                        child(suite, node) for node in nodes for child in (left_child, right_child)
                    ]
                for leaf_secret, generations in zip(nodes, case["leaves"]):
                    for ratchet in ("handshake", "application"):
                        self.check_ratchet(suite, leaf_secret, ratchet, generations)

    def check_ratchet(self, suite, leaf_secret, ratchet, generations):
        secret = suite.derive_secret(leaf_secret, ratchet.encode())
        current = 0
        for step in generations:
            while current < step["generation"]:
                secret = derive_tree_secret(suite, secret, b"secret", current, suite.nh)
                current += 1
            for name in ("key", "nonce"):
                expected = data(step, f"{ratchet}_{name}")
                self.assertEqual(
                    derive_tree_secret(suite, secret, name.encode(), current, len(expected)),
                    expected,
                )

    def test_key_schedule(self):
        labels = {
            "sender_data_secret": b"sender data",
            "encryption_secret": b"encryption",
            "exporter_secret": b"exporter",
            "external_secret": b"external",
            "confirmation_key": b"confirm",
            "membership_key": b"membership",
            "resumption_psk": b"resumption",
            "epoch_authenticator": b"authentication",
            "init_secret": b"init",
        }
        for case in cases("key-schedule.json"):
            suite = CIPHER_SUITES[case["cipher_suite"]]
            init_secret = data(case, "initial_init_secret")
            for index, epoch in enumerate(case["epochs"]):
                with self.subTest(cipher_suite=suite.number, epoch=index):
                    commit_secret, psk_secret, context = data(
                        epoch, "commit_secret", "psk_secret", "group_context"
                    )
                    joiner_secret = suite.expand_with_label(
                        suite.extract(init_secret, commit_secret), b"joiner", context, suite.nh
                    )
                    self.assertEqual(joiner_secret, data(epoch, "joiner_secret"))
                    member_secret = suite.extract(joiner_secret, psk_secret)
                    self.assertEqual(
                        suite.derive_secret(member_secret, b"welcome"),
                        data(epoch, "welcome_secret"),
                    )
                    epoch_secret = suite.expand_with_label(
                        member_secret, b"epoch", context, suite.nh
                    )
                    for name, label in labels.items():
                        self.assertEqual(
                            suite.derive_secret(epoch_secret, label), data(epoch, name), name
                        )
                    init_secret = data(epoch, "init_secret")

    def test_psk_secret(self):
        for case in cases("psk_secret.json"):
            suite = CIPHER_SUITES[case["cipher_suite"]]
            zeros = bytes(suite.nh)
            psk_secret = zeros
            for index, psk in enumerate(case["psks"]):
                identifier, value, nonce = data(psk, "psk_id", "psk", "psk_nonce")
                label = PSKLabel(
                    id=PreSharedKeyID(
                        psktype=PSKType.EXTERNAL,
                        psk_id=identifier,
                        usage=None,
                        psk_group_id=None,
                        psk_epoch=None,
                        psk_nonce=nonce,
                    ),
                    index=index,
                    count=len(case["psks"]),
                )
                extracted = suite.extract(zeros, value)
                psk_input = suite.expand_with_label(
                    extracted, b"derived psk", label.encode(), suite.nh
                )
                psk_secret = suite.extract(psk_input, psk_secret)
            self.assertEqual(psk_secret, data(case, "psk_secret"))

    def test_transcript_hashes(self):
        for case in cases("transcript-hashes.json"):
            suite = CIPHER_SUITES[case["cipher_suite"]]
            with self.subTest(cipher_suite=suite.number):
                commit = AuthenticatedCommit.decode(data(case, "authenticated_content"))
                confirmed = suite.hash(
                    data(case, "interim_transcript_hash_before") + commit.confirmed.encode()
                )
                self.assertEqual(confirmed, data(case, "confirmed_transcript_hash_after"))
                self.assertEqual(
                    suite.hash(confirmed + encode(MAC, commit.confirmation_tag)),
                    data(case, "interim_transcript_hash_after"),
                )
                self.assertEqual(
                    suite.mac(data(case, "confirmation_key"), confirmed), commit.confirmation_tag
                )


class Messages(unittest.TestCase):
    """Every official message parses, and its structure encodes to the same bytes."""

    KINDS = {
        "mls_welcome": MLSMessage,
        "mls_group_info": MLSMessage,
        "mls_key_package": MLSMessage,
        "ratchet_tree": Vector(Optional(Node)),
        "group_secrets": GroupSecrets,
        "add_proposal": Add,
        "update_proposal": Update,
        "remove_proposal": Remove,
        "pre_shared_key_proposal": PreSharedKey,
        "re_init_proposal": ReInit,
        "external_init_proposal": ExternalInit,
        "group_context_extensions_proposal": GroupContextExtensions,
        "commit": Commit,
        "public_message_application": MLSMessage,
        "public_message_proposal": MLSMessage,
        "public_message_commit": MLSMessage,
        "private_message": MLSMessage,
    }

    def check(self, kind, encoded):
        self.assertEqual(encode(kind, decode(kind, encoded)), encoded)

    def test_messages(self):
        for case in cases("messages.json"):
            self.assertEqual(case.keys(), self.KINDS.keys())
            for name, kind in self.KINDS.items():
                with self.subTest(name=name):
                    self.check(kind, data(case, name))

    def test_welcome(self):
        for case in cases("welcome.json"):
            self.check(MLSMessage, data(case, "welcome"))
            self.check(MLSMessage, data(case, "key_package"))

    def test_passive_clients(self):
        for name in ("passive-client-welcome.json", "passive-client-handling-commit.json"):
            for case in cases(name):
                for message in ("welcome", "key_package"):
                    self.check(MLSMessage, data(case, message))
                if case["ratchet_tree"] is not None:
                    self.check(self.KINDS["ratchet_tree"], data(case, "ratchet_tree"))
                for epoch in case["epochs"]:
                    self.check(MLSMessage, data(epoch, "commit"))
                    for proposal in epoch["proposals"]:
                        self.check(MLSMessage, bytes.fromhex(proposal))

    def test_vector_lengths(self):
        for case in cases("deserialization.json"):
            header = data(case, "vlbytes_header")
            self.assertEqual(decode(vector_length, header), case["length"])
            self.assertEqual(encode(vector_length, case["length"]), header)


if __name__ == "__main__":
    unittest.main()
