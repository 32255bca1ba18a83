import MLSMessages
import TLSPresentation

extension DenseBuilder {
  /// Commits with many proposals or with a long path.
  mutating func addCommits() throws(PresentationError) {
    let removal = ProposalOrRef.proposal(.remove(Remove(removed: 1)))
    try addCommit("references", filled(.reference(Self.byte), width: 3))
    try addCommit("empty_references", filled(.reference([]), width: 2))
    try addCommit("removals", filled(removal, width: 7))

    let node = UpdatePathNode(encryptionKey: Self.byte, encryptedPathSecret: [Self.ciphertext])
    let path = UpdatePath(leafNode: Self.leafNode, nodes: filled(node, width: 7))
    try add("path_nodes", .commit, Commit(proposals: [], path: path))
  }

  /// A Welcome for many, and GroupSecrets with many keys.
  mutating func addSecrets() throws(PresentationError) {
    let secrets = EncryptedGroupSecrets(
      newMember: Self.byte, encryptedGroupSecrets: Self.ciphertext)
    let welcome = Welcome(
      cipherSuite: CipherSuiteCode(rawValue: 1),
      secrets: filled(secrets, width: 6),
      encryptedGroupInfo: []
    )
    try add("encrypted_group_secrets", .mlsMessage, MLSMessage.welcome(welcome))
    try addKeys("psks", of: Self.byte, width: 5)
    try addKeys("empty_psks", of: [], width: 3)
  }

  /// Lists of extensions, of code points, and of senders.
  mutating func addLists() throws(PresentationError) {
    let `extension` = Extension(extensionType: .applicationID, extensionData: Self.byte)
    let extensions = GroupContextExtensions(extensions: filled(`extension`, width: 4))
    try add("extensions", .groupContextExtensions, extensions)

    var capable = Self.leafNode
    capable.capabilities.proposals = filled(.add, width: 2)
    try add("capabilities", .update, Update(leafNode: capable))

    let credential = Credential.x509(certificates: [Certificate(certData: Self.byte)])
    let sender = ExternalSender(signatureKey: Self.byte, credential: credential)
    let senders = ExternalSenders(externalSenders: filled(sender, width: 7))
    try add("external_senders", .externalSenders, senders)
  }

  private mutating func addCommit(
    _ name: String,
    _ proposals: [ProposalOrRef]
  ) throws(PresentationError) {
    try add(name, .commit, Commit(proposals: proposals, path: nil))
  }

  private mutating func addKeys(
    _ name: String,
    of content: [UInt8],
    width: Int
  ) throws(PresentationError) {
    let key = PreSharedKeyID(psk: .external(pskID: content), pskNonce: content)
    let psks = filled(key, width: width)
    try add(
      name, .groupSecrets, GroupSecrets(joinerSecret: [], pathSecret: nil, psks: psks))
  }
}
