"""The structures of RFC 9420 that MLS messages are made of.

They say what can be parsed, which is more than what is valid: a number of a registry that selects
nothing is kept as it is, known or not (section 13), and extension data stays opaque. A version that
can only be mls10, and a usage, are refused where they are read.
"""

from enum import IntEnum

from refusals import UnsupportedVersion
from tls_presentation import (
    Enumerated,
    Optional,
    Reader,
    Select,
    Struct,
    Uint,
    Vector,
    opaque,
    uint8,
    uint16,
    uint32,
    uint64,
)

# Numbers that select nothing where they stand.
ProtocolVersion = uint16
CipherSuiteNumber = uint16
ExtensionType = uint16

MLS10 = 1


class MLS10Version(Uint):
    """ProtocolVersion version = mls10 (sections 6, 8.1 and 10)."""

    def read(self, reader: Reader) -> int:
        version = super().read(reader)
        if version != MLS10:
            raise UnsupportedVersion(f"protocol version {version}")
        return version


# Section 5.1.1
HPKEPublicKey = opaque
SignaturePublicKey = opaque

# Section 5.2
HashReference = opaque

# Section 6.1
MAC = opaque


class CredentialType(IntEnum):
    """Section 17.5."""

    BASIC = 1
    X509 = 2


class Certificate(Struct):
    """Section 5.3."""

    cert_data = opaque


class Credential(Struct):
    """Section 5.3."""

    credential_type = Enumerated(CredentialType, uint16)
    identity = Select("credential_type", {CredentialType.BASIC: opaque})
    certificates = Select("credential_type", {CredentialType.X509: Vector(Certificate)})


class Extension(Struct):
    """Section 7.2."""

    extension_type = ExtensionType
    extension_data = opaque


class Capabilities(Struct):
    """Section 7.2; lists of what a client supports, in which any number may stand."""

    versions = Vector(ProtocolVersion)
    cipher_suites = Vector(CipherSuiteNumber)
    extensions = Vector(ExtensionType)
    proposals = Vector(uint16)
    credentials = Vector(uint16)


class Lifetime(Struct):
    """Section 7.2."""

    not_before = uint64
    not_after = uint64


class LeafNodeSource(IntEnum):
    """Section 7.2."""

    KEY_PACKAGE = 1
    UPDATE = 2
    COMMIT = 3


class LeafNode(Struct):
    """Section 7.2."""

    encryption_key = HPKEPublicKey
    signature_key = SignaturePublicKey
    credential = Credential
    capabilities = Capabilities
    leaf_node_source = Enumerated(LeafNodeSource, uint8)
    lifetime = Select("leaf_node_source", {LeafNodeSource.KEY_PACKAGE: Lifetime})
    parent_hash = Select("leaf_node_source", {LeafNodeSource.COMMIT: opaque})
    extensions = Vector(Extension)
    signature = opaque


class KeyPackage(Struct):
    """Section 10."""

    version = MLS10Version(2)
    cipher_suite = CipherSuiteNumber
    init_key = HPKEPublicKey
    leaf_node = LeafNode
    extensions = Vector(Extension)
    signature = opaque


class GroupContext(Struct):
    """Section 8.1."""

    version = MLS10Version(2)
    cipher_suite = CipherSuiteNumber
    group_id = opaque
    epoch = uint64
    tree_hash = opaque
    confirmed_transcript_hash = opaque
    extensions = Vector(Extension)


class PSKType(IntEnum):
    """Section 8.4."""

    EXTERNAL = 1
    RESUMPTION = 2


class ResumptionPSKUsage(IntEnum):
    """Section 8.4."""

    APPLICATION = 1
    REINIT = 2
    BRANCH = 3


class PreSharedKeyID(Struct):
    """Section 8.4."""

    psktype = Enumerated(PSKType, uint8)
    psk_id = Select("psktype", {PSKType.EXTERNAL: opaque})
    usage = Select("psktype", {PSKType.RESUMPTION: Enumerated(ResumptionPSKUsage, uint8)})
    psk_group_id = Select("psktype", {PSKType.RESUMPTION: opaque})
    psk_epoch = Select("psktype", {PSKType.RESUMPTION: uint64})
    psk_nonce = opaque


class HPKECiphertext(Struct):
    """Section 7.6."""

    kem_output = opaque
    ciphertext = opaque


class UpdatePathNode(Struct):
    """Section 7.6."""

    encryption_key = HPKEPublicKey
    encrypted_path_secret = Vector(HPKECiphertext)


class UpdatePath(Struct):
    """Section 7.6."""

    leaf_node = LeafNode
    nodes = Vector(UpdatePathNode)


class ProposalType(IntEnum):
    """Section 17.4."""

    ADD = 1
    UPDATE = 2
    REMOVE = 3
    PSK = 4
    REINIT = 5
    EXTERNAL_INIT = 6
    GROUP_CONTEXT_EXTENSIONS = 7


class Add(Struct):
    """Section 12.1.1."""

    key_package = KeyPackage


class Update(Struct):
    """Section 12.1.2."""

    leaf_node = LeafNode


class Remove(Struct):
    """Section 12.1.3."""

    removed = uint32


class PreSharedKey(Struct):
    """Section 12.1.4."""

    psk = PreSharedKeyID


class ReInit(Struct):
    """Section 12.1.5."""

    group_id = opaque
    version = ProtocolVersion
    cipher_suite = CipherSuiteNumber
    extensions = Vector(Extension)


class ExternalInit(Struct):
    """Section 12.1.6."""

    kem_output = opaque


class GroupContextExtensions(Struct):
    """Section 12.1.7."""

    extensions = Vector(Extension)


class Proposal(Struct):
    """Section 12.1."""

    proposal_type = Enumerated(ProposalType, uint16)
    body = Select(
        "proposal_type",
        {
            ProposalType.ADD: Add,
            ProposalType.UPDATE: Update,
            ProposalType.REMOVE: Remove,
            ProposalType.PSK: PreSharedKey,
            ProposalType.REINIT: ReInit,
            ProposalType.EXTERNAL_INIT: ExternalInit,
            ProposalType.GROUP_CONTEXT_EXTENSIONS: GroupContextExtensions,
        },
    )


class ProposalOrRefType(IntEnum):
    """Section 12.4."""

    PROPOSAL = 1
    REFERENCE = 2


class ProposalOrRef(Struct):
    """Section 12.4."""

    type = Enumerated(ProposalOrRefType, uint8)
    proposal = Select("type", {ProposalOrRefType.PROPOSAL: Proposal})
    reference = Select("type", {ProposalOrRefType.REFERENCE: HashReference})


class Commit(Struct):
    """Section 12.4."""

    proposals = Vector(ProposalOrRef)
    path = Optional(UpdatePath)
