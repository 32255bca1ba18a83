package import DMLS
import KeyDerivation

extension KeySchedule {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let entry = try EpochEntry(
      by: formulas, initSecret: input.initSecret, commitSecret: input.commitSecret,
      pskSecret: input.pskSecret, groupContext: input.groupContext)
    let secrets = try EpochSecrets(by: formulas, entry)
    let exports = try input.exports.map { (export) throws(DMLSError) in
      try formulas.exported(
        exporterSecret: secrets.exporterSecret, label: export.label, context: export.context,
        length: export.length)
    }
    return try Answered(
      Output(
        joinerSecret: entry.joinerSecret,
        welcomeSecret: formulas.welcomeSecret(memberSecret: entry.memberSecret),
        epochSecret: entry.epochSecret, senderDataSecret: secrets.senderDataSecret,
        encryptionSecret: secrets.encryptionSecret, exporterSecret: secrets.exporterSecret,
        externalSecret: secrets.externalSecret, confirmationKey: secrets.confirmationKey,
        membershipKey: secrets.membershipKey, resumptionPSK: secrets.resumptionPSK,
        epochAuthenticator: secrets.epochAuthenticator,
        parentInitSecret: secrets.parentInitSecret, dmlsEpoch: secrets.dmlsEpoch,
        confirmationTag: formulas.confirmationTag(
          confirmationKey: secrets.confirmationKey,
          confirmedTranscriptHash: input.confirmedTranscriptHash,
          groupContext: input.groupContext),
        exports: exports))
  }
}

extension EpochTree {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    try requireParents(input.commits)
    let first = try EpochSecrets(by: formulas, epochSecret: input.epochSecret)
    var parents: [(secrets: EpochSecrets, groupContext: [UInt8]?)] = [(first, nil)]
    var intermediates: [Intermediate] = []
    var epochs: [Epoch] = []
    for (index, commit) in input.commits.enumerated() {
      let parent = parents[commit.parent]
      let received = ReceivedCommit(
        pathSecret: commit.pathSecret, pskSecret: commit.pskSecret,
        groupContext: commit.groupContext,
        confirmedTranscriptHash: commit.confirmedTranscriptHash, confirmationTag: [])
      intermediates += [
        Intermediate(
          "commit_confirmation_\(index)",
          try formulas.commitConfirmation(pathSecret: commit.pathSecret)),
        Intermediate(
          "commit_secret_\(index)", try formulas.commitSecret(pathSecret: commit.pathSecret)),
      ]
      let initSecret = try formulas.initSecret(
        of: received, formulas.puncturablePRF(key: parent.secrets.parentInitSecret),
        parentGroupContext: parent.groupContext)
      let entry = try formulas.entry(after: received, initSecret: initSecret)
      let secrets = try EpochSecrets(by: formulas, entry)
      parents.append((secrets, commit.groupContext))
      epochs.append(
        Epoch(
          initSecret: initSecret, joinerSecret: entry.joinerSecret,
          epochSecret: entry.epochSecret, dmlsEpoch: secrets.dmlsEpoch,
          epochAuthenticator: secrets.epochAuthenticator,
          parentInitSecret: secrets.parentInitSecret,
          confirmationTag: formulas.confirmationTag(
            confirmationKey: secrets.confirmationKey,
            confirmedTranscriptHash: commit.confirmedTranscriptHash,
            groupContext: commit.groupContext)))
    }
    return Answered(
      Output(
        first: FirstEpoch(
          dmlsEpoch: first.dmlsEpoch, epochAuthenticator: first.epochAuthenticator,
          parentInitSecret: first.parentInitSecret),
        epochs: epochs), intermediates: intermediates)
  }

  private static func requireParents(_ commits: [Commit]) throws(DMLSError) {
    for (index, commit) in commits.enumerated() where !(0...index).contains(commit.parent) {
      throw .contradiction(
        "the parent of commit \(index) must be 0 to \(index), and is \(commit.parent)")
    }
  }
}
