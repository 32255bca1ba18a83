"""The puncturable pseudorandom function of draft-kohbrok-mls-dmls section 5.

Its tree is a secret tree (RFC 9420 section 9) with 2^(8 * Nh) leaves: an input is the index of a
leaf, its most significant bit the first step down from the root, 0 to the left (readings R2 and
R4). A node is named by its depth and by its index among the nodes of that depth, which is the
number that the first `depth` bits of the inputs below it form.
"""

from __future__ import annotations

from typing import Iterator

from key_derivation import CIPHER_SUITES, CipherSuite
from refusals import Punctured, require_length
from secret_tree import left_child, right_child
from tls_presentation import Struct, Vector, opaque, uint16

PPRF_LABEL = b"pprf"


def direct_path(suite: CipherSuite, secret: bytes, input: bytes) -> Iterator[bytes]:
    """The node secrets from the root, which is `secret`, down to the leaf `input`."""
    require_length("PPRF secret", secret, suite.nh)
    require_length("PPRF input", input, suite.nh)
    depth_of_leaves = 8 * suite.nh
    leaf_index = int.from_bytes(input, "big")
    node_secret = secret
    yield node_secret
    for depth in range(1, depth_of_leaves + 1):
        goes_right = leaf_index >> (depth_of_leaves - depth) & 1
        node_secret = (right_child if goes_right else left_child)(suite, node_secret)
        yield node_secret


def output_of_leaf(suite: CipherSuite, leaf_node_secret: bytes) -> bytes:
    """The PPRF's output at a leaf."""
    return suite.derive_secret(leaf_node_secret, PPRF_LABEL)


def derive_fs_secret(suite: CipherSuite, secret: bytes, input: bytes) -> bytes:
    """DeriveFSSecret(secret, input): the function itself, without state and so unpunctured.

    Raises WrongLength unless both are Nh bytes.
    """
    *_, leaf_node_secret = direct_path(suite, secret, input)
    return output_of_leaf(suite, leaf_node_secret)


class RetainedNode(Struct):
    """A node secret that a PPRF still holds.

    `prefix` is the path to the node, `depth` bits, left-aligned in as few bytes as hold them.
    """

    depth = uint16
    prefix = opaque
    secret = opaque


class PPRFState(Struct):
    """The form in which a PPRF is stored."""

    cipher_suite = uint16
    nodes = Vector(RetainedNode)


class PPRF:
    """DeriveFSSecret under one secret, once for each input.

    What is held is the copath of all evaluated inputs: every other leaf has exactly one ancestor
    (or itself) among the held nodes, and no evaluated leaf has any. The secret itself is the
    root, which goes with the first evaluation (reading R8).
    """

    def __init__(self, suite: CipherSuite, secret: bytes):
        """Raises WrongLength unless `secret` is Nh bytes."""
        require_length("PPRF secret", secret, suite.nh)
        self._suite = suite
        self._secrets = {(0, 0): secret}

    @property
    def suite(self) -> CipherSuite:
        return self._suite

    def evaluate(self, input: bytes) -> bytes:
        """The output at `input`, which is punctured from now on.

        Raises WrongLength unless `input` is Nh bytes, and Punctured if it was evaluated before.
        In both cases nothing changes.
        """
        ancestor, copath, output = self._walk(input)
        del self._secrets[ancestor]
        self._secrets.update(copath)
        return output

    def peek(self, input: bytes) -> bytes:
        """The output at `input`, which is not punctured: for what must verify first (R9).

        Raises what `evaluate` raises.
        """
        return self._walk(input)[2]

    def _walk(self, input: bytes) -> tuple[tuple[int, int], dict, bytes]:
        """The held node above an input, the copath below it, and the output."""
        suite = self._suite
        require_length("PPRF input", input, suite.nh)
        depth_of_leaves = 8 * suite.nh
        leaf_index = int.from_bytes(input, "big")
        ancestor = self._deepest_ancestor(leaf_index, depth_of_leaves)
        node_secret = self._secrets[ancestor]
        copath = {}
        for depth in range(ancestor[0] + 1, depth_of_leaves + 1):
            left = left_child(suite, node_secret)
            right = right_child(suite, node_secret)
            node_index = leaf_index >> (depth_of_leaves - depth)
            if node_index & 1:
                copath[depth, node_index - 1], node_secret = left, right
            else:
                node_secret, copath[depth, node_index + 1] = left, right
        return ancestor, copath, output_of_leaf(suite, node_secret)

    def retained_nodes(self) -> list[RetainedNode]:
        """All that the state holds, by depth and then from left to right."""
        return [
            RetainedNode(depth=depth, prefix=_prefix(depth, node_index), secret=secret)
            for (depth, node_index), secret in sorted(self._secrets.items())
        ]

    def serialize(self) -> bytes:
        """The encoded PPRFState."""
        return PPRFState(cipher_suite=self._suite.number, nodes=self.retained_nodes()).encode()

    @classmethod
    def restore(cls, stored: bytes) -> PPRF:
        """The PPRF that `serialize` stored.

        Raises PresentationError if `stored` is no PPRFState, and ValueError if it is one that
        no PPRF can be in.
        """
        state = PPRFState.decode(stored)
        suite = CIPHER_SUITES.get(state.cipher_suite)
        if suite is None:
            raise ValueError(f"unknown cipher suite {state.cipher_suite}")
        secrets = {_name(node, suite): node.secret for node in state.nodes}
        if len(secrets) != len(state.nodes) or _overlap(secrets, 8 * suite.nh):
            raise ValueError("a leaf has two ancestors in the stored state")
        pprf = cls.__new__(cls)
        pprf._suite = suite
        pprf._secrets = secrets
        return pprf

    def _deepest_ancestor(self, leaf_index: int, depth_of_leaves: int) -> tuple[int, int]:
        """The held node at or above a leaf; it is the only one, so the deepest."""
        for depth in range(depth_of_leaves, -1, -1):
            node = (depth, leaf_index >> (depth_of_leaves - depth))
            if node in self._secrets:
                return node
        raise Punctured("the PPRF was evaluated at this input before")


def _prefix(depth: int, node_index: int) -> bytes:
    return (node_index << (-depth % 8)).to_bytes((depth + 7) // 8, "big")


def _name(node: RetainedNode, suite: CipherSuite) -> tuple[int, int]:
    """The depth and the index of a stored node."""
    node_index = int.from_bytes(node.prefix, "big") >> (-node.depth % 8)
    if (
        node.depth > 8 * suite.nh
        or node.prefix != _prefix(node.depth, node_index)
        or len(node.secret) != suite.nh
    ):
        raise ValueError("the stored state names a node that is not in the tree")
    return node.depth, node_index


def _overlap(nodes, depth_of_leaves: int) -> bool:
    """Whether any of the nodes lies above another."""
    next_free_leaf = 0
    for first_leaf, depth in sorted(
        (node_index << (depth_of_leaves - depth), depth) for depth, node_index in nodes
    ):
        if first_leaf < next_free_leaf:
            return True
        next_free_leaf = first_leaf + (1 << (depth_of_leaves - depth))
    return False
