package import MessageCorpus

/// One encoding found in an official file.
package struct Encoded: Sendable {
  /// Where it was found.
  package let name: String

  /// What it encodes according to the file.
  package let structure: WireStructure

  /// The encoding.
  package let bytes: [UInt8]

  /// Names what `value` encodes.
  init(_ name: String, _ structure: WireStructure, _ value: HexBytes) {
    self.name = name
    self.structure = structure
    bytes = value.bytes
  }
}
