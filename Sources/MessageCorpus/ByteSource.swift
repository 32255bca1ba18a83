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
