import TLSPresentation

// A struct keeps every value: registries grow, and lists of code points hold unknown and GREASE values
// as they are. An unknown value is refused where it selects what follows, and where RFC 9420 leaves
// no other one although nothing follows from it: see UnknownValues. Cipher suites are in
// KeyDerivation.

/// A version of the protocol; others than mls10 are kept as they are (RFC 9420, section 6).
///
///     enum {
///         reserved(0),
///         mls10(1),
///         (65535)
///     } ProtocolVersion;
package struct ProtocolVersion: TLSEnumeration {
  /// MLS 1.0, the version of RFC 9420.
  package static let mls10 = Self(rawValue: 1)
  /// The code point, two bytes on the wire; any is taken, known or not.
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }
}

/// The type of an extension, `uint16 ExtensionType` (RFC 9420, sections 7.2 and 17.3).
package struct ExtensionType: TLSEnumeration {
  /// application_id, in a LeafNode: `opaque application_id<V>`, section 5.3.3.
  package static let applicationID = Self(rawValue: 0x0001)
  /// ratchet_tree, in a GroupInfo: `optional<Node> ratchet_tree<V>`, section 12.4.3.3.
  package static let ratchetTree = Self(rawValue: 0x0002)
  /// required_capabilities, in a GroupContext: a RequiredCapabilities, section 11.1.
  package static let requiredCapabilities = Self(rawValue: 0x0003)
  /// external_pub, in a GroupInfo: `struct { HPKEPublicKey external_pub; }`, section 12.4.3.2.
  package static let externalPub = Self(rawValue: 0x0004)
  /// external_senders, in a GroupContext: `ExternalSender external_senders<V>`, section 12.1.8.1.
  package static let externalSenders = Self(rawValue: 0x0005)
  /// The code point, two bytes on the wire; any is taken, known or not.
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }
}

/// The type of a proposal, `uint16 ProposalType` (RFC 9420, sections 12.1 and 17.4).
///
/// A list of types keeps unknown values; a Proposal refuses them.
package struct ProposalType: TLSEnumeration {
  package static let add = Self(rawValue: 0x0001)
  package static let update = Self(rawValue: 0x0002)
  package static let remove = Self(rawValue: 0x0003)
  package static let psk = Self(rawValue: 0x0004)
  package static let reinit = Self(rawValue: 0x0005)
  package static let externalInit = Self(rawValue: 0x0006)
  package static let groupContextExtensions = Self(rawValue: 0x0007)
  /// The code point, two bytes on the wire; any is taken, known or not.
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }
}

/// The type of a credential, `uint16 CredentialType` (RFC 9420, sections 5.3 and 17.5).
///
/// A list of types keeps unknown values; a Credential refuses them.
package struct CredentialType: TLSEnumeration {
  package static let basic = Self(rawValue: 0x0001)
  package static let x509 = Self(rawValue: 0x0002)
  /// The code point, two bytes on the wire; any is taken, known or not.
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }
}

/// The values that each two-byte registry sets aside so that peers learn to ignore the unknown.
///
/// RFC 9420, section 13.5. They get no processing of their own: they decode like any other unknown
/// value. The list serves those who compose messages.
package enum GREASE {
  /// The reserved values, in increasing order.
  package static let values: [UInt16] = [
    0x0A0A, 0x1A1A, 0x2A2A, 0x3A3A, 0x4A4A, 0x5A5A, 0x6A6A, 0x7A7A,
    0x8A8A, 0x9A9A, 0xAAAA, 0xBABA, 0xCACA, 0xDADA, 0xEAEA,
  ]
}
