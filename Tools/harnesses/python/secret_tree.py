"""The secret tree of RFC 9420 section 9."""

from __future__ import annotations

from functools import lru_cache

from key_derivation import CipherSuite
from tls_presentation import encode, uint32

TREE_LABEL = b"tree"
LEFT = b"left"
RIGHT = b"right"


def left_child(suite: CipherSuite, node_secret: bytes) -> bytes:
    """tree_node_[left(N)]_secret."""
    return suite.expand(node_secret, _child_labels(suite)[0], suite.nh)


def right_child(suite: CipherSuite, node_secret: bytes) -> bytes:
    """tree_node_[right(N)]_secret."""
    return suite.expand(node_secret, _child_labels(suite)[1], suite.nh)


def derive_tree_secret(
    suite: CipherSuite, secret: bytes, label: bytes, generation: int, length: int
) -> bytes:
    """DeriveTreeSecret(secret, label, generation, length) (section 9.1)."""
    return suite.expand_with_label(secret, label, encode(uint32, generation), length)


@lru_cache(maxsize=None)
def _child_labels(suite: CipherSuite) -> tuple[bytes, bytes]:
    """The KDFLabels of the two children, the same at every node of every tree of the suite."""
    return (
        suite.kdf_label(TREE_LABEL, LEFT, suite.nh),
        suite.kdf_label(TREE_LABEL, RIGHT, suite.nh),
    )
