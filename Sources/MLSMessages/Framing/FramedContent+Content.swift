package import TLSPresentation

extension FramedContent {
  /// The `content_type` of a FramedContent together with the field that it selects.
  package enum Content: Equatable, Sendable {
    /// Selected by `application`.
    case application(applicationData: [UInt8])

    /// Selected by `proposal`.
    case proposal(Proposal)

    /// Selected by `commit`.
    case commit(Commit)

    /// The code that selects this variant.
    package var contentType: ContentType {
      switch self {
      case .application: .application
      case .proposal: .proposal
      case .commit: .commit
      }
    }
  }
}

extension FramedContent.Content: TLSCodable {
  /// Reads the code and the field that it selects.
  package init(from reader: inout Reader) throws(PresentationError) {
    switch try ContentType(from: &reader) {
    case .application: self = .application(applicationData: try reader.opaque())
    case .proposal: self = .proposal(try Proposal(from: &reader))
    case .commit: self = .commit(try Commit(from: &reader))
    }
  }

  /// Appends the code and the field that it selects.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try contentType.encode(to: &writer)
    switch self {
    case .application(let applicationData): try writer.opaque(applicationData)
    case .proposal(let proposal): try proposal.encode(to: &writer)
    case .commit(let commit): try commit.encode(to: &writer)
    }
  }
}
