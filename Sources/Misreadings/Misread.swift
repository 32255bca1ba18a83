import DMLS
package import KeyDerivation
import MLSMessages

/// The formulas of the draft with some replaced: what an implementer with misreadings computes by.
package struct Misread: Formulas {
  package let cipherSuite: CipherSuite
  let changes: Changes
  /// What no error of the specification says, about the input at hand.
  let notes = Notes()

  /// Where it is noted down.
  final class Notes {
    /// Why the process ends, once it does.
    var crash: String?
    /// Why the input is refused, where no reason is told to the caller.
    var silentRefusal: String?
  }

  /// The draft's own formulas, built on these.
  var asDrafted: AsDrafted { AsDrafted(formulas: self) }

  struct AsDrafted: DraftFormulas {
    let formulas: Misread
  }

  /// KDF.Nh, the width of every secret in bytes.
  var nh: Int { cipherSuite.nh }

  /// Ends the process over the input at hand.
  func crash(_ reason: String) -> DMLSError {
    notes.crash = reason
    return .contradiction(reason)
  }

  /// Refuses the input at hand and does not say of what kind its fault is.
  func silentRefusal(_ reason: String) -> DMLSError {
    notes.silentRefusal = reason
    return .contradiction(reason)
  }
}

/// A formula that can be replaced, given the formulas as they are in the end.
typealias Formula<Value, each Argument> =
  @Sendable (Misread, repeat each Argument)
  throws(DMLSError) -> Value

/// What misreadings replace; at first everything is as the draft has it.
struct Changes: Sendable {
  /// RFC 9420 section 8, and the layers below.
  var keyDerivation = KeyDerivationChanges() { didSet { hasOwnTree = true } }

  // Section 2
  var dmlsEpoch: Formula<[UInt8], [UInt8]> = { (f, a) throws(DMLSError) in
    try f.asDrafted.dmlsEpoch(epochSecret: a)
  }

  // Section 3
  var messageEnd: Formula<(end: Int, wireFormat: WireFormat?), [UInt8]> = {
    (f, a) throws(DMLSError) in
    try f.asDrafted.messageEnd(in: a)
  }
  var encodedEpoch: Formula<[UInt8], [UInt8]> = { (f, a) throws(DMLSError) in
    try f.asDrafted.encodedEpoch(a)
  }
  var epoch: Formula<(dmlsEpoch: [UInt8], end: Int), [UInt8], Int> = {
    (f, a, b) throws(DMLSError) in
    try f.asDrafted.epoch(in: a, at: b)
  }
  var requireEnd: Formula<Void, [UInt8], Int> = { (f, a, b) throws(DMLSError) in
    try f.asDrafted.requireEnd(of: a, at: b)
  }
  var requireEpochLength: Formula<Void, [UInt8]> = { (f, a) throws(DMLSError) in
    try f.asDrafted.requireEpochLength(a)
  }
  var permits: @Sendable (DraftRevision, WireFormat) -> Bool = { $0.permits($1) }
  var encoded: Formula<[UInt8], DMLSMessage, DraftRevision> = { (f, a, b) throws(DMLSError) in
    try f.asDrafted.encoded(a, draft: b)
  }
  var decoded: Formula<DMLSMessage, [UInt8], DraftRevision> = { (f, a, b) throws(DMLSError) in
    try f.asDrafted.dmlsMessage(decoding: a, draft: b)
  }

  // Section 4
  var commitConfirmation: Formula<[UInt8], [UInt8]?> = { (f, a) throws(DMLSError) in
    try f.asDrafted.commitConfirmation(pathSecret: a)
  }
  var childContext: @Sendable (_ groupContext: [UInt8], _ parent: [UInt8]?) -> [UInt8] = {
    groupContext, _ in groupContext
  }
  var childSecretInput: Formula<[UInt8], Child> = { (f, a) throws(DMLSError) in
    try f.asDrafted.childSecretInput(
      label: a.label, inputSecret: a.inputSecret, context: a.context)
  }
  var childSecret: Formula<[UInt8], NodeStore, [UInt8]> = { (f, a, b) throws(DMLSError) in
    try f.asDrafted.childSecret(a, input: b)
  }
  var externalInitSecret: Formula<[UInt8], [UInt8], ReceivedCommit, NodeStore> = {
    (f, a, b, c) throws(DMLSError) in
    try f.asDrafted.externalInitSecret(a, of: b, c)
  }
  var commitSecret: Formula<[UInt8], [UInt8]?> = { (f, a) throws(DMLSError) in
    try f.asDrafted.commitSecret(pathSecret: a)
  }
  var joinerSecret: Formula<[UInt8], [UInt8], [UInt8], [UInt8]> = {
    (f, a, b, c) throws(DMLSError) in
    try f.asDrafted.joinerSecret(initSecret: a, commitSecret: b, groupContext: c)
  }
  var memberSecret: @Sendable (Misread, _ joinerSecret: [UInt8], _ pskSecret: [UInt8]) -> [UInt8] =
    { $0.asDrafted.memberSecret(joinerSecret: $1, pskSecret: $2) }
  var welcomeSecret: Formula<[UInt8], [UInt8]> = { (f, a) throws(DMLSError) in
    try f.asDrafted.welcomeSecret(memberSecret: a)
  }
  var epochSecret: Formula<[UInt8], [UInt8], [UInt8]> = { (f, a, b) throws(DMLSError) in
    try f.asDrafted.epochSecret(memberSecret: a, groupContext: b)
  }
  var secret: Formula<[UInt8], String, [UInt8], [UInt8]?> = { (f, a, b, c) throws(DMLSError) in
    try f.asDrafted.secret(a, epochSecret: b, memberSecret: c)
  }
  var exported: Formula<[UInt8], [UInt8], Export> = { (f, a, b) throws(DMLSError) in
    try f.asDrafted.exported(
      exporterSecret: a, label: b.label, context: b.context, length: b.length)
  }
  var confirmationTag:
    @Sendable (Misread, _ key: [UInt8], _ transcriptHash: [UInt8], _ groupContext: [UInt8]) ->
      [UInt8] = {
        $0.asDrafted.confirmationTag(
          confirmationKey: $1, confirmedTranscriptHash: $2, groupContext: $3)
      }
  var verifies: @Sendable (_ confirmationTag: [UInt8], _ expected: [UInt8]) -> Bool = { $0 == $1 }

