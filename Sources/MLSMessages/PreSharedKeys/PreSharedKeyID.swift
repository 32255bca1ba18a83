package import TLSPresentation

/// Which pre-shared key to inject.
///
/// RFC 9420, section 8.4:
///
///     struct {
///       PSKType psktype;
///       select (PreSharedKeyID.psktype) {
///         case external:
///           opaque psk_id<V>;
///
///         case resumption:
///           ResumptionPSKUsage usage;
///           opaque psk_group_id<V>;
///           uint64 psk_epoch;
///       };
///       opaque psk_nonce<V>;
///     } PreSharedKeyID;
package struct PreSharedKeyID: Equatable, Sendable {
  /// The type of the key with what it selects.
  package var psk: PSK

  /// Fresh random bytes, KDF.Nh of them.
  package var pskNonce: [UInt8]

  /// Assembles a PreSharedKeyID from its fields, in wire order.
  package init(psk: PSK, pskNonce: [UInt8]) {
    self.psk = psk
    self.pskNonce = pskNonce
  }
}

extension PreSharedKeyID: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    psk = try PSK(from: &reader)
    pskNonce = try reader.opaque()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try psk.encode(to: &writer)
    try writer.opaque(pskNonce)
  }
}
