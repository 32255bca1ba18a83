import DMLS
import KeyDerivation
import MLSMessages

/// A formula that can be replaced: of the formulas as they are in the end, and of its arguments.
struct Formula<Value, each Argument>: Sendable {
  private let value: @Sendable (Misread, repeat each Argument) throws(DMLSError) -> Value

  /// Another formula than the draft's.
  init(_ value: @escaping @Sendable (Misread, repeat each Argument) throws(DMLSError) -> Value) {
    self.value = value
  }

  /// The draft's own.
  init(
    _ drafted: @escaping @Sendable (AsDrafted) -> (repeat each Argument) throws(DMLSError) -> Value
  ) {
    value = { (f: Misread, argument: repeat each Argument) throws(DMLSError) -> Value in
      try drafted(f.asDrafted)(repeat each argument)
    }
  }

  func callAsFunction(
    _ f: Misread, _ argument: repeat each Argument
  ) throws(DMLSError) -> Value {
    try value(f, repeat each argument)
  }
}

/// What misreadings replace; at first everything is as the draft has it.
struct Changes: Sendable {
  /// RFC 9420 section 8, and the layers below.
  var kdf = KDFChanges() { didSet { hasOwnTree = true } }
  var extract: @Sendable (Misread, _ salt: [UInt8], _ inputKeyMaterial: [UInt8]) -> [UInt8] = {
    $0.asDrafted.extract(salt: $1, inputKeyMaterial: $2)
  }
  /// What becomes of the value of a name, which is to be Nh bytes.
  var requireNh = Formula(AsDrafted.requireNh)

  // Section 2
  var dmlsEpoch = Formula(AsDrafted.dmlsEpoch)

  // Section 3
  var messageEnd = Formula(AsDrafted.messageEnd)
  var encodedEpoch = Formula(AsDrafted.encodedEpoch)
  var epoch = Formula(AsDrafted.epoch)
  var requireEnd = Formula(AsDrafted.requireEnd)
  var permits: @Sendable (DraftRevision, WireFormat) -> Bool = { $0.permits($1) }
  var encoded = Formula(AsDrafted.encoded)
  var decoded = Formula(AsDrafted.dmlsMessage)

  // Section 4
  var commitConfirmation = Formula(AsDrafted.commitConfirmation)
  var childContext: @Sendable (_ groupContext: [UInt8], _ parent: [UInt8]?) -> [UInt8] = { new, _ in
    new
  }
  var childSecretInput = Formula(AsDrafted.childSecretInput)
  var childSecret = Formula(AsDrafted.childSecret)
  var externalInitSecret = Formula(AsDrafted.externalInitSecret)
  var commitSecret = Formula(AsDrafted.commitSecret)
  var joinerSecret = Formula(AsDrafted.joinerSecret)
  var memberSecret: @Sendable (Misread, _ joinerSecret: [UInt8], _ pskSecret: [UInt8]) -> [UInt8] =
    { $0.asDrafted.memberSecret(joinerSecret: $1, pskSecret: $2) }
  var epochSecret = Formula(AsDrafted.epochSecret)
  var secret = Formula(AsDrafted.secret)
  var exported = Formula(AsDrafted.exported)
  var confirmationTag:
    @Sendable (Misread, _ key: [UInt8], _ transcriptHash: [UInt8], _ context: [UInt8]) -> [UInt8] =
      {
        $0.asDrafted.confirmationTag(
          confirmationKey: $1, confirmedTranscriptHash: $2, groupContext: $3)
      }
  var verifies: @Sendable (_ confirmationTag: [UInt8], _ expected: [UInt8]) -> Bool = { $0 == $1 }

  // Section 5
  var rootNodeSecret = Formula(AsDrafted.rootNodeSecret)
  var turns: @Sendable (CipherSuite, _ leafIndex: [UInt8]) -> [Bool] = { $0.turns(to: $1) }
  var treeNodeSecret = Formula(AsDrafted.treeNodeSecret) { didSet { hasOwnTree = true } }
  var fsSecret = Formula(AsDrafted.fsSecret)

  // State
  var evaluate = Formula { (_, store: NodeStore, input: [UInt8]) throws(DMLSError) in
    try store.evaluateAsDrafted(input)
  }
  var restored: @Sendable (NodeStore) -> Void = { _ in }
  var retained: @Sendable (NodeStore) -> [RetainedNode] = { $0.nodesAsDrafted }
  /// What is saved beside what is listed as retained.
  var hidden: @Sendable (NodeStore) -> [RetainedNode] = { _ in [] }

  // Sections 6 and 7, and a member's life
  var policies = Policies()
  var memberSlips: Set<MemberSlip> = []

  /// Whether the optimised derivation of tree nodes no longer computes the same.
  private(set) var hasOwnTree = false

  /// The changes of some misreadings, each on top of those before it.
  init(_ misreadings: [Misreading]) {
    for misreading in misreadings { misreading.change(&self) }
  }
}

/// ExpandWithLabel and DeriveSecret, in the parts that an implementer writes.
struct KDFChanges: Sendable {
  var hash: @Sendable (CipherSuite) -> HashFunction = { $0.hash }
  var expand = Formula(AsDrafted.expand)
  var deriveSecretArguments: @Sendable (Misread, String) -> (context: [UInt8], length: Int) = {
    $0.asDrafted.deriveSecretArguments(label: $1)
  }

  // KDFLabel
  var prefix = KDFLabel.labelPrefix
  /// What stands there as the length of the output.
  var statedLength: @Sendable (CipherSuite, Int) -> Int = { $1 }
  var labelText: @Sendable (String) -> [UInt8] = { Array($0.utf8) }
  /// What the header of the label counts, by its text and its bytes.
  var labelCount: @Sendable (String, [UInt8]) -> Int = { $1.count }
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

  /// The KDFLabel that these make.
  func label(
    _ suite: CipherSuite, length: Int, label: String, context: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    guard UInt16(exactly: length) != nil else { throw .keyDerivation(.lengthOutOfRange) }
    let text = prefix + label
    let name = labelText(text) + labelEnd
    let context = self.context(suite, context)
    return fields(
      lengthField(statedLength(suite, length)), labelHeader(labelCount(text, name)) + name,
      contextHeader(context.count) + context)
  }
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
