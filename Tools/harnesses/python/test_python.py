"""What the specifications say about DMLS and the syntax of its messages, tested."""

from __future__ import annotations

import random
import unittest

import dmls
import tls_presentation as tls
from key_derivation import CIPHER_SUITES
from mls_messages import MLSMessage
from pprf import PPRF, PPRFState, derive_fs_secret, direct_path
from refusals import (
    ForbiddenMessage,
    InvalidLengthPrefix,
    NonMinimalLength,
    PresentationError,
    Punctured,
    TrailingBytes,
    Truncated,
    UnknownValue,
    UnsupportedVersion,
    WrongLength,
)
from secret_tree import left_child, right_child
from specimens import Specimens, v

SUITE = CIPHER_SUITES[1]
ONE_SUITE_PER_HASH = [CIPHER_SUITES[number] for number in (1, 7, 4)]


def secret_of(suite):
    return bytes(range(suite.nh))


def input_of(suite):
    return bytes(range(0x80, 0x80 + suite.nh))


class KeyDerivation(unittest.TestCase):
    def test_expand_gives_as_many_blocks_as_asked_for(self):
        """RFC 5869 appendix A.2, cut at and around the block boundaries."""
        info = bytes(range(0xB0, 0x100))
        prk = SUITE.extract(bytes(range(0x60, 0xB0)), bytes(range(0x50)))
        okm = bytes.fromhex(
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
            "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
            "cc30c58179ec3e87c14c01d5c1f3434f1d87"
        )
        for length in (0, 1, 31, 32, 33, 64, 65, 82):
            self.assertEqual(SUITE.expand(prk, info, length), okm[:length])

    def test_longest_output(self):
        for suite in ONE_SUITE_PER_HASH:
            longest = 255 * suite.nh
            self.assertEqual(len(suite.expand_with_label(b"", b"", b"", longest)), longest)
            for length in (-1, longest + 1, 65536, 1 << 40):
                with self.assertRaises(WrongLength):
                    suite.expand_with_label(b"", b"", b"", length)

    def test_kdf_label(self):
        self.assertEqual(
            SUITE.kdf_label(b"tree", b"left", 32), b"\0\x20" + v(b"MLS 1.0 tree") + v(b"left")
        )


