import TLSPresentation

/// How a Commit names a proposal.
///
/// RFC 9420, section 12.4:
///
///     enum {
///       reserved(0),
///       proposal(1),
///       reference(2),
///       (255)
///     } ProposalOrRefType;
package enum ProposalOrRefType: UInt8, CaseIterable, TLSEnumeration {
  /// By value.
  case proposal = 1

  /// By reference.
  case reference = 2
}
