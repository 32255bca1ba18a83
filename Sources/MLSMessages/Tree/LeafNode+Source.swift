package import TLSPresentation

extension LeafNode {
  /// The `leaf_node_source` of a LeafNode together with the field that it selects.
  package enum Source: Equatable, Sendable {
    /// Selected by `key_package`.
    case keyPackage(lifetime: Lifetime)

    /// Selected by `update`, which has no field.
    case update

    /// Selected by `commit`.
    case commit(parentHash: [UInt8])

    /// The code that selects this variant.
    package var leafNodeSource: LeafNodeSource {
      switch self {
      case .keyPackage: .keyPackage
      case .update: .update
      case .commit: .commit
      }
    }
  }
}

extension LeafNode.Source: TLSCodable {
  /// Reads the code and the field that it selects.
  package init(from reader: inout Reader) throws(PresentationError) {
    switch try LeafNodeSource(from: &reader) {
    case .keyPackage: self = .keyPackage(lifetime: try Lifetime(from: &reader))
    case .update: self = .update
    case .commit: self = .commit(parentHash: try reader.opaque())
    }
  }

  /// Appends the code and the field that it selects.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try leafNodeSource.encode(to: &writer)
    switch self {
    case .keyPackage(let lifetime): try lifetime.encode(to: &writer)
    case .update: break
    case .commit(let parentHash): try writer.opaque(parentHash)
    }
  }
}
