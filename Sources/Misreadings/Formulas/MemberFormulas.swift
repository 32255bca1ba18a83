import KeyDerivation
import Operations

/// A member's life, in decisions that a misreading takes otherwise.
struct MemberFormulas: Sendable {
  /// What to do with a commit that was processed before.
  enum Repeat: Sendable {
    case refuse
    case answerAgain
  }

  /// Whether a commit punctures before its tag has verified.
  var puncturesBeforeTag = false
  /// Whether a tag is the right one: the one expected, the one received.
  var accepts: @Sendable ([UInt8], [UInt8]) -> Bool = { $0 == $1 }
  /// The init secret of an external commit, from the given one and the parent's PPRF.
  var externalInit:
    @Sendable (Formulas, inout NodeStore, [UInt8], ProcessCommits.ProcessedCommit)
      throws(OperationError) ->
      [UInt8] = { (_, _, given, _) throws(OperationError) in given }
  /// Whether a parent's state goes when it has a child.
  var deletesParent = false
  /// Whether only one child of an epoch is kept: a later one takes the place of the first.
  var replacesSiblings = false
  /// Whether the states of an epoch's children go with it.
  var deletesDescendants = false
  /// Whether deleting does nothing.
  var ignoresDeletion = false
  /// Whether a commit that names no held epoch is taken for the last one's.
  var takesUnknownForLast = false
  /// Whether a commit for an unknown epoch waits for it.
  var buffersEarlyCommits = false
  var repeats = Repeat.refuse
  /// Whether a refused commit deletes the state of its epoch.
  var refusalDeletes = false
  /// What is there again of an epoch's PPRF after saving and restoring.
  var restored: @Sendable (NodeStore) -> NodeStore = { $0 }
  /// Whether saving keeps the last epoch alone.
  var savesLastOnly = false
  /// Whether someone who joins is taken to hold the parent of the epoch too.
  var kindOfUnknown = ErrorKind.unknownEpoch
  var kindOfWrongTag = ErrorKind.wrongConfirmationTag
}

/// What a member holds.
struct MemberState {
  struct Epoch {
    var store: NodeStore
    var groupContext: [UInt8]?
    var parent: [UInt8]?
    var authenticator: [UInt8]
  }

  let suite: CipherSuite
  var epochs: [[UInt8]: Epoch] = [:]
  /// Every epoch that was ever there, in order.
  var known: [[UInt8]] = []
  var waiting: [(epoch: [UInt8], commit: ProcessCommits.ProcessedCommit)] = []
  /// What commits were made into, for those who answer repeats.
  var made: [[UInt8]: ProcessCommits.Outcome] = [:]

  init(
    _ formulas: Formulas, _ suite: CipherSuite, _ start: ProcessCommits.Start
  ) throws(OperationError) {
    self.suite = suite
    switch start {
    case .founded(let epochSecret):
      _ = try add(try EpochValues(formulas, suite, epochSecret: epochSecret), nil, nil, formulas)
    case .joined(let joinerSecret, let pskSecret, let groupContext):
      let entrance = try EpochEntrance(
        formulas, suite, joinerSecret: joinerSecret, pskSecret: pskSecret,
        groupContext: groupContext)
      let values = try EpochValues(
        formulas, suite, epochSecret: entrance.epochSecret, memberSecret: entrance.memberSecret)
      _ = try add(values, groupContext, nil, formulas)
    }
  }

  var held: [[UInt8]] { epochs.keys.sorted { $0.lexicographicallyPrecedes($1) } }

  /// What comes of an event.
  mutating func result(
    of event: ProcessCommits.Event, _ formulas: Formulas
  ) throws(OperationError) -> ProcessCommits.EventResult {
    let outcome: ProcessCommits.Outcome
    do throws(OperationError) {
      outcome = try self.outcome(of: event, formulas)
    } catch {
      if error.isCrash { throw error }
      let kind = error.kind ?? .malformed
      outcome = .refused(kind == .punctured ? .duplicate : kind)
    }
    return ProcessCommits.EventResult(outcome, held: held)
  }

  private mutating func outcome(
    of event: ProcessCommits.Event, _ formulas: Formulas
  ) throws(OperationError) -> ProcessCommits.Outcome {
    switch event {
    case .commit(let epoch, let commit):
      return try process(commit, external: nil, in: epoch, formulas)
    case .externalCommit(let epoch, let initSecret, let commit):
      return try process(commit, external: initSecret, in: epoch, formulas)
    case .delete(let epoch):
      try delete(epoch, formulas)
      return .done
    case .saveAndRestore:
      if formulas.members.savesLastOnly { epochs = epochs.filter { $0.key == known.last } }
      epochs = epochs.mapValues { epoch in
        var epoch = epoch
        epoch.store = formulas.members.restored(epoch.store)
        return epoch
      }
      return .done
    case .retainedNodes(let epoch):
      guard let state = epochs[epoch] else { throw unknown(formulas) }
      return .nodes(formulas.state.retained(formulas, state.store))
    }
  }

