package import MLSMessages
package import TLSPresentation

/// The structures that travel on their own, and how to decode each.
package enum WireStructure: String, CaseIterable, Sendable {
  /// An MLSMessage.
  case mlsMessage
  /// The plaintext of `encrypted_group_secrets`.
  case groupSecrets
  /// A Commit without framing.
  case commit
  /// The body of an Add, without its proposal type.
  case add
  /// The body of an Update, without its proposal type.
  case update
  /// The body of a Remove, without its proposal type.
  case remove
  /// The body of a PreSharedKey, without its proposal type.
  case preSharedKey
  /// The body of a ReInit, without its proposal type.
  case reInit
  /// The body of an ExternalInit, without its proposal type.
  case externalInit
  /// The body of a GroupContextExtensions, without its proposal type.
  case groupContextExtensions
  /// The data of an `application_id` extension.
  case applicationID
  /// The data of a `ratchet_tree` extension.
  case ratchetTree
  /// The data of a `required_capabilities` extension.
  case requiredCapabilities
  /// The data of an `external_pub` extension.
  case externalPub
  /// The data of an `external_senders` extension.
  case externalSenders
  /// The type that decodes the structure.
  package var type: any TLSCodable.Type {
    switch self {
    case .mlsMessage: MLSMessage.self
    case .groupSecrets: GroupSecrets.self
    case .commit: Commit.self
    case .add: KeyPackage.self
    case .update: LeafNode.self
    case .remove: UInt32.self
    case .preSharedKey: PreSharedKeyID.self
    case .reInit: ReInit.self
    case .externalInit: [UInt8].self
    case .groupContextExtensions: [Extension].self
    case .applicationID: [UInt8].self
    case .ratchetTree: [Node?].self
    case .requiredCapabilities: RequiredCapabilities.self
    case .externalPub: HPKEPublicKey.self
    case .externalSenders: [ExternalSender].self
    }
  }

  /// The structure whose data an extension of `type` holds, or `nil` if the type is unknown.
  package init?(content type: ExtensionType) {
    switch type {
    case .applicationID: self = .applicationID
    case .ratchetTree: self = .ratchetTree
    case .requiredCapabilities: self = .requiredCapabilities
    case .externalPub: self = .externalPub
    case .externalSenders: self = .externalSenders
    default: return nil
    }
  }

  /// Decodes `bytes`, all of them, as this structure.
  package func decode(
    _ bytes: [UInt8],
    onField: Reader.FieldObserver? = nil
  ) throws(PresentationError) -> any TLSEncodable {
    try type.init(decoding: bytes, onField: onField)
  }

  /// The ranges of the primitive fields of `bytes`, in order.
  package func fields(of bytes: [UInt8]) throws(PresentationError) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    _ = try decode(bytes) { fields.append($0) }
    return fields
  }
}
