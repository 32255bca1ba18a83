package import MLSMessages

extension MLSMessage {
  /// The extensions that stand in the message in the clear, apart from those inside proposals.
  package var extensions: [Extension] {
    switch self {
    case .groupInfo(let groupInfo):
      groupInfo.groupContext.extensions + groupInfo.extensions
    case .keyPackage(let keyPackage):
      keyPackage.extensions + keyPackage.leafNode.extensions
    case .publicMessage, .privateMessage, .welcome:
      []
    }
  }
}
