import DMLS
package import KeyDerivation
package import Misreadings
package import Operations
package import VectorFiles

/// Whose answers the vectors expect: those of the draft, or of a peer that departs from it.
package struct Dialect: Sendable {
  /// What a commit enters the key schedule with, from the key of the PPRF of the epoch in which it
  /// was sent, Nh bytes, or the init secret of an external commit.
  package typealias Entry =
    @Sendable (
      _ commit: ProcessCommits.Commit, _ prfKey: [UInt8], _ externalInitSecret: [UInt8]?,
      CipherSuite
    ) throws(OperationError) -> KeySchedule.Input

  /// The name of the profile; nil for the draft itself.
  package var profile: String?
  /// Who gives the answers.
  package var implementation: Implementation
  /// How its members send commits.
  package var entry: Entry
  /// The readings that the peer takes otherwise.
  package var otherReadings: Set<Reading>

  /// The draft as this suite reads it.
  package static let draft = Dialect(
    profile: nil, implementation: .reference, entry: draftEntry, otherReadings: [])

  /// The answers of an implementation, and the commits that its members send.
  package init(
    profile: String?, implementation: Implementation, entry: @escaping Entry,
    otherReadings: Set<Reading>
  ) {
    self.profile = profile
    self.implementation = implementation
    self.entry = entry
    self.otherReadings = otherReadings
  }

  /// What a peer of a profile answers.
  package init(_ profile: Profile) {
    self.init(
      profile: profile.id, implementation: .misreading(profile.readings),
      entry: CommitSender(profile.readings).entry,
      otherReadings: Set(profile.readings.compactMap(\.reading)))
  }

  /// Section 4 of the draft, and RFC 9420 section 8.3 for external commits (R10).
  @Sendable private static func draftEntry(
    _ commit: ProcessCommits.Commit, prfKey: [UInt8], externalInitSecret: [UInt8]?,
    _ suite: CipherSuite
  ) throws(OperationError) -> KeySchedule.Input {
    do throws(DMLSError) {
      let initSecret =
        if let externalInitSecret { externalInitSecret } else {
          try suite.deriveChildSecret(
            prfKey: prfKey, label: DMLSLabel.childInit,
            inputSecret: suite.commitConfirmation(pathSecret: commit.pathSecret),
            context: commit.groupContext)
        }
      return KeySchedule.Input(
        initSecret: initSecret, commitSecret: try suite.commitSecret(pathSecret: commit.pathSecret),
        pskSecret: commit.pskSecret, groupContext: commit.groupContext,
        confirmedTranscriptHash: commit.confirmedTranscriptHash, exports: [])
    } catch {
      throw OperationError(nil, "\(error)")
    }
  }
}
