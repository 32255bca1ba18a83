package import TLSPresentation

/// A proposal covered by a Commit, by value or by reference.
///
/// RFC 9420, section 12.4:
///
///     struct {
///       ProposalOrRefType type;
///       select (ProposalOrRef.type) {
///         case proposal:  Proposal proposal;
///         case reference: ProposalRef reference;
///       };
///     } ProposalOrRef;
package enum ProposalOrRef: Equatable, Sendable {
  /// The proposal itself.
  case proposal(Proposal)

  /// The reference of a proposal sent earlier in the epoch.
  case reference(ProposalRef)

  /// The code that selects this variant.
  package var type: ProposalOrRefType {
    switch self {
    case .proposal: .proposal
    case .reference: .reference
    }
  }
}

extension ProposalOrRef: TLSCodable {
  /// Reads the code and what it selects.
  package init(from reader: inout Reader) throws(PresentationError) {
    switch try ProposalOrRefType(from: &reader) {
    case .proposal: self = .proposal(try Proposal(from: &reader))
    case .reference: self = .reference(try reader.opaque())
    }
  }

  /// Appends the code and what it selects.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try type.encode(to: &writer)
    switch self {
    case .proposal(let proposal): try proposal.encode(to: &writer)
    case .reference(let reference): try writer.opaque(reference)
    }
  }
}
