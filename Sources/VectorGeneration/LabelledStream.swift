import KeyDerivation

/// Random-looking bytes that depend on nothing but a seed and a label.
///
/// Block i of a label is HMAC-SHA-256(seed, label || 0x00 || uint32 i). Adding a case changes no
/// other, since each draws from labels of its own.
package struct LabelledStream: Sendable {
  private let seed: [UInt8]

  /// The stream of a seed.
  package init(seed: String) {
    self.seed = Array(seed.utf8)
  }

  /// The first bytes that belong to a label.
  package func bytes(_ label: String, count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var block: UInt32 = 0
    while bytes.count < count {
      let counter = (0..<4).map { UInt8(truncatingIfNeeded: block >> (24 - 8 * $0)) }
      bytes += HMAC.authenticationCode(
        .sha256, key: seed, message: Array(label.utf8) + [0] + counter)
      block += 1
    }
    return Array(bytes.prefix(count))
  }
}
