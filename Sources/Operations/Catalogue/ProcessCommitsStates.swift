package import DMLS
import KeyDerivation

/// What the states of a member must have in them, and what not.
extension ProcessCommits {
  package static func takeSavedStates(from output: inout Output) -> [SavedState] {
    output.events.indices.compactMap { index in
      guard case .saved(let state) = output.events[index].outcome else { return nil }
      output.events[index].outcome = .done
      return SavedState(list: "events", index: index, bytes: state)
    }
  }

  package static func secrets(
    ofStatesSavedBy input: Input, in context: OperationContext
  ) throws(DMLSError) -> [Int: StateSecrets] {
    guard input.events.contains(.saveAndRestore) else { return [:] }
    let suite = context.cipherSuite
    var member = try input.start.member(by: suite)
    var records: [[UInt8]: PunctureRecord] = [:]
    for epoch in member.heldEpochs {
      let key = try input.start.parentInitSecret(by: suite)
      records[epoch] = try PunctureRecord(cipherSuite: suite, secret: key)
    }
    var secrets: [Int: StateSecrets] = [:]
    for (index, event) in input.events.enumerated() {
      switch event {
      case .commit(let epoch, let commit):
        guard let made = try? member.process(commit, sentIn: epoch) else { continue }
        if commit.origin == .member {
          try records[epoch]?.evaluate(suite.initSecretInput(of: commit), in: index)
        }
        // One that was deleted and is made again holds its root as at first.
        records[made.dmlsEpoch] = try PunctureRecord(
          cipherSuite: suite, secret: made.parentInitSecret)
      case .delete(let epoch):
        guard (try? member.delete(epoch)) != nil else { continue }
        records[epoch]?.delete(in: index)
      case .saveAndRestore:
        let all = records.sorted { $0.key.lexicographicallyPrecedes($1.key) }
          .map { StateSecrets($1, of: $0, list: "events") }
        secrets[index] = StateSecrets(
          retained: all.flatMap(\.retained), gone: all.flatMap(\.gone))
      case .retainedNodes: break
      }
    }
    return secrets
  }
}

extension ProcessCommits.Start {
  /// The key of the PPRF of the epoch in which the member starts, Nh bytes.
  fileprivate func parentInitSecret(by suite: CipherSuite) throws(DMLSError) -> [UInt8] {
    switch self {
    case .founded(let epochSecret):
      try EpochSecrets(by: suite, epochSecret: epochSecret).parentInitSecret
    case .joined(let joinerSecret, let pskSecret, let groupContext):
      try EpochSecrets(
        by: suite,
        EpochEntry(
          by: suite, joinerSecret: joinerSecret, pskSecret: pskSecret, groupContext: groupContext)
      ).parentInitSecret
    }
  }
}
