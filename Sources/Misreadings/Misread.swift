package import DMLS
package import KeyDerivation
package import MLSMessages

/// The formulas of the draft with some replaced: what an implementer with misreadings computes by.
///
/// One serves one input: it notes down what no error of the specification says about it.
package final class Misread {
  package let cipherSuite: CipherSuite
  let changes: Changes
  /// Why the process ends, once it does.
  private(set) var crashReason: String?
  /// Why the input is refused, where no reason is told to the caller.
  private(set) var silentReason: String?
  /// What was computed before, for those who keep it where they should not.
  var memory: [[UInt8]: [UInt8]] = [:]

  /// The formulas of someone with these changes.
  init(_ cipherSuite: CipherSuite, _ changes: Changes) {
    self.cipherSuite = cipherSuite
    self.changes = changes
  }

  /// The formulas of someone with some misreadings.
  package convenience init(_ cipherSuite: CipherSuite, _ misreadings: [Misreading]) {
    self.init(cipherSuite, Changes(misreadings))
  }

  /// The draft's own formulas, built on these.
  var asDrafted: AsDrafted { AsDrafted(formulas: self) }

  /// KDF.Nh, the width of every secret in bytes.
  var nh: Int { cipherSuite.nh }

  /// Ends the process over the input at hand.
  func crash(_ reason: String) -> DMLSError {
    crashReason = reason
    return .contradiction(reason)
  }

  /// Refuses the input at hand and does not say of what kind its fault is.
  func silentRefusal(_ reason: String) -> DMLSError {
    silentReason = reason
    return .contradiction(reason)
  }
}

/// The draft's own formulas, built on those of someone with misreadings.
struct AsDrafted: DraftFormulas {
  let formulas: Misread
}

/// Every formula asks for its replacement.
extension Misread: Formulas {
  package var hash: HashFunction { changes.kdf.hash(cipherSuite) }

  package func extract(salt: [UInt8], inputKeyMaterial: [UInt8]) -> [UInt8] {
    changes.extract(self, salt, inputKeyMaterial)
  }

  package func expand(_ secret: [UInt8], info: [UInt8], length: Int) throws(DMLSError) -> [UInt8] {
    try changes.kdf.expand(self, secret, info, length)
  }

  package func kdfLabel(length: Int, label: String, context: [UInt8]) throws(DMLSError) -> [UInt8] {
    try changes.kdf.label(cipherSuite, length: length, label: label, context: context)
  }

  package func deriveSecretArguments(label: String) -> (context: [UInt8], length: Int) {
    changes.kdf.deriveSecretArguments(self, label)
  }

  @discardableResult
  package func requireNh(_ bytes: [UInt8], name: String) throws(DMLSError) -> [UInt8] {
    try changes.requireNh(self, bytes, name)
  }

  package func dmlsEpoch(epochSecret: [UInt8]) throws(DMLSError) -> [UInt8] {
    try changes.dmlsEpoch(self, epochSecret)
  }

  package func messageEnd(
    in bytes: [UInt8]
  ) throws(DMLSError) -> (end: Int, wireFormat: WireFormat?) {
    try changes.messageEnd(self, bytes)
  }

  package func encodedEpoch(_ dmlsEpoch: [UInt8]) throws(DMLSError) -> [UInt8] {
    try changes.encodedEpoch(self, dmlsEpoch)
  }

  package func epoch(
    in bytes: [UInt8], at offset: Int
  ) throws(DMLSError) -> (dmlsEpoch: [UInt8], end: Int) {
    try changes.epoch(self, bytes, offset)
  }

  package func requireEnd(of bytes: [UInt8], at offset: Int) throws(DMLSError) {
    try changes.requireEnd(self, bytes, offset)
  }

  package func permits(_ wireFormat: WireFormat, in draft: DraftRevision) -> Bool {
    changes.permits(draft, wireFormat)
  }

  package func encoded(_ message: DMLSMessage, draft: DraftRevision) throws(DMLSError) -> [UInt8] {
    try changes.encoded(self, message, draft)
  }

  package func dmlsMessage(
    decoding bytes: [UInt8], draft: DraftRevision
  ) throws(DMLSError) -> DMLSMessage {
    try changes.decoded(self, bytes, draft)
  }

  package func commitConfirmation(pathSecret: [UInt8]?) throws(DMLSError) -> [UInt8] {
    try changes.commitConfirmation(self, pathSecret)
  }

  package func childContext(groupContext: [UInt8], parentGroupContext: [UInt8]?) -> [UInt8] {
    changes.childContext(groupContext, parentGroupContext)
  }

