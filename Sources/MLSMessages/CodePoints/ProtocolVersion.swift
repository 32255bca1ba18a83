import TLSPresentation

/// A version of the protocol.
///
/// Versions other than mls10 are kept as they are.
///
/// RFC 9420, section 6:
///
///     enum {
///         reserved(0),
///         mls10(1),
///         (65535)
///     } ProtocolVersion;
package struct ProtocolVersion: TLSEnumeration {
  /// MLS 1.0, the version of RFC 9420.
  package static let mls10 = Self(rawValue: 1)

  /// The code point, two bytes on the wire.
  package let rawValue: UInt16

  /// Takes any code point, known or not.
  package init(rawValue: UInt16) { self.rawValue = rawValue }
}
