import Operations

/// A commit of a scripted group, with the epoch that it creates.
struct ScriptedCommit {
  /// dmls_epoch of the epoch in which it was sent.
  var parent: [UInt8]
  /// Nil for a member's commit.
  let externalInitSecret: [UInt8]?
  /// What a member learns from it.
  var commit: ProcessCommits.ProcessedCommit
  /// joiner_secret of the epoch that it creates.
  let joinerSecret: [UInt8]
  /// The epoch that it creates.
  let epoch: ScriptedEpoch

  /// Its arrival at a member.
  var arrival: ProcessCommits.Event {
    if let externalInitSecret {
      .externalCommit(
        dmlsEpoch: parent, externalInitSecret: externalInitSecret, commit)
    } else {
      .commit(dmlsEpoch: parent, commit)
    }
  }

  /// The same commit with another confirmation tag.
  func tagged(_ tag: [UInt8]) -> ScriptedCommit {
    var copy = self
    copy.commit.confirmationTag = tag
    return copy
  }

  /// The same commit as a message that names another epoch.
  func sent(in dmlsEpoch: [UInt8]) -> ScriptedCommit {
    var copy = self
    copy.parent = dmlsEpoch
    return copy
  }

  /// The same commit with a tag that differs in its last bit alone.
  var spoiled: ScriptedCommit {
    tagged(Patterns.flipping(8 * commit.confirmationTag.count - 1, commit.confirmationTag))
  }
}
