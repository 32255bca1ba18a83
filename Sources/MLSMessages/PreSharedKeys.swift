package import TLSPresentation

/// Which pre-shared key to inject (RFC 9420, section 8.4).
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
package struct PreSharedKeyID: TLSCodable, Equatable, Sendable {
  /// The type of the key with what it selects.
  package var psk: PSK
  /// Fresh random bytes, KDF.Nh of them.
  package var pskNonce: [UInt8]

  package init(psk: PSK, pskNonce: [UInt8]) {
    self.psk = psk
    self.pskNonce = pskNonce
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    psk = try PSK(from: &reader)
    pskNonce = try reader.opaque()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try psk.encode(to: &writer)
    try writer.opaque(pskNonce)
  }

  /// The `psktype` of a PreSharedKeyID, one a case, together with the fields that it selects.
  package enum PSK: TLSCodable, Equatable, Sendable {
    case external(pskID: [UInt8])
    // Indirect to keep lists of external keys small.
    indirect case resumption(usage: ResumptionPSKUsage, pskGroupID: [UInt8], pskEpoch: UInt64)

    package init(from reader: inout Reader) throws(PresentationError) {
      switch try PSKType(from: &reader) {
      case .external: self = .external(pskID: try reader.opaque())
      case .resumption:
        self = .resumption(
          usage: try reader.usage(), pskGroupID: try reader.opaque(),
          pskEpoch: try reader.uint64())
      }
    }

    package func encode(to writer: inout Writer) throws(PresentationError) {
      switch self {
      case .external(let pskID):
        try PSKType.external.encode(to: &writer)
        try writer.opaque(pskID)
      case .resumption(let usage, let pskGroupID, let pskEpoch):
        try PSKType.resumption.encode(to: &writer)
        try usage.encode(to: &writer)
        try writer.opaque(pskGroupID)
        writer.uint64(pskEpoch)
      }
    }
  }
}

/// Where a pre-shared key comes from (RFC 9420, section 8.4).
///
///     enum {
///       reserved(0),
///       external(1),
///       resumption(2),
///       (255)
///     } PSKType;
package enum PSKType: UInt8, CaseIterable, TLSEnumeration {
  case external = 1
  case resumption = 2
}

/// What a resumption key is injected for (RFC 9420, section 8.4).
///
///     enum {
///       reserved(0),
///       application(1),
///       reinit(2),
///       branch(3),
///       (255)
///     } ResumptionPSKUsage;
package enum ResumptionPSKUsage: UInt8, CaseIterable, TLSEnumeration {
  case application = 1
  case reinit = 2
  case branch = 3
}
