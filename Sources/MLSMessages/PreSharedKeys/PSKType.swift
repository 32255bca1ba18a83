import TLSPresentation

/// Where a pre-shared key comes from.
///
/// RFC 9420, section 8.4:
///
///     enum {
///       reserved(0),
///       external(1),
///       resumption(2),
///       (255)
///     } PSKType;
package enum PSKType: UInt8, CaseIterable, TLSEnumeration {
  /// From the application.
  case external = 1

  /// From the key schedule of an earlier epoch.
  case resumption = 2
}
