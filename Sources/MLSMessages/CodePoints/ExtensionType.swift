import TLSPresentation

/// The type of an extension.
///
/// Values without a meaning here are kept as they are.
///
/// RFC 9420, section 7.2, values in section 17.3:
///
///     uint16 ExtensionType;
package struct ExtensionType: TLSEnumeration {
  /// application_id, in a LeafNode.
  package static let applicationID = Self(rawValue: 0x0001)

  /// ratchet_tree, in a GroupInfo.
  package static let ratchetTree = Self(rawValue: 0x0002)

  /// required_capabilities, in a GroupContext.
  package static let requiredCapabilities = Self(rawValue: 0x0003)

  /// external_pub, in a GroupInfo.
  package static let externalPub = Self(rawValue: 0x0004)

  /// external_senders, in a GroupContext.
  package static let externalSenders = Self(rawValue: 0x0005)

  /// The code point, two bytes on the wire.
  package let rawValue: UInt16

  /// Takes any code point, known or not.
  package init(rawValue: UInt16) { self.rawValue = rawValue }
}
