import DMLS
import KeyDerivation
import Operations

/// The formulas of the draft and of RFC 9420 below it, each a value that a misreading can replace.
///
/// A second formulation, since the specification has no switches. Each function gets the formulas
/// as they are in the end, so that a misreading of one shows in all that are built on it.
struct Formulas: Sendable {
  /// ExpandWithLabel, in its parts.
  var keyDerivation = KeyDerivationFormulas() { didSet { hasOwnKeyDerivation = true } }
  /// The tree of DeriveFSSecret.
  var tree = TreeFormulas()
  /// The tree with state.
  var state = StateFormulas()
  /// Epoch identifiers, confirmations and child secrets.
  var epochs = EpochFormulas()
  /// The key schedule.
  var schedule: ScheduleFormulas = ScheduleFormulas()
  /// A member's life.
  var members: MemberFormulas = MemberFormulas()
  /// The draft's example and its deletion rule.
  var policies: PolicyFormulas = PolicyFormulas()
  /// DMLSMessage.
  var messages = MessageFormulas()
  /// Whether the optimised derivation of tree nodes no longer computes the same.
  private(set) var hasOwnKeyDerivation = false

  /// The formulas as they are meant, but for some misreadings.
  init(_ misreadings: [Misreading]) {
    for misreading in misreadings { misreading.change(&self) }
  }
}

extension Formulas {
  /// ExpandWithLabel of RFC 9420 section 8.
  func expandWithLabel(
    _ suite: CipherSuite, _ secret: [UInt8], _ label: String, _ context: [UInt8], _ length: Int
  ) throws(OperationError) -> [UInt8] {
    let info = try keyDerivation.label(keyDerivation, suite, length, label, context)
    return try keyDerivation.expand(keyDerivation.hash(suite), secret, info, length)
  }

  /// DeriveSecret of RFC 9420 section 8.
  func deriveSecret(
    _ suite: CipherSuite, _ secret: [UInt8], _ label: String
  ) throws(OperationError) -> [UInt8] {
    let (context, length) = keyDerivation.deriveSecret(suite, label)
    return try expandWithLabel(suite, secret, label, context, length)
  }

  /// The PPRF input of the child that a commit makes, section 4 of the draft.
  func childInput(
    of commit: ProcessCommits.ProcessedCommit, _ suite: CipherSuite
  ) throws(OperationError) -> [UInt8] {
    try epochs.childInput(
      self, suite,
      DeriveChildSecret.Child(
        label: "child_init",
        inputSecret: epochs.confirmation(self, suite, commit.pathSecret),
        context: commit.groupContext))
  }
}