class PPRFTests(unittest.TestCase):
    def test_cross_check_values(self):
        expected = {
            32: "2002b8647e7c3d2c272ca56c174ef799",
            48: "47fa47d25f510285819f1cf412f6415b",
            64: "22bb240aaed3cd34407da27e970ad29e",
        }
        for suite in ONE_SUITE_PER_HASH:
            output = derive_fs_secret(suite, secret_of(suite), input_of(suite))
            self.assertEqual(output[:16].hex(), expected[suite.nh])
        *_, leaf_node_secret = direct_path(SUITE, secret_of(SUITE), input_of(SUITE))
        self.assertEqual(leaf_node_secret[:8].hex(), "812ae6333e141410")

    def test_first_step_is_the_most_significant_bit(self):
        secret = secret_of(SUITE)
        for first_byte, child in ((0x7F, left_child), (0x80, right_child)):
            path = list(direct_path(SUITE, secret, bytes([first_byte]) + bytes(31)))
            self.assertEqual(len(path), 257)
            self.assertEqual(path[:2], [secret, child(SUITE, secret)])

    def test_puncturing_changes_no_other_output(self):
        for suite in ONE_SUITE_PER_HASH:
            inputs = neighbours(input_of(suite), suite)
            pprf = PPRF(suite, secret_of(suite))
            for input in inputs:
                self.assertEqual(
                    pprf.evaluate(input), derive_fs_secret(suite, secret_of(suite), input)
                )
                check_cover(self, pprf, suite)
            for input in inputs:
                with self.assertRaises(Punctured):
                    pprf.evaluate(input)

    def test_only_the_copath_is_retained(self):
        secret, input = secret_of(SUITE), input_of(SUITE)
        pprf = PPRF(SUITE, secret)
        (root,) = pprf.retained_nodes()
        self.assertEqual((root.depth, root.prefix, root.secret), (0, b"", secret))
        pprf.evaluate(input)
        nodes = pprf.retained_nodes()
        self.assertEqual([node.depth for node in nodes], list(range(1, 257)))
        path = list(direct_path(SUITE, secret, input))
        bits = f"{int.from_bytes(input, 'big'):0256b}"
        for node in nodes:
            sibling = bits[: node.depth - 1] + ("1" if bits[node.depth - 1] == "0" else "0")
            self.assertEqual(node.prefix, left_aligned(sibling))
            child = right_child if sibling.endswith("1") else left_child
            self.assertEqual(node.secret, child(SUITE, path[node.depth - 1]))

    def test_refusals_change_nothing(self):
        pprf = PPRF(SUITE, secret_of(SUITE))
        for punctured in (False, True):
            before = pprf.serialize()
            for length in (0, 31, 33):
                with self.assertRaises(WrongLength):
                    pprf.evaluate(bytes(length))
                self.assertEqual(pprf.serialize(), before)
            if punctured:
                with self.assertRaises(Punctured):
                    pprf.evaluate(input_of(SUITE))
                self.assertEqual(pprf.serialize(), before)
            else:
                pprf.evaluate(input_of(SUITE))

    def test_wrong_lengths(self):
        for secret, input in ((31, 32), (33, 32), (32, 31), (32, 33), (0, 32), (32, 0)):
            with self.assertRaises(WrongLength):
                derive_fs_secret(SUITE, bytes(secret), bytes(input))
        with self.assertRaises(WrongLength):
            PPRF(SUITE, bytes(31))

    def test_restored_state_goes_on_where_it_was(self):
        for suite in ONE_SUITE_PER_HASH:
            first, *others = neighbours(input_of(suite), suite)
            pprf = PPRF(suite, secret_of(suite))
            pprf = PPRF.restore(pprf.serialize())
            pprf.evaluate(first)
            stored = pprf.serialize()
            restored = PPRF.restore(stored)
            self.assertEqual(restored.serialize(), stored)
            with self.assertRaises(Punctured):
                restored.evaluate(first)
            for input in others:
                self.assertEqual(restored.evaluate(input), pprf.evaluate(input))

    def test_impossible_states_are_not_restored(self):
        pprf = PPRF(SUITE, secret_of(SUITE))
        pprf.evaluate(input_of(SUITE))
        stored = pprf.serialize()
        root = PPRFState.decode(PPRF(SUITE, secret_of(SUITE)).serialize()).nodes[0]
        faults = {
            "duplicate": lambda state: state.nodes.append(state.nodes[0]),
            "root": lambda state: state.nodes.append(root),
            "suite": lambda state: setattr(state, "cipher_suite", 8),
            "too deep": lambda state: setattr(state.nodes[-1], "depth", 257),
            "prefix too short": lambda state: setattr(state.nodes[0], "prefix", b""),
            "prefix with low bits": lambda state: setattr(state.nodes[0], "prefix", b"\1"),
            "short secret": lambda state: setattr(state.nodes[0], "secret", bytes(31)),
        }
        for name, introduce in faults.items():
            with self.subTest(name):
                state = PPRFState.decode(stored)
                introduce(state)
                with self.assertRaises(ValueError):
                    PPRF.restore(state.encode())
        for cut in (stored[:-1], stored + b"\0"):
            with self.assertRaises(PresentationError):
                PPRF.restore(cut)


