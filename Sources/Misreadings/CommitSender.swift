package import KeyDerivation
package import Operations

/// Someone who sends commits, with some misreadings.
package struct CommitSender: Sendable {
  private let formulas: Formulas

  /// A sender.
  package init(_ misreadings: [Misreading]) {
    formulas = Formulas(misreadings)
  }

  /// What a commit enters the key schedule with, section 4 of the draft.
  ///
  /// `prfKey` is the key of the PPRF of the epoch in which the commit was sent, Nh bytes;
  /// `externalInitSecret` is nil for a member's commit.
  /// - Throws: `OperationError` where a secret is not Nh bytes.
  package func entry(
    of commit: ProcessCommits.ProcessedCommit, prfKey: [UInt8], externalInitSecret: [UInt8]?,
    _ suite: CipherSuite
  ) throws(OperationError) -> KeySchedule.Input {
    var store = try NodeStore(suite, secret: prfKey, formulas)
    let initSecret =
      if let externalInitSecret {
        try formulas.members.externalInit(formulas, &store, externalInitSecret, commit)
      } else {
        try formulas.epochs.childSecret(
          formulas, &store, formulas.childInput(of: commit, suite))
      }
    return KeySchedule.Input(
      initSecret: initSecret,
      commitSecret: try formulas.schedule.commitSecret(formulas, suite, commit.pathSecret),
      pskSecret: commit.pskSecret, groupContext: commit.groupContext,
      confirmedTranscriptHash: commit.confirmedTranscriptHash, exports: [])
  }
}
