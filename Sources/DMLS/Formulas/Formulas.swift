package import KeyDerivation
package import MLSMessages

/// Every value of sections 2 to 5 of the draft, and of RFC 9420 below them, by the name of its
/// formula.
///
/// `DraftFormulas` has each formula as the draft has it, and a cipher suite is all that these need.
/// A peer that departs from the draft gives another formula for one or two of them: whatever is
/// built on these departs with them. Where a signature holds more than the draft's formula uses, it
/// is what an implementer has at hand there.
package protocol Formulas {
  /// The puncturable PRF with its state.
  associatedtype PRF: KeyedPRF

  /// The cipher suite, whose Nh is the width of every secret.
  var cipherSuite: CipherSuite { get }

  // RFC 9420 section 8

  /// The hash function of KDF and MAC.
  var hash: HashFunction { get }
  /// KDF.Extract, Nh bytes.
  func extract(salt: [UInt8], inputKeyMaterial: [UInt8]) -> [UInt8]
  /// KDF.Expand, `length` bytes.
  func expand(_ secret: [UInt8], info: [UInt8], length: Int) throws(DMLSError) -> [UInt8]
  /// KDFLabel: what ExpandWithLabel hands to KDF.Expand.
  func kdfLabel(length: Int, label: String, context: [UInt8]) throws(DMLSError) -> [UInt8]
  /// The context and the length that DeriveSecret hands to ExpandWithLabel beside a label.
  func deriveSecretArguments(label: String) -> (context: [UInt8], length: Int)
  /// The value of this name, which is refused where it is not Nh bytes.
  @discardableResult
  func requireNh(_ bytes: [UInt8], name: String) throws(DMLSError) -> [UInt8]

  // Section 2

  /// dmls_epoch, Nh bytes.
  func dmlsEpoch(epochSecret: [UInt8]) throws(DMLSError) -> [UInt8]

  // Section 3

  /// Where the MLSMessage at the beginning ends, and its wire format; nil where it is not parsed.
  func messageEnd(
    in bytes: [UInt8]
  ) throws(DMLSError) -> (end: Int, wireFormat: WireFormat?)
  /// `opaque dmls_epoch<V>` as it stands on the wire.
  func encodedEpoch(_ dmlsEpoch: [UInt8]) throws(DMLSError) -> [UInt8]
  /// `opaque dmls_epoch<V>` at a place, and where it ends.
  func epoch(
    in bytes: [UInt8], at offset: Int
  ) throws(DMLSError) -> (dmlsEpoch: [UInt8], end: Int)
  /// Refuses bytes behind the structure.
  func requireEnd(of bytes: [UInt8], at offset: Int) throws(DMLSError)
  /// Whether a revision of the draft permits a wire format in a DMLSMessage.
  func permits(_ wireFormat: WireFormat, in draft: DraftRevision) -> Bool
  /// A DMLSMessage as it stands on the wire.
  func encoded(_ message: DMLSMessage, draft: DraftRevision) throws(DMLSError) -> [UInt8]
  /// The DMLSMessage that bytes are.
  func dmlsMessage(decoding bytes: [UInt8], draft: DraftRevision) throws(DMLSError) -> DMLSMessage

  // Section 4, with RFC 9420 sections 6.1, 7.4, 8 and 8.5

  /// commit_confirmation, Nh bytes; `pathSecret` is nil for a commit without a path.
  func commitConfirmation(pathSecret: [UInt8]?) throws(DMLSError) -> [UInt8]
  /// The context of DeriveChildSecret, from the GroupContext of the epoch that a commit creates and
  /// that of the epoch in which it was sent, where it is known.
  func childContext(groupContext: [UInt8], parentGroupContext: [UInt8]?) -> [UInt8]
  /// The input of the PPRF in DeriveChildSecret, Nh bytes.
  func childSecretInput(
    label: String, inputSecret: [UInt8], context: [UInt8]
  ) throws(DMLSError) -> [UInt8]
  /// A child's secret, Nh bytes, from its parent's PPRF at an input, which is punctured.
  func childSecret(_ prf: PRF, input: [UInt8]) throws(DMLSError) -> [UInt8]
  /// init_secret of the epoch that an external commit creates, from the one that it gives.
  func externalInitSecret(
    _ initSecret: [UInt8], of commit: ReceivedCommit, _ prf: PRF
  ) throws(DMLSError) -> [UInt8]
  /// commit_secret, Nh bytes; `pathSecret` is nil for a commit without a path.
  func commitSecret(pathSecret: [UInt8]?) throws(DMLSError) -> [UInt8]
  /// joiner_secret, Nh bytes.
  func joinerSecret(
    initSecret: [UInt8], commitSecret: [UInt8], groupContext: [UInt8]
  ) throws(DMLSError) -> [UInt8]
  /// What welcome_secret and epoch_secret come from, Nh bytes; it has no name in the RFC.
  func memberSecret(joinerSecret: [UInt8], pskSecret: [UInt8]) -> [UInt8]
  /// epoch_secret, Nh bytes.
  func epochSecret(memberSecret: [UInt8], groupContext: [UInt8]) throws(DMLSError) -> [UInt8]
  /// The secret that has this label, Nh bytes: welcome_secret from what epoch_secret comes from, and
  /// the others from epoch_secret; `memberSecret` is nil for a founder.
  func secret(
    _ label: String, from source: [UInt8], memberSecret: [UInt8]?
  ) throws(DMLSError) -> [UInt8]
  /// MLS-Exporter, `length` bytes.
  func exported(
    exporterSecret: [UInt8], label: String, context: [UInt8], length: Int
  ) throws(DMLSError) -> [UInt8]
  /// confirmation_tag, Nh bytes.
  func confirmationTag(
    confirmationKey: [UInt8], confirmedTranscriptHash: [UInt8], groupContext: [UInt8]
  ) -> [UInt8]
  /// Whether the confirmation_tag of a commit is the one that its epoch has.
  func verifies(confirmationTag: [UInt8], expected: [UInt8]) -> Bool

  // Section 5

  /// The secret of the tree's root, Nh bytes.
  func rootNodeSecret(key: [UInt8]) throws(DMLSError) -> [UInt8]
  /// The turns from the root to a leaf: true is right.
  func turns(to leafIndex: [UInt8]) -> [Bool]
  /// The secret of a node's child, Nh bytes.
  func treeNodeSecret(_ child: TreeChild, below node: [UInt8]) throws(DMLSError) -> [UInt8]
  /// The output of DeriveFSSecret, Nh bytes.
  func fsSecret(leafNodeSecret: [UInt8], leafIndex: [UInt8]) throws(DMLSError) -> [UInt8]

  // State

  /// A puncturable PRF that was never evaluated.
  func puncturablePRF(key: [UInt8]) throws(DMLSError) -> PRF
  /// Serialises a puncturable PRF, drops it from memory, and restores it from the bytes returned.
  func saveAndRestore(_ prf: inout PRF) throws(DMLSError) -> [UInt8]
  /// Serialises a member, drops it from memory, and restores it from the bytes returned.
  func saveAndRestore(_ member: inout Member<Self>) throws(DMLSError) -> [UInt8]
}

/// The formulas as the draft has them, in the order of its sections.
///
/// Each is built on the others through `formulas`, which a peer that departs from the draft gives.
package protocol DraftFormulas {
  /// Who is asked for what a formula is built on.
  associatedtype Whole: Formulas
  /// The formulas as they are in the end.
  var formulas: Whole { get }
}

/// The draft itself: under a cipher suite, every formula as it stands there.
extension CipherSuite: Formulas, DraftFormulas {
  package var formulas: CipherSuite { self }
  package var cipherSuite: CipherSuite { self }

  package func puncturablePRF(key: [UInt8]) throws(DMLSError) -> HeldPRF {
    HeldPRF(try PuncturablePRF(cipherSuite: self, secret: key))
  }

  package func saveAndRestore(_ prf: inout HeldPRF) throws(DMLSError) -> [UInt8] {
    let state = try prf.prf.serialized()
    prf = HeldPRF(try PuncturablePRF(restoring: state, cipherSuite: self))
    return state
  }

  package func saveAndRestore(_ member: inout Member<CipherSuite>) throws(DMLSError) -> [UInt8] {
    let state = try member.serialized()
    member = try Member(restoring: state, cipherSuite: self)
    return state
  }
}
