import KeyDerivation
import MLSMessages
package import TLSPresentation

extension Specimen {
  /// Well-formed encodings of about `size` bytes that cost the most memory for each byte.
  package static func dense(size: Int) throws(PresentationError) -> [Specimen] {
    var builder = DenseBuilder(size: size)
    try builder.addCertificateChains()
    try builder.addTrees()
    try builder.addCommits()
    try builder.addSecrets()
    try builder.addLists()
    return builder.specimens
  }
}

/// Fills vectors with as many of the smallest elements as a number of bytes has room for.
struct DenseBuilder {
  /// About how many bytes each encoding has.
  let size: Int

  /// What has been built.
  private(set) var specimens: [Specimen] = []

  /// Starts with nothing built.
  init(size: Int) { self.size = size }

  /// One byte of content, for which an array allocates a block of its own.
  static let byte: [UInt8] = [1]

  /// An HPKECiphertext with one byte in each field.
  static let ciphertext = HPKECiphertext(kemOutput: byte, ciphertext: byte)

  /// A leaf without anything.
  static let leafNode = LeafNode(
    encryptionKey: [],
    signatureKey: [],
    credential: .basic(identity: []),
    capabilities: Capabilities(
      versions: [], cipherSuites: [], extensions: [], proposals: [], credentials: []),
    source: .update,
    extensions: [],
    signature: []
  )

  /// As many copies of `element` as fit, of which each takes `width` bytes on the wire.
  func filled<Element>(_ element: Element, width: Int) -> [Element] {
    Array(repeating: element, count: size / width)
  }

  /// Adds the encoding of `value`.
  mutating func add(
    _ name: String,
    _ structure: WireStructure,
    _ value: some TLSEncodable
  ) throws(PresentationError) {
    specimens.append(
      try Specimen(name: "dense/\(name)", structure: structure, bytes: try value.encoded()))
  }
}

extension DenseBuilder {
  /// Chains of empty and of tiny certificates, also where the first ones mislead about the rest.
  mutating func addCertificateChains() throws(PresentationError) {
    let empty: Certificate = []
    let half = Certificate(repeating: 0, count: size / 2)
    try addChain("empty_certificates", filled(empty, width: 1))
    try addChain("tiny_certificates", filled(Self.byte, width: 2))
    try addChain("small_then_large_certificates", Array(repeating: empty, count: 16) + [half])
    try addChain("large_then_empty_certificates", [half] + filled(empty, width: 2))
  }

  /// Trees of blanks and of nodes that are nearly empty.
  mutating func addTrees() throws(PresentationError) {
    let parentNode = ParentNode(
      encryptionKey: Self.byte, parentHash: Self.byte, unmergedLeaves: [1])
    try addTree("blank_nodes", filled(nil, width: 1))
    try addTree("parent_nodes", filled(.parent(parentNode), width: 11))
    try addTree("leaf_nodes", filled(.leaf(Self.leafNode), width: 16))
  }

  private mutating func addChain(
    _ name: String,
    _ certificates: [Certificate]
  ) throws(PresentationError) {
    var leafNode = Self.leafNode
    leafNode.credential = .x509(certificates: certificates)
    try add(name, .update, leafNode)
  }

  private mutating func addTree(_ name: String, _ nodes: [Node?]) throws(PresentationError) {
    try add(name, .ratchetTree, nodes)
  }

  /// Commits with many proposals or with a long path.
  mutating func addCommits() throws(PresentationError) {
    let removal = ProposalOrRef.proposal(.remove(removed: 1))
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
    try add("extensions", .groupContextExtensions, filled(`extension`, width: 4))

    var capable = Self.leafNode
    capable.capabilities.proposals = filled(.add, width: 2)
    try add("capabilities", .update, capable)

    let credential = Credential.x509(certificates: [Self.byte])
    let sender = ExternalSender(signatureKey: Self.byte, credential: credential)
    try add("external_senders", .externalSenders, filled(sender, width: 7))
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
