package import KeyDerivation
import MLSMessages
import SeededRandomness

/// Supplies `count` bytes for the field that `label` names.
///
/// The label is the path of the field, such as `key_package/basic/leaf_node/signature`; no two
/// fields of the corpus share one, except what belongs to the group as a whole.
package typealias ByteSource = (_ label: String, _ count: Int) -> [UInt8]

/// Byte sources that need nothing but a seed.
package enum ByteSources {
  private static let hashStart: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let hashFactor: UInt64 = 0x0000_0100_0000_01B3

  /// Bytes that depend on `seed` and on the label alone, not on the order of the calls.
  package static func seeded(_ seed: UInt64) -> ByteSource {
    { label, count in
      // FNV-1a, since the hashes of the standard library differ from run to run.
      let hash = label.utf8.reduce(hashStart) { ($0 ^ UInt64($1)) &* hashFactor }
      var generator = SplitMix64(seed: seed ^ hash)
      return generator.bytes(count)
    }
  }
}

/// How many bytes the values of a cipher suite have.
///
/// RFC 9420, section 17.1, for the suites; RFC 9180, section 7.1, for keys and KEM outputs.
package struct SuiteSizes: Equatable, Sendable {
  /// The suite.
  package let cipherSuite: CipherSuite
  /// An HPKE public key, Npk; an encapsulated key, Nenc, has the same size in every suite.
  let hpkePublicKey: Int
  /// A public key of the signature scheme.
  let signatureKey: Int
  /// A signature; for ECDSA the usual size of the DER encoding, which varies by a few bytes.
  let signature: Int
  /// What encryption adds to a plaintext, Nt.
  let aeadTag = 16

  /// The sizes of a cipher suite.
  package init(of suite: CipherSuite) {
    cipherSuite = suite
    (hpkePublicKey, signatureKey, signature) =
      switch suite {
      case .mls128Dhkemx25519Aes128gcmSha256Ed25519,
        .mls128Dhkemx25519Chacha20poly1305Sha256Ed25519:
        (32, 32, 64)
      case .mls128Dhkemp256Aes128gcmSha256P256: (65, 65, 71)
      case .mls256Dhkemx448Aes256gcmSha512Ed448, .mls256Dhkemx448Chacha20poly1305Sha512Ed448:
        (56, 57, 114)
      case .mls256Dhkemp521Aes256gcmSha512P521: (133, 133, 138)
      case .mls256Dhkemp384Aes256gcmSha384P384: (97, 97, 103)
      }
  }

  /// The seven suites of the registry, in the order of their numbers.
  package static let all = CipherSuite.allCases.map { Self(of: $0) }
}

/// How much the fields of a message hold.
package enum Extent: String, Sendable {
  /// What the fields of a real message hold.
  case usual
  /// Nothing in byte strings and lists of plain values, and zero in every number.
  case least
  /// The highest value in every number.
  case most
}

/// Builds structures whose fields have the sizes that a cipher suite gives them.
///
/// A builder stands at one place of a message; its methods build what belongs there, and
/// `within(_:)` gives the builder of an inner place. The bytes mean nothing: keys are no points,
/// signatures verify nothing, ciphertexts hide nothing.
struct ShapeBuilder {
  static let usualEpoch: UInt64 = 0x2_0000_0005

  let suite: SuiteSizes
  let extent: Extent
  /// What the labels given to the source begin with.
  let place: String
  let source: ByteSource

  /// The builder of the inner place `part`.
  func within(_ part: String) -> Self {
    Self(suite: suite, extent: extent, place: "\(place)/\(part)", source: source)
  }

  /// `count` bytes for the field `name` of this place, as far as its extent goes.
  func bytes(_ name: String, _ count: Int) -> [UInt8] {
    extent == .least ? [] : source("\(place)/\(name)", count)
  }

  /// A number, or the one that its extent asks for.
  func number<Value: FixedWidthInteger>(_ usual: Value) -> Value {
    switch extent {
    case .usual: usual
    case .least: 0
    case .most: .max
    }
  }

  /// A list of plain values, as far as its extent goes.
  func list<Value>(_ usual: [Value]) -> [Value] { extent == .least ? [] : usual }

  func hpkePublicKey(_ name: String) -> HPKEPublicKey { bytes(name, suite.hpkePublicKey) }

  func signatureKey(_ name: String) -> SignaturePublicKey { bytes(name, suite.signatureKey) }

  /// A value of Nh bytes: a hash, a MAC, a reference or a secret.
  func hash(_ name: String) -> [UInt8] { bytes(name, suite.cipherSuite.nh) }

  func signature() -> [UInt8] { bytes("signature", suite.signature) }

  /// An encapsulated HPKE key.
  func kemOutput() -> [UInt8] { bytes("kem_output", suite.hpkePublicKey) }

  /// What AEAD encryption makes of a plaintext of `count` bytes.
  func sealed(_ name: String, plaintext count: Int) -> [UInt8] {
    bytes(name, count + suite.aeadTag)
  }

  /// What HPKE makes of a plaintext of `count` bytes.
  func hpkeCiphertext(plaintext count: Int) -> HPKECiphertext {
    HPKECiphertext(kemOutput: kemOutput(), ciphertext: sealed("ciphertext", plaintext: count))
  }

  var cipherSuite: CipherSuiteCode { CipherSuiteCode(suite.cipherSuite) }

  /// The group that all messages of the corpus belong to; its label has no place in front.
  var groupID: [UInt8] { extent == .least ? [] : source("group_id", 16) }

  /// The epoch that all messages of the corpus belong to.
  var epoch: UInt64 { number(Self.usualEpoch) }
}
