package import MLSMessages
package import TLSPresentation

/// A well-formed encoding of a structure, with its fields.
package struct Specimen: Sendable {
  /// What the specimen is, for messages to people.
  package let name: String
  /// What the bytes encode.
  package let structure: WireStructure
  /// The encoding.
  package let bytes: [UInt8]
  /// The ranges of the primitive fields, in order.
  package let fields: [Range<Int>]

  /// Takes `bytes` for a specimen.
  /// - Throws: The reason why they are not well-formed.
  package init(
    name: String, structure: WireStructure, bytes: [UInt8]
  ) throws(PresentationError) {
    self.name = name
    self.structure = structure
    self.bytes = bytes
    fields = try structure.fields(of: bytes)
  }

  init(_ shape: MessageShape) throws(PresentationError) {
    try self.init(name: shape.name, structure: .mlsMessage, bytes: shape.message.encoded())
  }

  /// The shapes of one suite, and what their known extensions hold.
  package static func corpus(
    suite: SuiteSizes, source: @escaping ByteSource
  ) throws(PresentationError) -> [Specimen] {
    var specimens: [Specimen] = []
    for shape in try MessageCorpus(suite: suite, source: source).shapes {
      specimens.append(try Specimen(shape))
      for `extension` in shape.message.extensions {
        guard let structure = WireStructure(content: `extension`.extensionType) else { continue }
        specimens.append(
          try Specimen(
            name: "\(shape.name)#\(structure.rawValue)", structure: structure,
            bytes: `extension`.extensionData))
      }
    }
    return specimens
  }
}

extension MLSMessage {
  /// The extensions that stand in the message in the clear, apart from those inside proposals.
  package var extensions: [Extension] {
    switch self {
    case .groupInfo(let groupInfo): groupInfo.groupContext.extensions + groupInfo.extensions
    case .keyPackage(let keyPackage): keyPackage.extensions + keyPackage.leafNode.extensions
    case .publicMessage, .privateMessage, .welcome: []
    }
  }
}

/// The structures that travel on their own, and how to decode each.
package enum WireStructure: String, CaseIterable, Sendable {
  /// A message, and parts of one: the plaintext of `encrypted_group_secrets`, an unframed Commit.
  case mlsMessage, groupSecrets, commit
  /// The body of a proposal, without its proposal type.
  case add, update, remove, preSharedKey, reInit, externalInit, groupContextExtensions
  /// The data of an extension.
  case applicationID, ratchetTree, requiredCapabilities, externalPub, externalSenders

  /// The type that decodes the structure.
  private var type: any TLSCodable.Type {
    switch self {
    case .mlsMessage: MLSMessage.self
    case .groupSecrets: GroupSecrets.self
    case .commit: Commit.self
    case .add: KeyPackage.self
    case .update: LeafNode.self
    case .remove: UInt32.self
    case .preSharedKey: PreSharedKeyID.self
    case .reInit: ReInit.self
    case .externalInit, .applicationID, .externalPub: [UInt8].self
    case .groupContextExtensions: [Extension].self
    case .ratchetTree: [Node?].self
    case .requiredCapabilities: RequiredCapabilities.self
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
    _ bytes: [UInt8], onField: Reader.FieldObserver? = nil
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