class DMLS(unittest.TestCase):
    EPOCH_SECRET = b"\x11" * 32
    PATH_SECRET = b"\x22" * 32
    CONTEXT = b"\x33" * 40

    def test_cross_check_values(self):
        parent = dmls.parent_init_secret(SUITE, self.EPOCH_SECRET)
        self.assertEqual(parent[:8].hex(), "3efdad8df8915c02")
        epoch = dmls.dmls_epoch(SUITE, self.EPOCH_SECRET)
        self.assertEqual(epoch[:8].hex(), "e2c9084eccdcb1db")
        for path_secret, expected in (
            (self.PATH_SECRET, "0a6a1d80627ac45e"),
            (None, "dbafb11bcd47e6d7"),
        ):
            confirmation = dmls.commit_confirmation(SUITE, path_secret)
            child = dmls.child_init_secret(PPRF(SUITE, parent), confirmation, self.CONTEXT)
            self.assertEqual(child[:8].hex(), expected)

    def test_a_commit_without_a_path_stands_for_zeros(self):
        for suite in ONE_SUITE_PER_HASH:
            self.assertEqual(
                dmls.commit_confirmation(suite, None),
                dmls.commit_confirmation(suite, bytes(suite.nh)),
            )

    def test_one_commit_gives_one_child(self):
        pprf = PPRF(SUITE, self.EPOCH_SECRET)
        commit = (pprf, b"child_init", self.PATH_SECRET, self.CONTEXT)
        dmls.derive_child_secret(*commit)
        with self.assertRaises(Punctured):
            dmls.derive_child_secret(*commit)

    def test_wrong_lengths(self):
        for secret in (b"", bytes(31), bytes(33)):
            for derive in (dmls.dmls_epoch, dmls.parent_init_secret, dmls.commit_confirmation):
                with self.assertRaises(WrongLength):
                    derive(SUITE, secret)
            with self.assertRaises(WrongLength):
                dmls.child_secret_input(SUITE, b"child_init", secret, b"")


class DMLSMessageTests(unittest.TestCase):
    EPOCH = bytes(range(32))

    def test_every_message_is_wrapped_and_unwrapped(self):
        for draft, forbidden in dmls.FORBIDDEN_WIRE_FORMATS.items():
            for message in Specimens.messages():
                parsed = MLSMessage.decode(message)
                expected = message + v(self.EPOCH)
                if parsed.wire_format in forbidden:
                    self.assertIn(message, Specimens.forbidden_in_draft_03())
                    with self.assertRaises(ForbiddenMessage):
                        dmls.encode_dmls_message(SUITE, draft, parsed, self.EPOCH)
                    with self.assertRaises(ForbiddenMessage):
                        dmls.decode_dmls_message(SUITE, draft, expected)
                    continue
                self.assertEqual(
                    dmls.encode_dmls_message(SUITE, draft, parsed, self.EPOCH), expected
                )
                unwrapped = dmls.decode_dmls_message(SUITE, draft, expected)
                self.assertEqual(unwrapped.message, parsed)
                self.assertEqual(unwrapped.dmls_epoch, self.EPOCH)

    def test_only_draft_03_forbids(self):
        counts = {
            draft: sum(
                MLSMessage.decode(message).wire_format in forbidden
                for message in Specimens.forbidden_in_draft_03()
            )
            for draft, forbidden in dmls.FORBIDDEN_WIRE_FORMATS.items()
        }
        self.assertEqual(counts, {"01": 0, "02": 0, "03": 3})

    def test_other_causes_come_before_forbidden(self):
        welcome = Specimens.welcome()
        for data, cause in (
            (b"\0\2" + welcome[2:] + v(self.EPOCH), UnsupportedVersion),
            (welcome + v(self.EPOCH)[:-1], Truncated),
            (welcome + v(self.EPOCH) + b"\0", TrailingBytes),
            (welcome + v(self.EPOCH[:-1]), WrongLength),
            (welcome + v(self.EPOCH), ForbiddenMessage),
        ):
            with self.assertRaises(cause):
                dmls.decode_dmls_message(SUITE, "03", data)

    def test_length_of_the_epoch_is_that_of_the_cipher_suite(self):
        message = Specimens.private_messages()[0]
        for suite in ONE_SUITE_PER_HASH:
            for length in (0, 32, 48, 64):
                data = message + v(bytes(length))
                if length == suite.nh:
                    dmls.decode_dmls_message(suite, "01", data)
                    continue
                with self.assertRaises(WrongLength):
                    dmls.decode_dmls_message(suite, "01", data)


