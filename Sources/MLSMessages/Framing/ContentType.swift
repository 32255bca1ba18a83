import TLSPresentation

/// Which kind of content a FramedContent has.
///
/// RFC 9420, section 6:
///
///     enum {
///         reserved(0),
///         application(1),
///         proposal(2),
///         commit(3),
///         (255)
///     } ContentType;
package enum ContentType: UInt8, CaseIterable, TLSEnumeration {
  /// Application data.
  case application = 1

  /// A Proposal.
  case proposal = 2

  /// A Commit.
  case commit = 3
}