  package func childSecretInput(
    label: String, inputSecret: [UInt8], context: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    try changes.childSecretInput(self, label, inputSecret, context)
  }

  package func childSecret(_ prf: NodeStore, input: [UInt8]) throws(DMLSError) -> [UInt8] {
    try changes.childSecret(self, prf, input)
  }

  package func externalInitSecret(
    _ initSecret: [UInt8], of commit: ReceivedCommit, _ prf: NodeStore
  ) throws(DMLSError) -> [UInt8] {
    try changes.externalInitSecret(self, initSecret, commit, prf)
  }

  package func commitSecret(pathSecret: [UInt8]?) throws(DMLSError) -> [UInt8] {
    try changes.commitSecret(self, pathSecret)
  }

  package func joinerSecret(
    initSecret: [UInt8], commitSecret: [UInt8], groupContext: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    try changes.joinerSecret(self, initSecret, commitSecret, groupContext)
  }

  package func memberSecret(joinerSecret: [UInt8], pskSecret: [UInt8]) -> [UInt8] {
    changes.memberSecret(self, joinerSecret, pskSecret)
  }

  package func epochSecret(
    memberSecret: [UInt8], groupContext: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    try changes.epochSecret(self, memberSecret, groupContext)
  }

  package func secret(
    _ label: String, from source: [UInt8], memberSecret: [UInt8]?
  ) throws(DMLSError) -> [UInt8] {
    try changes.secret(self, label, source, memberSecret)
  }

  package func exported(
    exporterSecret: [UInt8], label: String, context: [UInt8], length: Int
  ) throws(DMLSError) -> [UInt8] {
    try changes.exported(self, exporterSecret, label, context, length)
  }

  package func confirmationTag(
    confirmationKey: [UInt8], confirmedTranscriptHash: [UInt8], groupContext: [UInt8]
  ) -> [UInt8] {
    changes.confirmationTag(self, confirmationKey, confirmedTranscriptHash, groupContext)
  }

  package func verifies(confirmationTag: [UInt8], expected: [UInt8]) -> Bool {
    changes.verifies(confirmationTag, expected)
  }

  package func rootNodeSecret(key: [UInt8]) throws(DMLSError) -> [UInt8] {
    try changes.rootNodeSecret(self, key)
  }

  package func turns(to leafIndex: [UInt8]) -> [Bool] { changes.turns(cipherSuite, leafIndex) }

  package func treeNodeSecret(
    _ child: TreeChild, below node: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    if let children = preparedChildren(of: node) {
      return child == .left ? children.left : children.right
    }
    return try changes.treeNodeSecret(self, child, node)
  }

  package func fsSecret(leafNodeSecret: [UInt8], leafIndex: [UInt8]) throws(DMLSError) -> [UInt8] {
    try changes.fsSecret(self, leafNodeSecret, leafIndex)
  }

  package func puncturablePRF(key: [UInt8]) throws(DMLSError) -> NodeStore {
    try NodeStore(self, key: key)
  }

  package func saveAndRestore(_ prf: inout NodeStore) throws(DMLSError) -> [UInt8] {
    let restored = prf.copy
    changes.restored(restored)
    prf = restored
    return restored.saved
  }

  package func saveAndRestore(_ member: inout Member<Misread>) throws(DMLSError) -> [UInt8] {
    try member.heldEpochs.map { (epoch) throws(DMLSError) in try member.prf(of: epoch).saved }
      .flatMap(\.self)
  }
}

extension Misread {
  /// Both children of a node.
  func children(of node: [UInt8]) throws(DMLSError) -> (left: [UInt8], right: [UInt8]) {
    if let children = preparedChildren(of: node) { return children }
    return (
      try changes.treeNodeSecret(self, .left, node), try changes.treeNodeSecret(self, .right, node)
    )
  }

  /// Both children of a node by the optimised derivation, which takes nodes of Nh bytes; nil where
  /// it does not compute what the formulas do.
  private func preparedChildren(of node: [UInt8]) -> (left: [UInt8], right: [UInt8])? {
    guard !changes.hasOwnTree, node.count == nh else { return nil }
    var memory = node + [UInt8](repeating: 0, count: nh)
    var span = memory.mutableSpan
    TreeKDF.prepared(for: cipherSuite.hash).deriveChildren(in: &span, node: 0, left: 0, right: nh)
    return (Array(memory[..<nh]), Array(memory[nh...]))
  }
}
