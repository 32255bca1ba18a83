/// Any message of the protocol, as it travels.
///
/// RFC 9420, section 6:
///
///     struct {
///         ProtocolVersion version = mls10;
///         WireFormat wire_format;
///         select (MLSMessage.wire_format) {
///             case mls_public_message:
///                 PublicMessage public_message;
///             case mls_private_message:
///                 PrivateMessage private_message;
///             case mls_welcome:
///                 Welcome welcome;
///             case mls_group_info:
///                 GroupInfo group_info;
///             case mls_key_package:
///                 KeyPackage key_package;
///         };
///     } MLSMessage;
package enum MLSMessage: Equatable, Sendable {
  /// A signed message in the clear.
  case publicMessage(PublicMessage)

  /// A signed and encrypted message.
  case privateMessage(PrivateMessage)

  /// An invitation for newcomers.
  case welcome(Welcome)

  /// A signed description of a group.
  case groupInfo(GroupInfo)

  /// An offer to be added to groups.
  case keyPackage(KeyPackage)

  /// The one version this structure exists in; what follows another version is unknown.
  package static let version = ProtocolVersion.mls10

  /// The code that selects this variant.
  package var wireFormat: WireFormat {
    switch self {
    case .publicMessage: .mlsPublicMessage
    case .privateMessage: .mlsPrivateMessage
    case .welcome: .mlsWelcome
    case .groupInfo: .mlsGroupInfo
    case .keyPackage: .mlsKeyPackage
    }
  }
}
