import MLSMessages

/// Builds structures whose fields have the sizes that a cipher suite gives them.
///
/// A builder stands at one place of a message; its methods build what belongs there, and
/// `within(_:)` gives the builder of an inner place. The bytes mean nothing: keys are no points,
/// signatures verify nothing, ciphertexts hide nothing.
struct ShapeBuilder {
  /// The sizes in force.
  let suite: SuiteSizes
  /// How much the fields hold.
  let extent: Extent

  private let source: ByteSource
  private let place: String

  /// A builder at the place that `place` names, which prefixes the labels given to `source`.
  init(suite: SuiteSizes, extent: Extent, place: String, source: @escaping ByteSource) {
    self.suite = suite
    self.extent = extent
    self.place = place
    self.source = source
  }

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

  /// An HPKE public key.
  func hpkePublicKey(_ name: String) -> HPKEPublicKey { bytes(name, suite.hpkePublicKey) }

  /// A public key of the signature scheme.
  func signatureKey(_ name: String) -> SignaturePublicKey { bytes(name, suite.signatureKey) }

  /// A value of Nh bytes: a hash, a MAC, a reference or a secret.
  func hash(_ name: String) -> [UInt8] { bytes(name, suite.hash) }

  /// A signature.
  func signature() -> [UInt8] { bytes("signature", suite.signature) }

  /// What AEAD encryption makes of a plaintext of `count` bytes.
  func sealed(_ name: String, plaintext count: Int) -> [UInt8] {
    bytes(name, count + suite.aeadTag)
  }

  /// What HPKE makes of a plaintext of `count` bytes.
  func hpkeCiphertext(plaintext count: Int) -> HPKECiphertext {
    HPKECiphertext(
      kemOutput: bytes("kem_output", suite.kemOutput),
      ciphertext: sealed("ciphertext", plaintext: count)
    )
  }

  /// The group that all messages of the corpus belong to; its label has no place in front.
  var groupID: [UInt8] { extent == .least ? [] : source("group_id", Self.groupIDSize) }

  /// The epoch that all messages of the corpus belong to.
  var epoch: UInt64 { number(Self.usualEpoch) }

  static let usualEpoch: UInt64 = 0x2_0000_0005
  private static let groupIDSize = 16
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
