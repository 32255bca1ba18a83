"""The key schedule of RFC 9420 section 8 as section 4 of the draft changes it.

"parent_init" takes the place of "init", and init_secret comes from the parent's PPRF.
"""

from __future__ import annotations

from dataclasses import dataclass

import dmls
from key_derivation import CipherSuite

# The secrets of an epoch and their labels, RFC 9420 section 8; the last one is the draft's.
EPOCH_LABELS = {
    "sender_data_secret": b"sender data",
    "encryption_secret": b"encryption",
    "exporter_secret": b"exporter",
    "external_secret": b"external",
    "confirmation_key": b"confirm",
    "membership_key": b"membership",
    "resumption_psk": b"resumption",
    "epoch_authenticator": b"authentication",
    "parent_init_secret": dmls.PARENT_INIT_LABEL,
}


@dataclass(frozen=True)
class Epoch:
    """An epoch's secrets, by the names of EPOCH_LABELS, and its identifier."""

    epoch_secret: bytes
    secrets: dict
    dmls_epoch: bytes

    @classmethod
    def of_secret(cls, suite: CipherSuite, epoch_secret: bytes) -> Epoch:
        """The epoch with this epoch_secret; a group's first one has a random one (R12)."""
        secrets = {
            name: suite.derive_secret(epoch_secret, label) for name, label in EPOCH_LABELS.items()
        }
        return cls(epoch_secret, secrets, dmls.dmls_epoch(suite, epoch_secret))

    def confirmation_tag(self, suite: CipherSuite, confirmed_transcript_hash: bytes) -> bytes:
        """RFC 9420 section 6.1."""
        return suite.mac(self.secrets["confirmation_key"], confirmed_transcript_hash)


def commit_secret(suite: CipherSuite, path_secret: bytes | None) -> bytes:
    """path_secret[n+1] of RFC 9420 section 7.4, or zeros for a commit without a path (R6)."""
    if path_secret is None:
        return bytes(suite.nh)
    return suite.derive_secret(path_secret, b"path")


def joiner_secret(
    suite: CipherSuite, init_secret: bytes, commit_secret: bytes, group_context: bytes
) -> bytes:
    extracted = suite.extract(init_secret, commit_secret)
    return suite.expand_with_label(extracted, b"joiner", group_context, suite.nh)


def welcome_and_epoch_secret(
    suite: CipherSuite, joiner_secret: bytes, psk_secret: bytes, group_context: bytes
) -> tuple[bytes, bytes]:
    extracted = suite.extract(joiner_secret, psk_secret)
    return (
        suite.derive_secret(extracted, b"welcome"),
        suite.expand_with_label(extracted, b"epoch", group_context, suite.nh),
    )


def export(
    suite: CipherSuite, exporter_secret: bytes, label: bytes, context: bytes, length: int
) -> bytes:
    """MLS-Exporter of RFC 9420 section 8.5."""
    secret = suite.derive_secret(exporter_secret, label)
    return suite.expand_with_label(secret, b"exported", suite.hash(context), length)