  // Section 5
  var checkedKey: Formula<[UInt8], [UInt8]> = { (f, a) throws(DMLSError) in
    try f.asDrafted.checkedKey(a)
  }
  var rootNodeSecret: Formula<[UInt8], [UInt8]> = { (f, a) throws(DMLSError) in
    try f.asDrafted.rootNodeSecret(key: a)
  }
  var leafIndex: Formula<[UInt8], [UInt8]> = { (f, a) throws(DMLSError) in
    try f.asDrafted.leafIndex(input: a)
  }
  var turns: @Sendable (CipherSuite, _ leafIndex: [UInt8]) -> [Bool] = { $0.turns(to: $1) }
  var treeNodeSecret: Formula<[UInt8], TreeChild, [UInt8]> = { (f, a, b) throws(DMLSError) in
    try f.asDrafted.treeNodeSecret(a, below: b)
  }
  { didSet { hasOwnTree = true } }
  var fsSecret: Formula<[UInt8], [UInt8], [UInt8]> = { (f, a, b) throws(DMLSError) in
    try f.asDrafted.fsSecret(leafNodeSecret: a, leafIndex: b)
  }

  // State
  var evaluate: @Sendable (NodeStore, _ input: [UInt8]) throws(DMLSError) -> [UInt8] = {
    (store, input) throws(DMLSError) in try store.evaluateAsDrafted(input)
  }
  var restored: @Sendable (NodeStore) -> Void = { _ in }
  var retained: @Sendable (NodeStore) -> [RetainedNode] = { $0.nodesAsDrafted }

  // Sections 6 and 7, and a member's life
  var policies = Policies()
  var memberSlips: Set<MemberSlip> = []

  /// Whether the optimised derivation of tree nodes no longer computes the same.
  private(set) var hasOwnTree = false

  /// The arguments of DeriveChildSecret beside the key.
  struct Child {
    var label: String
    var inputSecret: [UInt8]
    var context: [UInt8]
  }

  /// The arguments of MLS-Exporter beside the secret.
  struct Export {
    var label: String
    var context: [UInt8]
    var length: Int
  }
}

/// ExpandWithLabel and DeriveSecret, in the parts that an implementer writes.
struct KeyDerivationChanges: Sendable {
  var hash: @Sendable (CipherSuite) -> HashFunction = { $0.hash }
  var extract: @Sendable (Misread, _ salt: [UInt8], _ material: [UInt8]) -> [UInt8] = {
    $0.asDrafted.extract(salt: $1, inputKeyMaterial: $2)
  }
  var expand: Formula<[UInt8], [UInt8], [UInt8], Int> = { (f, a, b, c) throws(DMLSError) in
    try f.asDrafted.expand(a, info: b, length: c)
  }
  var deriveSecretArguments: @Sendable (Misread, String) -> (context: [UInt8], length: Int) = {
    $0.asDrafted.deriveSecretArguments(label: $1)
  }
  /// The names of values at whose lengths nobody looks.
  var uncheckedLengths: Set<String> = []

  // KDFLabel
  var prefix = KDFLabel.labelPrefix
  var lengthField: @Sendable (Int) -> [UInt8] = { bigEndian($0, width: 2) }
  var labelHeader: @Sendable (Int) -> [UInt8] = shortestHeader
  var contextHeader: @Sendable (Int) -> [UInt8] = shortestHeader
  var context: @Sendable (CipherSuite, [UInt8]) -> [UInt8] = { $1 }
  /// Puts the fields in their order.
  var fields: @Sendable (_ length: [UInt8], _ label: [UInt8], _ context: [UInt8]) -> [UInt8] = {
    $0 + $1 + $2
  }
  /// What stands behind the text of a label.
  var labelEnd: [UInt8] = []
}

/// An integer in network byte order.
func bigEndian(_ value: Int, width: Int) -> [UInt8] {
  (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - $0))) }
}

/// The one valid header of a vector, RFC 9420 section 2.1.2.
@Sendable func shortestHeader(_ count: Int) -> [UInt8] {
  switch count {
  case ..<0x40: bigEndian(count, width: 1)
  case ..<0x4000: bigEndian(count | 0x4000, width: 2)
  default: bigEndian(count | 0x8000_0000, width: 4)
  }
}
