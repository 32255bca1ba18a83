import DMLS

extension Reference {
  static let forkChoice: Perform<ForkChoice> = { (_, input) throws(OperationError) in
    var checks = TraceChecks()
    // The epoch in which the first differing commits were sent has no name.
    var graph = EpochGraph<String?, ConfirmationTag>(root: nil)
    for (index, commit) in input.commits.enumerated() {
      let place = "commits[\(index)]"
      try checks.take(commit.id, at: place)
      try checks.take(
        tag: commit.confirmationTag, of: commit.id, parent: commit.parent, at: place)
      guard
        graph.add(
          commit.id, parent: commit.parent, commit: ConfirmationTag(commit.confirmationTag))
      else {
        throw OperationError(
          .malformed, "\(place).parent: no commit before it is \"\(commit.parent ?? "")\"")
      }
    }
    let winner = graph.winningFork(from: nil).compactMap(\.self)
    return Answered(ForkChoice.Output(winner: winner))
  }

  static let clientState: Perform<ClientState> = { (_, input) throws(OperationError) in
    var checks = TraceChecks()
    var client = Client(epoch: input.epoch)
    var results: [ClientState.EventResult] = []
    for (index, event) in input.events.enumerated() {
      switch event {
      case .send: results.append(.sent(epoch: client.current))
      case .commit(let commit):
        try checks.take(
          tag: commit.confirmationTag, of: commit.id, parent: commit.parent,
          at: "events[\(index)]")
        results.append(client.result(of: commit))
      }
    }
    return Answered(ClientState.Output(events: results))
  }

  static let deletableEpochs: Perform<DeletableEpochs> = { (_, input) throws(OperationError) in
    var checks = TraceChecks(epoch: input.epoch)
    var rule = DeletionRule(epoch: input.epoch, members: input.members)
    for (index, commit) in input.commits.enumerated() {
      let place = "commits[\(index)]"
      try checks.take(commit.id, at: place)
      let members = try TraceChecks.find(
        rule.members(of: commit.parent), "epoch", commit.parent, at: "\(place).parent")
      guard members.contains(commit.sender) || commit.adds.contains(commit.sender) else {
        throw OperationError(
          .malformed,
          "\(place).sender: \"\(commit.sender)\" is no member of \"\(commit.parent)\", nor added")
      }
      rule.add(
        commit.id, parent: commit.parent,
        MembershipChange(sender: commit.sender, adds: commit.adds, removes: commit.removes))
    }
    return Answered(DeletableEpochs.Output(deletable: rule.deletable))
  }
}

extension Client {
  /// Processes a commit and tells what came of it.
  fileprivate mutating func result(of commit: ClientState.ArrivingCommit) -> ClientState.EventResult
  {
    do throws(DMLSError) {
      let deleted = try process(
        commit.id, parent: commit.parent, confirmationTag: ConfirmationTag(commit.confirmationTag),
        retain: commit.retain)
      return .state(
        ClientState.State(current: current, held: held, deleted: deleted), refused: nil)
    } catch {
      return .state(
        ClientState.State(current: current, held: held, deleted: []),
        refused: OperationError.kind(of: error))
    }
  }
}