  private func unknown(_ formulas: Formulas) -> OperationError {
    OperationError(formulas.members.kindOfUnknown, "the epoch is not held")
  }

  private mutating func delete(_ epoch: [UInt8], _ formulas: Formulas) throws(OperationError) {
    guard epochs[epoch] != nil else { throw unknown(formulas) }
    if formulas.members.ignoresDeletion { return }
    epochs[epoch] = nil
    guard formulas.members.deletesDescendants else { return }
    for child in epochs.filter({ $0.value.parent == epoch }).keys { try delete(child, formulas) }
  }

  private mutating func process(
    _ commit: ProcessCommits.ProcessedCommit, external: [UInt8]?, in name: [UInt8],
    _ formulas: Formulas
  ) throws(OperationError) -> ProcessCommits.Outcome {
    var name = name
    if epochs[name] == nil, formulas.members.takesUnknownForLast, let last = known.last {
      name = last
    }
    guard let parent = epochs[name] else {
      if formulas.members.buffersEarlyCommits, external == nil { waiting.append((name, commit)) }
      throw unknown(formulas)
    }
    do throws(OperationError) {
      return try accept(commit, external, in: name, parent, formulas)
    } catch {
      if formulas.members.repeats == .answerAgain, error.kind == .punctured,
        let made = made[name + commit.groupContext]
      {
        return made
      }
      if formulas.members.refusalDeletes { epochs[name] = nil }
      throw error
    }
  }

  private mutating func accept(
    _ commit: ProcessCommits.ProcessedCommit, _ external: [UInt8]?, in name: [UInt8],
    _ parent: Epoch,
    _ formulas: Formulas
  ) throws(OperationError) -> ProcessCommits.Outcome {
    var store = parent.store
    let initSecret: [UInt8]
    if let external {
      initSecret = try formulas.members.externalInit(formulas, &store, external, commit)
    } else {
      let input = try formulas.epochs.childInput(
        formulas, suite,
        DeriveChildSecret.Child(
          label: "child_init",
          inputSecret: formulas.epochs.confirmation(formulas, suite, commit.pathSecret),
          context: formulas.schedule.childContext(commit.groupContext, parent.groupContext)))
      initSecret = try formulas.epochs.childSecret(formulas, &store, input)
    }
    if formulas.members.puncturesBeforeTag { epochs[name]?.store = store }
    let entrance = try EpochEntrance(
      formulas, suite, initSecret: initSecret,
      commitSecret: formulas.schedule.commitSecret(formulas, suite, commit.pathSecret),
      pskSecret: commit.pskSecret, groupContext: commit.groupContext)
    let values = try EpochValues(
      formulas, suite, epochSecret: entrance.epochSecret, memberSecret: entrance.memberSecret)
    if external != nil, known.contains(values.dmlsEpoch) {
      throw OperationError(.duplicate, "the epoch is held")
    }
    let tag = formulas.schedule.tag(
      formulas, suite, values["confirm"], commit.confirmedTranscriptHash, commit.groupContext)
    guard formulas.members.accepts(tag, commit.confirmationTag) else {
      throw OperationError(formulas.members.kindOfWrongTag, "the tag does not verify")
    }
    epochs[name]?.store = store
    if formulas.members.replacesSiblings {
      epochs = epochs.filter { $0.value.parent != name }
    }
    if formulas.members.deletesParent { epochs[name] = nil }
    let outcome = try add(values, commit.groupContext, name, formulas)
    made[name + commit.groupContext] = outcome
    let ready = waiting.filter { $0.epoch == values.dmlsEpoch }
    waiting.removeAll { $0.epoch == values.dmlsEpoch }
    for next in ready { _ = try? process(next.commit, external: nil, in: next.epoch, formulas) }
    return outcome
  }

  private mutating func add(
    _ values: EpochValues, _ groupContext: [UInt8]?, _ parent: [UInt8]?, _ formulas: Formulas
  ) throws(OperationError) -> ProcessCommits.Outcome {
    let store = try NodeStore(suite, secret: values["parent_init"], formulas)
    let authenticator = values["authentication"]
    epochs[values.dmlsEpoch] = Epoch(
      store: store, groupContext: groupContext, parent: parent, authenticator: authenticator)
    known.append(values.dmlsEpoch)
    return .epoch(dmlsEpoch: values.dmlsEpoch, epochAuthenticator: authenticator)
  }
}
