"""Why an input is refused: one exception class for each cause.

`kind` is the name that the harness protocol gives the cause.
"""


class Refusal(Exception):
    """An input that the specifications do not allow; refusing it changes no state."""

    kind = ""


class WrongLength(Refusal):
    """A secret, a PPRF input or a dmls_epoch of another length than KDF.Nh, or a KDF output
    length that KDF.Expand cannot give."""

    kind = "wrong_length"


class Punctured(Refusal):
    """The PPRF was evaluated at this input before."""

    kind = "punctured"


class ForbiddenMessage(Refusal):
    """The revision of the draft does not allow this wire format in a DMLSMessage."""

    kind = "forbidden_message"


class UnknownEpoch(Refusal):
    """The epoch that a message names is not held, or not known."""

    kind = "unknown_epoch"


class Duplicate(Refusal):
    """This commit was processed before."""

    kind = "duplicate"


class WrongConfirmationTag(Refusal):
    """The confirmation tag of a commit does not verify."""

    kind = "wrong_confirmation_tag"


class StaleEpoch(Refusal):
    """The commit is not for the epoch on which the servers that reach each other agree."""

    kind = "stale_epoch"


class ImpossibleTrace(Refusal):
    """A sequence of events that no group, client or federation can have."""

    kind = "malformed"


class PresentationError(Refusal):
    """Bytes that are not an encoding of the structure they are read as."""

    kind = "malformed"


class Truncated(PresentationError):
    """The bytes, or those of an enclosing vector, end before the structure does."""

    kind = "truncated"


class TrailingBytes(PresentationError):
    """Bytes are left after the structure."""

    kind = "trailing_bytes"


class NonMinimalLength(PresentationError):
    """A vector length that takes more bytes than it needs."""

    kind = "non_minimal_length"


class InvalidLengthPrefix(PresentationError):
    """A vector length that starts with the bits 11."""

    kind = "invalid_length_prefix"


class UnknownValue(PresentationError):
    """A value that selects a variant of a structure, and selects none."""

    kind = "unknown_value"


class UnsupportedVersion(PresentationError):
    """An MLSMessage of another protocol version than mls10."""

    kind = "unsupported_version"


def require_length(name: str, value: bytes, length: int) -> None:
    """Raise WrongLength unless `value` has exactly `length` bytes."""
    if len(value) != length:
        raise WrongLength(f"{name} has {len(value)} bytes, not {length}")
