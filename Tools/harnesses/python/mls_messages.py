"""MLSMessage and the five messages it carries (RFC 9420 sections 6 and 12.4.3)."""

from __future__ import annotations

from enum import IntEnum

from mls_structures import (
    MAC,
    CipherSuiteNumber,
    Commit,
    Extension,
    GroupContext,
    HashReference,
    HPKECiphertext,
    KeyPackage,
    MLS10Version,
    Proposal,
)
from tls_presentation import (
    Enumerated,
    Select,
    Struct,
    Vector,
    opaque,
    uint8,
    uint16,
    uint32,
    uint64,
)

class WireFormat(IntEnum):
    """Section 17.2."""

    PUBLIC_MESSAGE = 1
    PRIVATE_MESSAGE = 2
    WELCOME = 3
    GROUP_INFO = 4
    KEY_PACKAGE = 5


class ContentType(IntEnum):
    """Section 6."""

    APPLICATION = 1
    PROPOSAL = 2
    COMMIT = 3


class SenderType(IntEnum):
    """Section 6."""

    MEMBER = 1
    EXTERNAL = 2
    NEW_MEMBER_PROPOSAL = 3
    NEW_MEMBER_COMMIT = 4


class Sender(Struct):
    """Section 6."""

    sender_type = Enumerated(SenderType, uint8)
    leaf_index = Select("sender_type", {SenderType.MEMBER: uint32})
    sender_index = Select("sender_type", {SenderType.EXTERNAL: uint32})


class FramedContent(Struct):
    """Section 6."""

    group_id = opaque
    epoch = uint64
    sender = Sender
    authenticated_data = opaque
    content_type = Enumerated(ContentType, uint8)
    body = Select(
        "content_type",
        {
            ContentType.APPLICATION: opaque,
            ContentType.PROPOSAL: Proposal,
            ContentType.COMMIT: Commit,
        },
    )


class PublicMessage(Struct):
    """Section 6.2; `signature` and `confirmation_tag` are its FramedContentAuthData (6.1)."""

    content = FramedContent
    signature = opaque
    confirmation_tag = Select("content.content_type", {ContentType.COMMIT: MAC})
    membership_tag = Select("content.sender.sender_type", {SenderType.MEMBER: MAC})


class PrivateMessage(Struct):
    """Section 6.3."""

    group_id = opaque
    epoch = uint64
    content_type = Enumerated(ContentType, uint8)
    authenticated_data = opaque
    encrypted_sender_data = opaque
    ciphertext = opaque


class EncryptedGroupSecrets(Struct):
    """Section 12.4.3.1."""

    new_member = HashReference
    encrypted_group_secrets = HPKECiphertext


class Welcome(Struct):
    """Section 12.4.3.1."""

    cipher_suite = CipherSuiteNumber
    secrets = Vector(EncryptedGroupSecrets)
    encrypted_group_info = opaque


class GroupInfo(Struct):
    """Section 12.4.3."""

    group_context = GroupContext
    extensions = Vector(Extension)
    confirmation_tag = MAC
    signer = uint32
    signature = opaque


class MLSMessage(Struct):
    """Section 6."""

    version = MLS10Version(2)
    wire_format = Enumerated(WireFormat, uint16)
    body = Select(
        "wire_format",
        {
            WireFormat.PUBLIC_MESSAGE: PublicMessage,
            WireFormat.PRIVATE_MESSAGE: PrivateMessage,
            WireFormat.WELCOME: Welcome,
            WireFormat.GROUP_INFO: GroupInfo,
            WireFormat.KEY_PACKAGE: KeyPackage,
        },
    )
