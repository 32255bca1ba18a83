package import MLSMessages
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

extension Specimen {
  /// The shapes of one suite, and what their known extensions hold.
  package static func corpus(
    suite: SuiteSizes,
    source: @escaping ByteSource
  ) throws(PresentationError) -> [Specimen] {
    var specimens: [Specimen] = []
    for shape in try MessageCorpus(suite: suite, source: source).shapes {
      specimens.append(
        try Specimen(
          name: shape.name, structure: .mlsMessage, bytes: try shape.message.encoded()))
      for `extension` in shape.message.extensions {
        guard let structure = WireStructure(content: `extension`.extensionType) else { continue }
        specimens.append(
          try Specimen(
            name: "\(shape.name)#\(structure.rawValue)",
            structure: structure,
            bytes: `extension`.extensionData
          ))
      }
    }
    return specimens
  }
}

extension MLSMessage {
  /// The extensions that stand in the message in the clear, apart from those inside proposals.
  package var extensions: [Extension] {
    switch self {
    case .groupInfo(let groupInfo):
      groupInfo.groupContext.extensions + groupInfo.extensions
    case .keyPackage(let keyPackage):
      keyPackage.extensions + keyPackage.leafNode.extensions
    case .publicMessage, .privateMessage, .welcome:
      []
    }
  }
}
