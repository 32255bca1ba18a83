package import TLSPresentation

extension PreSharedKeyID {
  /// The `psktype` of a PreSharedKeyID together with the fields that it selects.
  package enum PSK: Equatable, Sendable {
    /// Selected by `external`.
    case external(pskID: [UInt8])

    /// Selected by `resumption`. Indirect to keep lists of external keys small.
    indirect case resumption(usage: ResumptionPSKUsage, pskGroupID: [UInt8], pskEpoch: UInt64)

    /// The code that selects this variant.
    package var pskType: PSKType {
      switch self {
      case .external: .external
      case .resumption: .resumption
      }
    }
  }
}

extension PreSharedKeyID.PSK: TLSCodable {
  /// Reads the code and the fields that it selects.
  package init(from reader: inout Reader) throws(PresentationError) {
    switch try PSKType(from: &reader) {
    case .external:
      self = .external(pskID: try reader.opaque())
    case .resumption:
      self = .resumption(
        usage: try ResumptionPSKUsage(from: &reader),
        pskGroupID: try reader.opaque(),
        pskEpoch: try reader.uint64()
      )
    }
  }

  /// Appends the code and the fields that it selects.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try pskType.encode(to: &writer)
    switch self {
    case .external(let pskID):
      try writer.opaque(pskID)
    case .resumption(let usage, let pskGroupID, let pskEpoch):
      try usage.encode(to: &writer)
      try writer.opaque(pskGroupID)
      writer.uint64(pskEpoch)
    }
  }
}
