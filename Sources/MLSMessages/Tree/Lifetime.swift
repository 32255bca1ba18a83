package import TLSPresentation

/// The times between which a leaf from a KeyPackage is valid.
///
/// RFC 9420, section 7.2:
///
///     struct {
///         uint64 not_before;
///         uint64 not_after;
///     } Lifetime;
package struct Lifetime: Equatable, Sendable {
  /// The first valid second, counted from the Unix epoch.
  package var notBefore: UInt64

  /// The last valid second, counted from the Unix epoch.
  package var notAfter: UInt64

  /// Assembles a Lifetime from its fields, in wire order.
  package init(notBefore: UInt64, notAfter: UInt64) {
    self.notBefore = notBefore
    self.notAfter = notAfter
  }
}

extension Lifetime: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    notBefore = try reader.uint64()
    notAfter = try reader.uint64()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    writer.uint64(notBefore)
    writer.uint64(notAfter)
  }
}
