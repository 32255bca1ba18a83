package import TLSPresentation

/// The proposal to remove a member.
///
/// RFC 9420, section 12.1.3:
///
///     struct {
///         uint32 removed;
///     } Remove;
package struct Remove: Equatable, Sendable {
  /// The leaf index of the member.
  package var removed: UInt32

  /// Assembles a Remove from its only field.
  package init(removed: UInt32) {
    self.removed = removed
  }
}

extension Remove: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    removed = try reader.uint32()
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    writer.uint32(removed)
  }
}