class Presentation(unittest.TestCase):
    def test_vector_lengths(self):
        for length, header in (
            (0, "00"),
            (63, "3f"),
            (64, "4040"),
            (16383, "7fff"),
            (16384, "80004000"),
            ((1 << 30) - 1, "bfffffff"),
            (15293, "7bbd"),
            (494878333, "9d7f3e7d"),
        ):
            self.assertEqual(tls.encode(tls.vector_length, length).hex(), header)
            self.assertEqual(tls.decode(tls.vector_length, bytes.fromhex(header)), length)
        with self.assertRaises(ValueError):
            tls.encode(tls.vector_length, 1 << 30)

    def test_vector_lengths_that_are_refused(self):
        for header, cause in (
            ("", Truncated),
            ("40", Truncated),
            ("800000", Truncated),
            ("4000", NonMinimalLength),
            ("403f", NonMinimalLength),
            ("80003fff", NonMinimalLength),
            ("c0", InvalidLengthPrefix),
            ("ffffffffffffffff", InvalidLengthPrefix),
            ("01", Truncated),
        ):
            with self.assertRaises(cause, msg=header):
                tls.decode(tls.opaque, bytes.fromhex(header))

    def test_elements_end_with_their_vector(self):
        pairs = tls.Vector(tls.uint16)
        self.assertEqual(tls.decode(pairs, b"\4\0\1\0\2"), [1, 2])
        for data in (b"\3\0\1\0\2", b"\5\0\1\0\2", b"\1\0"):
            with self.assertRaises(Truncated):
                tls.decode(pairs, data)
        with self.assertRaises(Truncated):
            tls.decode(tls.Vector(tls.opaque), b"\2\2a" + b"a")

    def test_presence_octet(self):
        maybe = tls.Optional(tls.uint8)
        self.assertIsNone(tls.decode(maybe, b"\0"))
        self.assertEqual(tls.decode(maybe, b"\1\7"), 7)
        for octet in (2, 0xFF):
            with self.assertRaises(UnknownValue):
                tls.decode(maybe, bytes([octet, 7]))


