import MLSMessages
package import TLSPresentation

extension Specimen {
  /// Well-formed encodings of about `size` bytes that make the most objects out of each byte.
  package static func dense(size: Int) throws(PresentationError) -> [Specimen] {
    let empty = LeafNode.empty
    let ciphertext = HPKECiphertext(kemOutput: [1], ciphertext: [1])
    let node = UpdatePathNode(encryptionKey: [1], encryptedPathSecret: [ciphertext])
    let parent = ParentNode(encryptionKey: [1], parentHash: [1], unmergedLeaves: [1])
    let key = PreSharedKeyID(psk: .external(pskID: [1]), pskNonce: [1])
    let emptyKey = PreSharedKeyID(psk: .external(pskID: []), pskNonce: [])
    let grease = Extension(extensionType: ExtensionType(rawValue: 0x0A0A), extensionData: [1])
    let addressee = EncryptedGroupSecrets(newMember: [1], encryptedGroupSecrets: ciphertext)
    let removal = ProposalOrRef.proposal(.remove(Remove(removed: 1)))
    let oneCertificate = Credential.x509(certificates: [Certificate(certData: [])])
    let sender = ExternalSender(signatureKey: [1], credential: oneCertificate)

    func filled<Element>(_ element: Element, _ width: Int) -> [Element] {
      Array(repeating: element, count: size / width)
    }
    func chain(_ content: [UInt8]) -> LeafNode {
      var leaf = empty
      leaf.credential = .x509(
        certificates: filled(Certificate(certData: content), 1 + content.count))
      return leaf
    }
    func specimen(
      _ name: String, _ structure: WireStructure, _ value: some TLSEncodable
    ) throws(PresentationError) -> Specimen {
      try Specimen(name: "dense/\(name)", structure: structure, bytes: try value.encoded())
    }

    let path = UpdatePath(leafNode: empty, nodes: filled(node, 7))
    let welcome = Welcome(
      cipherSuite: CipherSuiteCode(rawValue: 1),
      secrets: filled(addressee, 6),
      encryptedGroupInfo: []
    )
    var capable = empty
    capable.capabilities.proposals = filled(.add, 2)
    let psks = GroupSecrets(joinerSecret: [], pathSecret: nil, psks: filled(key, 5))
    let emptyPSKs = GroupSecrets(joinerSecret: [], pathSecret: nil, psks: filled(emptyKey, 3))
    return [
      try specimen("empty_certificates", .update, Update(leafNode: chain([]))),
      try specimen("one_byte_certificates", .update, Update(leafNode: chain([1]))),
      try specimen("blank_nodes", .ratchetTree, RatchetTree(ratchetTree: filled(nil, 1))),
      try specimen(
        "parent_nodes", .ratchetTree, RatchetTree(ratchetTree: filled(.parent(parent), 11))),
      try specimen("leaf_nodes", .ratchetTree, RatchetTree(ratchetTree: filled(.leaf(empty), 16))),
      try specimen(
        "extensions", .groupContextExtensions,
        GroupContextExtensions(extensions: filled(grease, 4))),
      try specimen(
        "references", .commit,
        Commit(proposals: filled(.reference([1]), 3), path: nil)),
      try specimen(
        "empty_references", .commit,
        Commit(proposals: filled(.reference([]), 2), path: nil)),
      try specimen("removals", .commit, Commit(proposals: filled(removal, 7), path: nil)),
      try specimen("path_nodes", .commit, Commit(proposals: [], path: path)),
      try specimen("addressees", .mlsMessage, MLSMessage.welcome(welcome)),
      try specimen("capabilities", .update, Update(leafNode: capable)),
      try specimen("psks", .groupSecrets, psks),
      try specimen("empty_psks", .groupSecrets, emptyPSKs),
      try specimen(
        "senders", .externalSenders, ExternalSenders(externalSenders: filled(sender, 6))),
    ]
  }
}

extension LeafNode {
  fileprivate static var empty: Self {
    Self(
      encryptionKey: [],
      signatureKey: [],
      credential: .basic(identity: []),
      capabilities: Capabilities(
        versions: [], cipherSuites: [], extensions: [], proposals: [], credentials: []),
      source: .update,
      extensions: [],
      signature: []
    )
  }
}
