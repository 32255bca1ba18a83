"""Cipher suites and the functions that derive one secret from another.

RFC 9420 sections 5.2 (hash references), 8 (ExpandWithLabel, DeriveSecret) and 17.1 (the cipher
suites); RFC 5869 for HKDF. Of a cipher suite, DMLS needs the hash function alone.
"""

from __future__ import annotations

import hashlib
import hmac

from refusals import WrongLength
from tls_presentation import Struct, opaque, uint16

LABEL_PREFIX = b"MLS 1.0 "
MAX_EXPAND_BLOCKS = 255
MAX_KDF_LABEL_LENGTH = 0xFFFF


class KDFLabel(Struct):
    """RFC 9420 section 8; the label comes with its "MLS 1.0 " prefix."""

    length = uint16
    label = opaque
    context = opaque


class RefHashInput(Struct):
    """RFC 9420 section 5.2."""

    label = opaque
    value = opaque


class CipherSuite:
    """A cipher suite of RFC 9420 section 17.1, reduced to its hash function.

    `nh` is KDF.Nh, in bytes: the size of a secret and of a hash.
    """

    def __init__(self, number: int, hash_name: str):
        self.number = number
        self.hash_name = hash_name
        self.nh = hashlib.new(hash_name).digest_size

    def hash(self, data: bytes) -> bytes:
        """Hash(data)."""
        return hashlib.new(self.hash_name, data).digest()

    def mac(self, key: bytes, data: bytes) -> bytes:
        """MAC(key, data), which is HMAC in every cipher suite."""
        return hmac.digest(key, data, self.hash_name)

    def extract(self, salt: bytes, ikm: bytes) -> bytes:
        """KDF.Extract(salt, ikm)."""
        return self.mac(salt, ikm)

    def expand(self, prk: bytes, info: bytes, length: int) -> bytes:
        """KDF.Expand(prk, info, length), for a length that `check_expand_length` lets pass."""
        output = block = self.mac(prk, info + b"\x01")
        counter = 1
        while len(output) < length:
            counter += 1
            block = self.mac(prk, block + info + bytes([counter]))
            output += block
        return output[:length]

    def check_expand_length(self, length: int) -> None:
        """Raise WrongLength unless ExpandWithLabel can give `length` bytes."""
        if not 0 <= length <= min(MAX_EXPAND_BLOCKS * self.nh, MAX_KDF_LABEL_LENGTH):
            raise WrongLength(f"KDF.Expand cannot give {length} bytes")

    def kdf_label(self, label: bytes, context: bytes, length: int) -> bytes:
        """The encoded KDFLabel that ExpandWithLabel hands to KDF.Expand."""
        self.check_expand_length(length)
        return KDFLabel(length=length, label=LABEL_PREFIX + label, context=context).encode()

    def expand_with_label(
        self, secret: bytes, label: bytes, context: bytes, length: int
    ) -> bytes:
        """ExpandWithLabel(secret, label, context, length)."""
        return self.expand(secret, self.kdf_label(label, context, length), length)

    def derive_secret(self, secret: bytes, label: bytes) -> bytes:
        """DeriveSecret(secret, label)."""
        return self.expand_with_label(secret, label, b"", self.nh)

    def ref_hash(self, label: bytes, value: bytes) -> bytes:
        """RefHash(label, value); this label is taken as it is, without a prefix."""
        return self.hash(RefHashInput(label=label, value=value).encode())


CIPHER_SUITES = {
    number: CipherSuite(number, hash_name)
    for number, hash_name in {
        1: "sha256",
        2: "sha256",
        3: "sha256",
        4: "sha512",
        5: "sha512",
        6: "sha512",
        7: "sha384",
    }.items()
}
