import DMLS
package import KeyDerivation
package import MLSMessages
import TLSPresentation

/// Formulas of RFC 9420 that no operation asks for.
///
/// Held against the official vectors, they vouch for the layers that they are made of.
extension CipherSuite {
  /// AEAD.Nk, the size of a key in bytes: 16 for AES-128-GCM, else 32 (RFC 9180, section 7.3).
  package var aeadKeySize: Int {
    switch self {
    case .mls128Dhkemx25519Aes128gcmSha256Ed25519, .mls128Dhkemp256Aes128gcmSha256P256: 16
    default: 32
    }
  }

  /// AEAD.Nn, the size of a nonce in bytes: 12 for every AEAD of RFC 9180, section 7.3.
  package var aeadNonceSize: Int { 12 }

  /// RefHash: Nh bytes that identify a value; the label has no prefix (RFC 9420, section 5.2).
  package func refHash(label: String, value: [UInt8]) throws -> [UInt8] {
    var input = Writer()
    try input.opaque(Array(label.utf8))
    try input.opaque(value)
    return hash.hash(input.bytes)
  }

  /// DeriveTreeSecret: ExpandWithLabel with the generation as context (RFC 9420, section 9.1).
  package func deriveTreeSecret(
    secret: [UInt8], label: String, generation: UInt32, length: Int
  ) throws -> [UInt8] {
    try expandWithLabel(secret, label, generation.encoded(), length)
  }

  /// psk_secret, Nh bytes, from the pre-shared keys in the order of their proposals (RFC 9420,
  /// section 8.4).
  package func pskSecret(_ keys: [(id: PreSharedKeyID, psk: [UInt8])]) throws -> [UInt8] {
    guard let count = UInt16(exactly: keys.count) else {
      throw PresentationError.lengthTooLarge(count: keys.count)
    }
    var pskSecret = zeroSecret
    for (index, key) in zip(0..<count, keys) {
      // PSKLabel: the id, the index, the count.
      var label = Writer()
      try key.id.encode(to: &label)
      label.uint16(index)
      label.uint16(count)
      let pskInput = try expandWithLabel(
        extract(salt: zeroSecret, inputKeyMaterial: key.psk), "derived psk", label.bytes)
      pskSecret = extract(salt: pskInput, inputKeyMaterial: pskSecret)
    }
    return pskSecret
  }

  /// confirmed_transcript_hash_[n] from interim_transcript_hash_[n-1] and
  /// ConfirmedTranscriptHashInput (RFC 9420, section 8.2).
  package func confirmedTranscriptHash(
    interimTranscriptHash: [UInt8], wireFormat: WireFormat, content: FramedContent,
    signature: [UInt8]
  ) throws -> [UInt8] {
    var input = Writer()
    input.fixed(interimTranscriptHash)
    try wireFormat.encode(to: &input)
    try content.encode(to: &input)
    try input.opaque(signature)
    return hash.hash(input.bytes)
  }

  /// interim_transcript_hash_[n] from confirmed_transcript_hash_[n] and InterimTranscriptHashInput
  /// (RFC 9420, section 8.2).
  package func interimTranscriptHash(
    confirmedTranscriptHash: [UInt8], confirmationTag: MAC
  ) throws -> [UInt8] {
    var input = Writer()
    input.fixed(confirmedTranscriptHash)
    try input.opaque(confirmationTag)
    return hash.hash(input.bytes)
  }
}
