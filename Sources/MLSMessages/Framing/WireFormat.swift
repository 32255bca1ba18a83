import TLSPresentation

/// Which kind of message an MLSMessage carries.
///
/// RFC 9420, section 6, values in section 17.2:
///
///     uint16 WireFormat;
package enum WireFormat: UInt16, CaseIterable, TLSEnumeration {
  /// A PublicMessage.
  case mlsPublicMessage = 0x0001

  /// A PrivateMessage.
  case mlsPrivateMessage = 0x0002

  /// A Welcome.
  case mlsWelcome = 0x0003

  /// A GroupInfo.
  case mlsGroupInfo = 0x0004

  /// A KeyPackage.
  case mlsKeyPackage = 0x0005
}
