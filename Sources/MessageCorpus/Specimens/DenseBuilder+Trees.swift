import MLSMessages
import TLSPresentation

extension DenseBuilder {
  /// Chains of empty and of tiny certificates, also where the first ones mislead about the rest.
  mutating func addCertificateChains() throws(PresentationError) {
    let empty = Certificate(certData: [])
    let half = Certificate(certData: Array(repeating: 0, count: size / 2))
    try addChain("empty_certificates", filled(empty, width: 1))
    try addChain("tiny_certificates", filled(Certificate(certData: Self.byte), width: 2))
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
    try add(name, .update, Update(leafNode: leafNode))
  }

  private mutating func addTree(_ name: String, _ nodes: [Node?]) throws(PresentationError) {
    try add(name, .ratchetTree, RatchetTree(ratchetTree: nodes))
  }
}
