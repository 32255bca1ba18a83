import TLSPresentation

/// The type of a proposal.
///
/// A list of types keeps unknown values; a Proposal refuses them.
///
/// RFC 9420, section 12.1, values in section 17.4:
///
///     uint16 ProposalType;
package struct ProposalType: TLSEnumeration {
  /// The type `add`.
  package static let add = Self(rawValue: 0x0001)

  /// The type `update`.
  package static let update = Self(rawValue: 0x0002)

  /// The type `remove`.
  package static let remove = Self(rawValue: 0x0003)

  /// The type `psk`.
  package static let psk = Self(rawValue: 0x0004)

  /// The type `reinit`.
  package static let reinit = Self(rawValue: 0x0005)

  /// The type `external_init`.
  package static let externalInit = Self(rawValue: 0x0006)

  /// The type `group_context_extensions`.
  package static let groupContextExtensions = Self(rawValue: 0x0007)

  /// The code point, two bytes on the wire.
  package let rawValue: UInt16

  /// Takes any code point, known or not.
  package init(rawValue: UInt16) { self.rawValue = rawValue }
}