class MLSMessages(unittest.TestCase):
    def test_specimens_encode_to_what_they_were(self):
        for message in Specimens.messages():
            self.assertEqual(MLSMessage.decode(message).encode(), message)

    def test_every_cut_is_truncated(self):
        for message in Specimens.messages():
            for length in range(len(message)):
                with self.assertRaises(Truncated):
                    MLSMessage.decode(message[:length])

    def test_bytes_after_the_message(self):
        for message in Specimens.messages():
            with self.assertRaises(TrailingBytes):
                MLSMessage.decode(message + b"\0")

    def test_only_mls10(self):
        for version in (b"\0\0", b"\0\2", b"\1\1"):
            with self.assertRaises(UnsupportedVersion):
                MLSMessage.decode(version + Specimens.welcome()[2:])

    def test_versions_within_a_message_are_mls10(self):
        group_info, key_package = Specimens.forbidden_in_draft_03()[1:]
        for message in (group_info, key_package):
            MLSMessage.decode(message)
            with self.assertRaises(UnsupportedVersion):
                MLSMessage.decode(message[:4] + b"\0\2" + message[6:])

    def test_values_that_select_nothing_known(self):
        group = v(b"group") + bytes(8)
        member = b"\0\1\0\1" + group + b"\1" + bytes(4) + v()
        update_leaf = Specimens.leaf_node(Specimens.UPDATE)
        for name, message in {
            "wire format 0": b"\0\1\0\0",
            "wire format 6": b"\0\1\0\6",
            "wire format 256": b"\0\1\1\0",
            "sender type 0": b"\0\1\0\1" + group + b"\0",
            "sender type 5": b"\0\1\0\1" + group + b"\5",
            "content type 0": member + b"\0",
            "content type 4": member + b"\4",
            "private content type 0": b"\0\1\0\2" + group + b"\0",
            "private content type 4": b"\0\1\0\2" + group + b"\4",
            "proposal type 0": member + b"\2\0\0",
            "proposal type 8": member + b"\2\0\x08",
            "proposal type GREASE": member + b"\2\x0a\x0a",
            "psk type 0": member + b"\2\0\4\0",
            "psk type 3": member + b"\2\0\4\3",
            "resumption psk usage 0": member + b"\2\0\4\2\0",
            "resumption psk usage 4": member + b"\2\0\4\2\4",
            "proposal or reference 0": member + b"\3" + v(b"\0"),
            "proposal or reference 3": member + b"\3" + v(b"\3"),
            "presence octet 2": member + b"\3" + v() + b"\2",
            "leaf node source 0": member + b"\2\0\2" + Specimens.leaf_node(b"\0"),
            "leaf node source 4": member + b"\2\0\2" + Specimens.leaf_node(b"\4"),
            "credential type 0": member
            + b"\2\0\2"
            + update_leaf.replace(Specimens.BASIC, b"\0\0" + v(b"alice")),
            "credential type GREASE": member
            + b"\2\0\2"
            + update_leaf.replace(Specimens.BASIC, b"\x0a\x0a" + v(b"alice")),
        }.items():
            with self.subTest(name), self.assertRaises(UnknownValue):
                MLSMessage.decode(message)

    def test_mutations(self):
        """Whatever is done to a message, it is refused as malformed or has one encoding."""
        seed = random.randrange(1 << 32)
        source = random.Random(seed)
        specimens = Specimens.messages()
        accepted = 0
        for _ in range(20_000):
            mutant = mutate(source.choice(specimens), source)
            try:
                parsed = MLSMessage.decode(mutant)
            except PresentationError:
                continue
            accepted += 1
            self.assertEqual(parsed.encode(), mutant, f"seed {seed}: {mutant.hex()}")
        self.assertGreater(accepted, 0, f"seed {seed}")


def neighbours(input: bytes, suite) -> list[bytes]:
    """An input and inputs that leave its path at the leaf, halfway, at a byte and at the root."""
    index = int.from_bytes(input, "big")
    bits = 8 * suite.nh
    flips = (0, 1, 1 << 7, 1 << 8, 1 << bits // 2, 1 << bits - 1, (1 << bits) - 1)
    return [(index ^ flip).to_bytes(suite.nh, "big") for flip in flips]


def check_cover(test: unittest.TestCase, pprf: PPRF, suite) -> None:
    """No retained node is the root or lies above another one."""
    paths = sorted(
        f"{int.from_bytes(node.prefix, 'big'):0{8 * len(node.prefix)}b}"[: node.depth]
        for node in pprf.retained_nodes()
    )
    test.assertNotIn("", paths)
    for path, next_path in zip(paths, paths[1:]):
        test.assertFalse(next_path.startswith(path))


def left_aligned(bits: str) -> bytes:
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[start : start + 8], 2) for start in range(0, len(padded), 8))


def mutate(message: bytes, source: random.Random) -> bytes:
    """The message with one to three bytes changed, removed or put in."""
    mutant = bytearray(message)
    for _ in range(source.randint(1, 3)):
        position = source.randrange(len(mutant))
        action = source.randrange(4)
        if action == 0:
            mutant[position] ^= 1 << source.randrange(8)
        elif action == 1:
            mutant[position] = source.choice((0, 1, 2, 3, 4, 0x3F, 0x40, 0x80, 0xC0, 0xFF))
        elif action == 2:
            del mutant[position]
        else:
            mutant.insert(position, source.randrange(256))
    return bytes(mutant)


if __name__ == "__main__":
    unittest.main()
