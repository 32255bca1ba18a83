package import TLSPresentation

/// A well-formed encoding of a structure, with its fields.
package struct Specimen: Sendable {
  /// What the specimen is, for messages to people.
  package let name: String

  /// What the bytes encode.
  package let structure: WireStructure

  /// The encoding.
  package let bytes: [UInt8]

  /// The ranges of the primitive fields, in order.
  package let fields: [Range<Int>]

  /// Takes `bytes` for a specimen.
  ///
  /// - Throws: The reason why they are not well-formed.
  package init(
    name: String,
    structure: WireStructure,
    bytes: [UInt8]
  ) throws(PresentationError) {
    self.name = name
    self.structure = structure
    self.bytes = bytes
    fields = try structure.fields(of: bytes)
  }
}
