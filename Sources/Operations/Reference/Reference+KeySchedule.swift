import DMLS
import KeyDerivation

extension Reference {
  static let keySchedule: Perform<KeySchedule> = { (context, input) throws(OperationError) in
    let suite = context.cipherSuite
    do throws(DMLSError) {
      let entry = try EpochEntry(
        cipherSuite: suite, initSecret: input.initSecret, commitSecret: input.commitSecret,
        pskSecret: input.pskSecret, groupContext: input.groupContext)
      let secrets = try EpochSecrets(cipherSuite: suite, epochSecret: entry.epochSecret)
      let exports = try input.exports.map { (export) throws(DMLSError) in
        try suite.exported(
          exporterSecret: secrets.exporterSecret, label: export.label, context: export.context,
          length: export.length)
      }
      let tag = suite.confirmationTag(
        confirmationKey: secrets.confirmationKey,
        confirmedTranscriptHash: input.confirmedTranscriptHash)
      return Answered(
        KeySchedule.Output(
          joinerSecret: entry.joinerSecret, welcomeSecret: entry.welcomeSecret,
          epochSecret: entry.epochSecret, senderDataSecret: secrets.senderDataSecret,
          encryptionSecret: secrets.encryptionSecret, exporterSecret: secrets.exporterSecret,
          externalSecret: secrets.externalSecret, confirmationKey: secrets.confirmationKey,
          membershipKey: secrets.membershipKey, resumptionPSK: secrets.resumptionPSK,
          epochAuthenticator: secrets.epochAuthenticator,
          parentInitSecret: secrets.parentInitSecret, dmlsEpoch: secrets.dmlsEpoch,
          confirmationTag: tag, exports: exports))
    } catch {
      throw OperationError(error)
    }
  }

  static let epochTree: Perform<EpochTree> = { (context, input) throws(OperationError) in
    let suite = context.cipherSuite
    try requireParents(input.commits)
    var intermediates: [Intermediate] = []
    var epochs: [EpochTree.Epoch] = []
    do throws(DMLSError) {
      let first = try EpochSecrets(cipherSuite: suite, epochSecret: input.epochSecret)
      var parents = [first.parentInitSecret]
      for (index, commit) in input.commits.enumerated() {
        let confirmation = try suite.commitConfirmation(pathSecret: commit.pathSecret)
        let commitSecret = try suite.commitSecret(pathSecret: commit.pathSecret)
        intermediates.append(Intermediate("commit_confirmation_\(index)", confirmation))
        intermediates.append(Intermediate("commit_secret_\(index)", commitSecret))
        let initSecret = try suite.deriveChildSecret(
          prfKey: parents[commit.parent], label: DMLSLabel.childInit, inputSecret: confirmation,
          context: commit.groupContext)
        let epoch = try epoch(
          suite, initSecret: initSecret, commitSecret: commitSecret, commit: commit)
        parents.append(epoch.parentInitSecret)
        epochs.append(epoch)
      }
      return Answered(
        EpochTree.Output(
          first: EpochTree.FirstEpoch(
            dmlsEpoch: first.dmlsEpoch, epochAuthenticator: first.epochAuthenticator,
            parentInitSecret: first.parentInitSecret),
          epochs: epochs), intermediates: intermediates)
    } catch {
      throw OperationError(error)
    }
  }

  private static func requireParents(_ commits: [EpochTree.TreeCommit]) throws(OperationError) {
    for (index, commit) in commits.enumerated() where !(0...index).contains(commit.parent) {
      throw OperationError(
        .malformed,
        "the parent of commit \(index) must be 0 to \(index), and is \(commit.parent)")
    }
  }

  private static func epoch(
    _ suite: CipherSuite, initSecret: [UInt8], commitSecret: [UInt8], commit: EpochTree.TreeCommit
  ) throws(DMLSError) -> EpochTree.Epoch {
    let entry = try EpochEntry(
      cipherSuite: suite, initSecret: initSecret, commitSecret: commitSecret,
      pskSecret: commit.pskSecret, groupContext: commit.groupContext)
    let secrets = try EpochSecrets(cipherSuite: suite, epochSecret: entry.epochSecret)
    return EpochTree.Epoch(
      initSecret: initSecret, joinerSecret: entry.joinerSecret, epochSecret: entry.epochSecret,
      dmlsEpoch: secrets.dmlsEpoch, epochAuthenticator: secrets.epochAuthenticator,
      parentInitSecret: secrets.parentInitSecret,
      confirmationTag: suite.confirmationTag(
        confirmationKey: secrets.confirmationKey,
        confirmedTranscriptHash: commit.confirmedTranscriptHash))
  }
}
