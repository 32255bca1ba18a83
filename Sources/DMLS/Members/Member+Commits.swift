import KeyDerivation

extension Member {
  /// Processes a commit that was sent in `epoch`, and holds the epoch that it creates.
  ///
  /// The PPRF of `epoch` is punctured once and only after the confirmation tag verified (R9); an
  /// external commit neither uses nor punctures it (R10). A refused commit changes nothing.
  /// - Throws: in this order `DMLSError.unknownEpoch` where `epoch` is not held, `.duplicate` where
  ///   the commit was processed before (R20), `.wrongConfirmationTag`; `.wrongLength` where a secret
  ///   is not Nh bytes.
  /// - Returns: The secrets of the new epoch.
  package mutating func process(
    _ commit: ReceivedCommit, sentIn epoch: EpochID
  ) throws(DMLSError) -> EpochSecrets {
    let state = try state(of: epoch)
    let secrets: EpochSecrets
    switch commit.origin {
    case .member:
      let prepared = try prepared(commit, in: state)
      secrets = try self.secrets(after: commit, initSecret: prepared.output)
      try verify(commit, secrets)
      try state.prf.puncture(prepared)
    case .external(let initSecret):
      secrets = try self.secrets(after: commit, initSecret: initSecret)
      guard states[secrets.dmlsEpoch] == nil else { throw .duplicate }
      try verify(commit, secrets)
    }
    graph.add(secrets.dmlsEpoch, parent: epoch, commit: commit.confirmationTag)
    states[secrets.dmlsEpoch] = try HeldEpoch(secrets, cipherSuite)
    return secrets
  }

  /// The evaluation whose output is the commit's init_secret, section 4.
  private func prepared(
    _ commit: ReceivedCommit, in state: HeldEpoch
  ) throws(DMLSError) -> PreparedEvaluation {
    let input = try cipherSuite.childSecretInput(
      label: DMLSLabel.childInit,
      inputSecret: cipherSuite.commitConfirmation(pathSecret: commit.pathSecret),
      context: commit.groupContext)
    do throws(DMLSError) {
      return try state.prf.prepare(input)
    } catch .punctured {
      throw .duplicate
    }
  }

  /// The secrets of the epoch that a commit creates.
  private func secrets(
    after commit: ReceivedCommit, initSecret: [UInt8]
  ) throws(DMLSError) -> EpochSecrets {
    let entry = try EpochEntry(
      cipherSuite: cipherSuite, initSecret: initSecret,
      commitSecret: cipherSuite.commitSecret(pathSecret: commit.pathSecret),
      pskSecret: commit.pskSecret, groupContext: commit.groupContext)
    return try EpochSecrets(cipherSuite: cipherSuite, epochSecret: entry.epochSecret)
  }

  private func verify(_ commit: ReceivedCommit, _ secrets: EpochSecrets) throws(DMLSError) {
    let tag = cipherSuite.confirmationTag(
      confirmationKey: secrets.confirmationKey,
      confirmedTranscriptHash: commit.confirmedTranscriptHash)
    guard tag == commit.confirmationTag else { throw .wrongConfirmationTag }
  }
}
