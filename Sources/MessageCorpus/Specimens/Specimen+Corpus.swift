import MLSMessages
package import TLSPresentation

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
