package import TLSPresentation

/// The corpus of one cipher suite as encodings to draw from, whole or spoilt.
package struct MessagePool: Sendable {
  private let specimens: [Specimen]

  /// The messages of a suite, filled from a source.
  package init(
    suite: SuiteSizes, source: @escaping ByteSource
  ) throws(PresentationError) {
    specimens = try MessageCorpus(suite: suite, source: source).shapes.map {
      (shape) throws(PresentationError) in
      try Specimen(name: shape.name, structure: .mlsMessage, bytes: try shape.message.encoded())
    }
  }

  /// How many messages there are.
  package var count: Int { specimens.count }

  /// A message as it should be.
  package func message(_ index: Int) -> [UInt8] { specimens[index].bytes }

  /// A message with a few random faults; some come from another message.
  package func spoilt(_ index: Int, partner: Int, seed: UInt64) -> [UInt8] {
    var mutator = Mutator(seed: seed)
    return mutator.mutate(specimens[index], partner: specimens[partner])
  }
}
