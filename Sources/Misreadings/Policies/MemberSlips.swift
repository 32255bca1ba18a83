import DMLS
import MLSMessages
import Operations
import TLSPresentation

/// What can go wrong in a member's life.
enum MemberSlip {
  case puncturesBeforeTag, deletesParent, replacesSiblings, deletesChildren, ignoresDeletion,
    takesUnknownForLast, buffersEarlyCommits, answersRepeats, refusalDeletes, restoresRoots,
    savesLastAlone, unknownAsWrongTag, wrongTagAsDuplicate, hidesDeleted, overwritesPPRF,
    crashesOnExternalRepeats, acceptsExternalRepeats, skipsExternalPSK, skipsExternalPath,
    findsByEightBytes, findsByBeginning, keepsByNumber, savesHeadsAlone, restoresDeleted,
    remembersRefused
}

/// A member of the specification among the slips of whoever keeps it.
struct SlippingMember: ~Copyable {
  private var member: Member<Misread>
  private let formulas: Misread
  private let slips: Set<MemberSlip>
  /// Every epoch that was ever there, in order.
  private var known: [[UInt8]]
  private var parents: [[UInt8]: [UInt8]] = [:]
  /// The saved form of what was deleted, for those who only hide it.
  private var hoard: [UInt8] = []
  private var waiting: [(commit: ReceivedCommit, epoch: [UInt8])] = []
  /// What commits were made into, for those who answer repeats.
  private var made: [[UInt8]: (tag: [UInt8], secrets: EpochSecrets)] = [:]
  /// Deleted epochs, for those with whom they come back.
  private var hidden: Set<[UInt8]> = []
  /// Commits whose tag did not verify, for those who take them for processed.
  private var refused: Set<[UInt8]> = []
  /// GroupContext.epoch of each epoch that a commit made.
  private var numbers: [[UInt8]: UInt64] = [:]

  /// What comes of a trace.
  static func run(
    _ input: ProcessCommits.Input, by formulas: Misread
  ) throws(DMLSError) -> ProcessCommits.Output {
    var member = try SlippingMember(input.start, by: formulas)
    return ProcessCommits.Output(
      events: input.events.map { event in
        let outcome = member.outcome(of: event)
        return ProcessCommits.EventResult(outcome, held: member.held)
      })
  }

  private init(_ start: ProcessCommits.Start, by formulas: Misread) throws(DMLSError) {
    self.formulas = formulas
    slips = formulas.changes.memberSlips
    member = try start.member(by: formulas)
    known = member.heldEpochs
  }

  private var held: [[UInt8]] { member.heldEpochs.filter { !hidden.contains($0) } }

  /// Refuses an epoch that is not held.
  private func require(_ epoch: [UInt8]) throws(DMLSError) {
    guard held.contains(epoch) else { throw .unknownEpoch }
  }

  private mutating func outcome(of event: ProcessCommits.Event) -> ProcessCommits.Outcome {
    do throws(DMLSError) {
      switch event {
      case .commit(let epoch, let commit): return try process(commit, in: epoch)
      case .delete(let epoch):
        try require(epoch)
        if !slips.contains(.ignoresDeletion) { try delete(epoch) }
      case .saveAndRestore: return .saved(state: try saveAndRestore())
      case .retainedNodes(let epoch):
        try require(epoch)
        return .nodes(try member.retainedNodes(of: epoch))
      }
      return .done
    } catch .unknownEpoch where slips.contains(.unknownAsWrongTag) {
      return .refused(.wrongConfirmationTag)
    } catch .wrongConfirmationTag where slips.contains(.wrongTagAsDuplicate) {
      return .refused(.duplicate)
    } catch {
      return .refused(ErrorKind(error))
    }
  }

  private mutating func delete(_ epoch: [UInt8]) throws(DMLSError) {
    if slips.contains(.hidesDeleted) { hoard += try member.prf(of: epoch).saved }
    if slips.contains(.restoresDeleted) {
      hidden.insert(epoch)
    } else {
      try member.delete(epoch)
    }
    guard slips.contains(.deletesChildren) else { return }
    for child in member.heldEpochs where parents[child] == epoch { try delete(child) }
  }

  private mutating func saveAndRestore() throws(DMLSError) -> [UInt8] {
    hidden = []
    for epoch in member.heldEpochs {
      if slips.contains(.savesLastAlone), epoch != known.last {
        try member.delete(epoch)
      } else if slips.contains(.savesHeadsAlone), parents.values.contains(epoch) {
        try member.delete(epoch)
      } else if slips.contains(.restoresRoots) {
        let prf = try member.prf(of: epoch)
        prf.nodes = [.root: prf.root]
      }
    }
    return try formulas.saveAndRestore(&member) + hoard
  }

