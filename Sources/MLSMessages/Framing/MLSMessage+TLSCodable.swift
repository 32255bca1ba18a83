package import TLSPresentation

extension MLSMessage: TLSCodable {
  /// Reads version, wire format and the message that the wire format selects.
  ///
  /// - Throws: `PresentationError.unsupportedVersion` for a version other than mls10, besides the
  ///   errors of the fields.
  package init(from reader: inout Reader) throws(PresentationError) {
    let offset = reader.position
    let version = try ProtocolVersion(from: &reader)
    guard version == Self.version else {
      throw .unsupportedVersion(version.rawValue, offset: offset)
    }
    switch try WireFormat(from: &reader) {
    case .mlsPublicMessage: self = .publicMessage(try PublicMessage(from: &reader))
    case .mlsPrivateMessage: self = .privateMessage(try PrivateMessage(from: &reader))
    case .mlsWelcome: self = .welcome(try Welcome(from: &reader))
    case .mlsGroupInfo: self = .groupInfo(try GroupInfo(from: &reader))
    case .mlsKeyPackage: self = .keyPackage(try KeyPackage(from: &reader))
    }
  }

  /// Appends version, wire format and the message.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try Self.version.encode(to: &writer)
    try wireFormat.encode(to: &writer)
    switch self {
    case .publicMessage(let publicMessage): try publicMessage.encode(to: &writer)
    case .privateMessage(let privateMessage): try privateMessage.encode(to: &writer)
    case .welcome(let welcome): try welcome.encode(to: &writer)
    case .groupInfo(let groupInfo): try groupInfo.encode(to: &writer)
    case .keyPackage(let keyPackage): try keyPackage.encode(to: &writer)
    }
  }
}
