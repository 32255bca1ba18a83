import TLSPresentation

/// What a resumption key is injected for.
///
/// RFC 9420, section 8.4:
///
///     enum {
///       reserved(0),
///       application(1),
///       reinit(2),
///       branch(3),
///       (255)
///     } ResumptionPSKUsage;
package enum ResumptionPSKUsage: UInt8, CaseIterable, TLSEnumeration {
  /// For a purpose of the application.
  case application = 1

  /// To tie a group to the one it reinitialises.
  case reinit = 2

  /// To tie a subgroup to the group it branches from.
  case branch = 3
}