  private mutating func process(
    _ commit: ReceivedCommit, in name: [UInt8]
  ) throws(DMLSError) -> ProcessCommits.Outcome {
    let commit = read(commit)
    let name = found(name)
    let key = name + commit.groupContext
    do throws(DMLSError) {
      if refused.contains(key) { throw .duplicate }
      try require(name)
      return try accept(commit, in: name)
    } catch .unknownEpoch {
      if slips.contains(.buffersEarlyCommits), commit.origin == .member {
        waiting.append((commit, name))
      }
      throw .unknownEpoch
    } catch {
      if error == .duplicate, let outcome = try repeated(commit, key, in: name) { return outcome }
      if error == .wrongConfirmationTag {
        if slips.contains(.puncturesBeforeTag) {
          _ = try? formulas.initSecret(of: commit, member.prf(of: name))
        }
        if slips.contains(.remembersRefused) { refused.insert(key) }
      }
      if slips.contains(.refusalDeletes) { try member.delete(name) }
      throw error
    }
  }

  /// What is taken from a commit.
  private func read(_ commit: ReceivedCommit) -> ReceivedCommit {
    guard commit.origin != .member else { return commit }
    var commit = commit
    if slips.contains(.skipsExternalPSK) { commit.pskSecret = formulas.zeroSecret }
    if slips.contains(.skipsExternalPath) { commit.pathSecret = nil }
    return commit
  }

  /// The epoch that a message is taken to name.
  private func found(_ name: [UInt8]) -> [UInt8] {
    guard !held.contains(name) else { return name }
    var found: [UInt8]?
    if slips.contains(.takesUnknownForLast) { found = known.last }
    if slips.contains(.findsByEightBytes), name.count >= 8 {
      found = held.first { $0.starts(with: name.prefix(8)) }
    }
    if slips.contains(.findsByBeginning) { found = held.first { $0.starts(with: name) } }
    return found ?? name
  }

  /// What comes of a commit that was processed before; nil where it is refused.
  private mutating func repeated(
    _ commit: ReceivedCommit, _ key: [UInt8], in name: [UInt8]
  ) throws(DMLSError) -> ProcessCommits.Outcome? {
    guard let before = made[key] else { return nil }
    if commit.origin == .member {
      return slips.contains(.answersRepeats) ? .epoch(before.secrets) : nil
    }
    if slips.contains(.crashesOnExternalRepeats) { throw formulas.crash("the epoch is there") }
    guard slips.contains(.acceptsExternalRepeats) else { return nil }
    guard commit.confirmationTag == before.tag else { throw .wrongConfirmationTag }
    try member.delete(before.secrets.dmlsEpoch)
    return try accept(commit, in: name)
  }

  private mutating func accept(
    _ commit: ReceivedCommit, in name: [UInt8]
  ) throws(DMLSError) -> ProcessCommits.Outcome {
    let secrets = try member.process(commit, sentIn: name)
    let epoch = secrets.dmlsEpoch
    made[name + commit.groupContext] = (commit.confirmationTag, secrets)
    try forget(beside: epoch, madeBy: commit, in: name)
    if slips.contains(.overwritesPPRF), case .external(let initSecret) = commit.origin {
      let other = try NodeStore(formulas, key: initSecret)
      _ = try other.evaluate(formulas.initSecretInput(of: commit))
      try member.prf(of: name).nodes = other.nodes
    }
    known.append(epoch)
    parents[epoch] = name
    let ready = waiting.filter { $0.epoch == epoch }
    waiting.removeAll { $0.epoch == epoch }
    for next in ready { _ = try? process(next.commit, in: next.epoch) }
    return .epoch(secrets)
  }

  /// Deletes what a new epoch takes the place of.
  private mutating func forget(
    beside epoch: [UInt8], madeBy commit: ReceivedCommit, in name: [UInt8]
  ) throws(DMLSError) {
    let others = member.heldEpochs.filter { $0 != epoch }
    if slips.contains(.replacesSiblings) {
      for sibling in others where parents[sibling] == name { try member.delete(sibling) }
    }
    if slips.contains(.keepsByNumber),
      let number = try? GroupContext(decoding: commit.groupContext).epoch
    {
      for other in others where numbers[other] == number { try member.delete(other) }
      numbers[epoch] = number
    }
    if slips.contains(.deletesParent) { try member.delete(name) }
  }
}
