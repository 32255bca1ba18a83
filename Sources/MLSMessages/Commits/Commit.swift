package import TLSPresentation

/// The message that begins a new epoch.
///
/// RFC 9420, section 12.4:
///
///     struct {
///         ProposalOrRef proposals<V>;
///         optional<UpdatePath> path;
///     } Commit;
package struct Commit: Equatable, Sendable {
  /// The proposals covered, in order.
  package var proposals: [ProposalOrRef]

  /// The new keys of the committer.
  ///
  /// Whether the proposals require it is not checked here.
  package var path: UpdatePath?

  /// Assembles a Commit from its fields, in wire order.
  package init(proposals: [ProposalOrRef], path: UpdatePath?) {
    self.proposals = proposals
    self.path = path
  }
}

extension Commit: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    proposals = try reader.vector()
    path = try reader.optional()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.vector(proposals)
    try writer.optional(path)
  }
}
