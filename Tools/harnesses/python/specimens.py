"""Well-formed MLSMessages for the tests, put together from bytes as RFC 9420 describes them.

None of the modules under test takes part in it.
"""

from __future__ import annotations


def v(*parts: bytes) -> bytes:
    """The encoding of a vector of less than 16,384 bytes."""
    content = b"".join(parts)
    if len(content) < 64:
        return bytes([len(content)]) + content
    return (0x4000 | len(content)).to_bytes(2, "big") + content


class Specimens:
    """Encodings that a parser has to accept, made to meet every case of every select."""

    BASIC = b"\0\1" + v(b"alice")
    X509 = b"\0\2" + v(v(b"leaf certificate"), v(b"root certificate"))
    GREASE = b"\x0a\x0a"
    EXTENSIONS = v(GREASE + v(b"grease"), b"\xff\xff" + v(bytes(70)))
    CAPABILITIES = (
        v(b"\0\1" + GREASE) + v(b"\0\1" + GREASE) + v(GREASE) + v(GREASE) + v(b"\0\1" + GREASE)
    )

    # Leaf node sources and what each adds to the leaf node.
    LIFETIME = b"\1" + bytes(8) + b"\xff" * 8
    UPDATE = b"\2"
    PARENT_HASH = b"\3" + v(b"parent hash")

    # Senders and what each adds to the end of the message.
    SENDERS = [
        (b"\1" + bytes(4), v(b"membership tag")),
        (b"\2" + bytes(4), b""),
        (b"\3", b""),
        (b"\4", b""),
    ]

    @classmethod
    def leaf_node(cls, source: bytes, credential: bytes = BASIC) -> bytes:
        return (
            v(b"encryption key")
            + v(b"signature key")
            + credential
            + cls.CAPABILITIES
            + source
            + cls.EXTENSIONS
            + v(b"signature")
        )

    @classmethod
    def key_package(cls) -> bytes:
        return (
            b"\0\1\x7f\x02"
            + v(b"init key")
            + cls.leaf_node(cls.LIFETIME, cls.X509)
            + cls.EXTENSIONS
            + v(b"signature")
        )

    @classmethod
    def proposals(cls) -> list[bytes]:
        resumption = [b"\2" + bytes([usage]) + v(b"group") + bytes(8) for usage in (1, 2, 3)]
        return [
            b"\0\1" + cls.key_package(),
            b"\0\2" + cls.leaf_node(cls.UPDATE),
            b"\0\3" + bytes(4),
            b"\0\4\1" + v(b"psk id") + v(b"nonce"),
            *(b"\0\4" + psk + v(b"nonce") for psk in resumption),
            b"\0\5" + v(b"group") + b"\x7f\x01\x7f\x02" + cls.EXTENSIONS,
            b"\0\6" + v(b"kem output"),
            b"\0\7" + cls.EXTENSIONS,
        ]

    @classmethod
    def commits(cls) -> list[bytes]:
        ciphertext = v(b"kem output") + v(b"ciphertext")
        path = cls.leaf_node(cls.PARENT_HASH) + v(
            v(b"key") + v(ciphertext, ciphertext), v(b"key") + v()
        )
        by_value = [b"\1" + proposal for proposal in cls.proposals()]
        return [v() + b"\0", v(*by_value, b"\2" + v(b"reference")) + b"\1" + path]

    @classmethod
    def contents(cls) -> list[tuple[bytes, bytes]]:
        """Content type and content, and what the content type adds to the signature."""
        return [
            (b"\1" + v(b"application data"), b""),
            *((b"\2" + proposal, b"") for proposal in cls.proposals()),
            *((b"\3" + commit, v(b"confirmation tag")) for commit in cls.commits()),
        ]

    @classmethod
    def public_messages(cls) -> list[bytes]:
        return [
            b"\0\1\0\1"
            + v(b"group")
            + bytes(8)
            + sender
            + v(b"authenticated data")
            + content
            + v(b"signature")
            + confirmation_tag
            + membership_tag
            for sender, membership_tag in cls.SENDERS
            for content, confirmation_tag in cls.contents()
        ]

    @classmethod
    def private_messages(cls) -> list[bytes]:
        return [
            b"\0\1\0\2" + v(b"group") + bytes(8) + bytes([kind]) + v() + v(b"s") + v(bytes(99))
            for kind in (1, 2, 3)
        ]

    @classmethod
    def welcome(cls) -> bytes:
        secrets = v(b"new member") + v(b"kem output") + v(b"ciphertext")
        return b"\0\1\0\3\x7f\x02" + v(secrets, secrets) + v(b"group info")

    @classmethod
    def group_info(cls) -> bytes:
        context = b"\0\1\x7f\x02" + v(b"group") + bytes(8) + v(b"tree") + v(b"transcript")
        return (
            b"\0\1\0\4"
            + context
            + cls.EXTENSIONS
            + cls.EXTENSIONS
            + v(b"tag")
            + bytes(4)
            + v(b"signature")
        )

    @classmethod
    def forbidden_in_draft_03(cls) -> list[bytes]:
        return [cls.welcome(), cls.group_info(), b"\0\1\0\5" + cls.key_package()]

    @classmethod
    def messages(cls) -> list[bytes]:
        return [*cls.public_messages(), *cls.private_messages(), *cls.forbidden_in_draft_03()]
