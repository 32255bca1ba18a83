"""What draft-kohbrok-mls-dmls adds to MLS: epoch identifiers, DMLSMessage and the key schedule."""

from __future__ import annotations

from key_derivation import CipherSuite
from mls_messages import MLSMessage, WireFormat
from pprf import PPRF
from refusals import ForbiddenMessage, require_length
from tls_presentation import Struct, opaque

EPOCH_LABEL = b"epoch"
PARENT_INIT_LABEL = b"parent_init"
CONFIRMATION_LABEL = b"conf"
CHILD_INIT_LABEL = b"child_init"

# The wire formats that each revision of the draft keeps out of a DMLSMessage (reading R3).
FORBIDDEN_WIRE_FORMATS = {
    "01": frozenset(),
    "02": frozenset(),
    "03": frozenset({WireFormat.WELCOME, WireFormat.GROUP_INFO, WireFormat.KEY_PACKAGE}),
}


class DMLSMessage(Struct):
    """Section 3."""

    message = MLSMessage
    dmls_epoch = opaque


def dmls_epoch(suite: CipherSuite, epoch_secret: bytes) -> bytes:
    """The identifier of the epoch with this epoch_secret (section 2)."""
    require_length("epoch_secret", epoch_secret, suite.nh)
    return suite.derive_secret(epoch_secret, EPOCH_LABEL)


def parent_init_secret(suite: CipherSuite, epoch_secret: bytes) -> bytes:
    """The secret of the PPRF from which the epoch's children take their init secrets (section 4).
    """
    require_length("epoch_secret", epoch_secret, suite.nh)
    return suite.derive_secret(epoch_secret, PARENT_INIT_LABEL)


def commit_confirmation(suite: CipherSuite, path_secret: bytes | None) -> bytes:
    """The commit_confirmation of a commit (section 4).

    `path_secret` is the last one of its UpdatePath (reading R1), or None for a commit without a
    path, which stands for Nh zero bytes (R6).
    """
    if path_secret is None:
        path_secret = bytes(suite.nh)
    require_length("path_secret", path_secret, suite.nh)
    return suite.derive_secret(path_secret, CONFIRMATION_LABEL)


def child_secret_input(
    suite: CipherSuite, label: bytes, input_secret: bytes, context: bytes
) -> bytes:
    """The PPRF input at which DeriveChildSecret evaluates (section 4)."""
    require_length("input_secret", input_secret, suite.nh)
    return suite.expand_with_label(input_secret, label, context, suite.nh)


def derive_child_secret(pprf: PPRF, label: bytes, input_secret: bytes, context: bytes) -> bytes:
    """DeriveChildSecret, with `pprf` in the place of its key, and punctured by it (section 4)."""
    return pprf.evaluate(child_secret_input(pprf.suite, label, input_secret, context))


def child_init_secret(pprf: PPRF, confirmation: bytes, group_context: bytes) -> bytes:
    """init_secret_[n] of the epoch that a commit creates.

    `pprf` is keyed with the parent_init_secret of the epoch in which the commit was sent;
    `group_context` is the encoded GroupContext of the epoch it creates (reading R5).
    """
    return derive_child_secret(pprf, CHILD_INIT_LABEL, confirmation, group_context)


def encode_dmls_message(
    suite: CipherSuite, draft: str, message: MLSMessage, epoch: bytes
) -> bytes:
    """The DMLSMessage that sends `message` in the epoch with the dmls_epoch `epoch`."""
    wrapped = DMLSMessage(message=message, dmls_epoch=epoch)
    _check(suite, draft, wrapped)
    return wrapped.encode()


def decode_dmls_message(suite: CipherSuite, draft: str, data: bytes) -> DMLSMessage:
    """The DMLSMessage that `data` holds, and nothing but it (readings R14 and R15).

    Raises PresentationError, WrongLength for a dmls_epoch of another length than Nh, or
    ForbiddenMessage.
    """
    wrapped = DMLSMessage.decode(data)
    _check(suite, draft, wrapped)
    return wrapped


def _check(suite: CipherSuite, draft: str, wrapped: DMLSMessage) -> None:
    require_length("dmls_epoch", wrapped.dmls_epoch, suite.nh)
    if wrapped.message.wire_format in FORBIDDEN_WIRE_FORMATS[draft]:
        name = wrapped.message.wire_format.name.lower()
        raise ForbiddenMessage(f"draft {draft} forbids mls_{name} in a DMLSMessage")
