import KeyDerivation
import MLSMessages
package import TLSPresentation

extension Specimen {
  /// Well-formed encodings of about `size` bytes that cost the most memory for each byte: vectors
  /// with as many of the smallest elements as there is room for.
  package static func dense(size: Int) throws(PresentationError) -> [Specimen] {
    /// As many copies as fit of an element that takes `width` bytes on the wire.
    func filled<Element>(_ element: Element, width: Int) -> [Element] {
      Array(repeating: element, count: size / width)
    }
    // One byte of content, for which an array allocates a block of its own.
    let byte: [UInt8] = [1]
    let ciphertext = HPKECiphertext(kemOutput: byte, ciphertext: byte)
    let leaf = LeafNode(
      encryptionKey: [], signatureKey: [], credential: .basic(identity: []),
      capabilities: Capabilities(
        versions: [], cipherSuites: [], extensions: [], proposals: [], credentials: []),
      source: .update, extensions: [], signature: [])
    var capable = leaf
    capable.capabilities.proposals = filled(.add, width: 2)
    func chain(_ certificates: [Certificate]) -> LeafNode {
      var chained = leaf
      chained.credential = .x509(certificates: certificates)
      return chained
    }
    func commit(_ proposal: ProposalOrRef, width: Int) -> Commit {
      Commit(proposals: filled(proposal, width: width), path: nil)
    }
    func keys(_ content: [UInt8], width: Int) -> GroupSecrets {
      let key = PreSharedKeyID(psk: .external(pskID: content), pskNonce: content)
      return GroupSecrets(joinerSecret: [], pathSecret: nil, psks: filled(key, width: width))
    }
    let empty: Certificate = []
    let half = Certificate(repeating: 0, count: size / 2)
    let parent = Node.parent(
      ParentNode(encryptionKey: byte, parentHash: byte, unmergedLeaves: [1]))
    let node = UpdatePathNode(encryptionKey: byte, encryptedPathSecret: [ciphertext])
    let secrets = EncryptedGroupSecrets(newMember: byte, encryptedGroupSecrets: ciphertext)
    let welcome = Welcome(
      cipherSuite: CipherSuiteCode(rawValue: 1), secrets: filled(secrets, width: 6),
      encryptedGroupInfo: [])
    let `extension` = Extension(extensionType: .applicationID, extensionData: byte)
    let sender = ExternalSender(signatureKey: byte, credential: .x509(certificates: [byte]))
    let values: [(String, WireStructure, any TLSEncodable)] = [
      // Certificates, also where the first ones mislead about the rest.
      ("empty_certificates", .update, chain(filled(empty, width: 1))),
      ("tiny_certificates", .update, chain(filled(byte, width: 2))),
      (
        "small_then_large_certificates", .update,
        chain(Array(repeating: empty, count: 16) + [half])
      ),
      ("large_then_empty_certificates", .update, chain([half] + filled(empty, width: 2))),
      ("blank_nodes", .ratchetTree, filled(Node?.none, width: 1)),
      ("parent_nodes", .ratchetTree, filled(Node?.some(parent), width: 11)),
      ("leaf_nodes", .ratchetTree, filled(Node?.some(.leaf(leaf)), width: 16)),
      ("references", .commit, commit(.reference(byte), width: 3)),
      ("empty_references", .commit, commit(.reference([]), width: 2)),
      ("removals", .commit, commit(.proposal(.remove(removed: 1)), width: 7)),
      (
        "path_nodes", .commit,
        Commit(proposals: [], path: UpdatePath(leafNode: leaf, nodes: filled(node, width: 7)))
      ),
      ("encrypted_group_secrets", .mlsMessage, MLSMessage.welcome(welcome)),
      ("psks", .groupSecrets, keys(byte, width: 5)),
      ("empty_psks", .groupSecrets, keys([], width: 3)),
      ("extensions", .groupContextExtensions, filled(`extension`, width: 4)),
      ("capabilities", .update, capable),
      ("external_senders", .externalSenders, filled(sender, width: 7)),
    ]
    return try values.map { (name, structure, value) throws(PresentationError) in
      try Specimen(name: "dense/\(name)", structure: structure, bytes: try value.encoded())
    }
  }
}
