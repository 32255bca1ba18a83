import DMLS
import Operations
import VectorFiles

/// What can go wrong in a member's life.
enum MemberSlip: String, Slip {
  case puncturesBeforeTag = """
    punctured-before-tag: A commit punctures before its tag has verified. \
    A re-tagged bad copy blocks the good commit.
    """
  case deletesParent = """
    parent-deleted: An epoch is deleted as soon as it has a child, as in MLS. \
    Forks cannot be followed: the first commit wins.
    """
  case replacesSiblings = """
    siblings-replaced: A second child of an epoch takes the place of the first. \
    A fork is lost that others still follow.
    """
  case deletesChildren = """
    children-deleted: The children of a deleted epoch go with it. \
    The current epoch is lost when an old one is cleaned up.
    """
  case ignoresDeletion = """
    deletion-ignored: A deleted epoch is still there. \
    Forward secrecy is lost: old epochs can be stolen.
    """
  case takesUnknownForLast = """
    unknown-taken-for-last: A commit that names no held epoch is tried on the last one. \
    A message is processed in an epoch in which it was not sent.
    """
  case buffersEarlyCommits = """
    early-commits-buffered: A commit for an unknown epoch waits and is processed later by itself. \
    Epochs appear that nobody was told of.
    """
  case answersRepeats = """
    repeated-commit-accepted: A commit that was processed before is accepted again. \
    A replay looks like a new epoch.
    """
  case refusalDeletes = """
    refusal-deletes-epoch: A refused commit deletes the epoch for which it was sent. \
    One bad message blocks an epoch for good.
    """
  case restoresRoots = """
    restored-without-punctures: The saved state holds parent_init_secret: punctures are undone. \
    Who steals the saved state recomputes what was punctured.
    """
  case savesLastAlone =
    "last-epoch-saved-alone: Only the last epoch is saved. Forks are lost when the program ends."
  case unknownAsWrongTag = """
    unknown-epoch-as-wrong-tag: A commit for an unknown epoch is refused for its tag. \
    The caller does not learn that it must wait for the parent.
    """
  case wrongTagAsDuplicate = """
    wrong-tag-as-duplicate: A commit with a bad tag is refused as one that was processed. \
    The caller drops the good copy too.
    """

  var reading: Reading? {
    switch self {
    case .puncturesBeforeTag: .whenToPuncture
    case .takesUnknownForLast: .epochOfMessage
    case .answersRepeats: .repeatedCommit
    default: nil
    }
  }
}

/// A member of the specification among the slips of whoever keeps it.
struct SlippingMember: ~Copyable {
  private var member: Member<Misread>
  private let formulas: Misread
  private let slips: Set<MemberSlip>
  /// Every epoch that was ever there, in order.
  private var known: [[UInt8]]
  private var parents: [[UInt8]: [UInt8]] = [:]
  private var waiting: [(commit: ReceivedCommit, epoch: [UInt8])] = []
  /// What commits were made into, for those who answer repeats.
  private var made: [[UInt8]: ProcessCommits.Outcome] = [:]

  /// What comes of a trace.
  static func run(
    _ input: ProcessCommits.Input, by formulas: Misread
  ) throws(DMLSError) -> ProcessCommits.Output {
    var member = try SlippingMember(input.start, by: formulas)
    return ProcessCommits.Output(events: input.events.map { member.result(of: $0) })
  }

  private init(_ start: ProcessCommits.Start, by formulas: Misread) throws(DMLSError) {
    self.formulas = formulas
    slips = formulas.changes.memberSlips
    member = try start.member(by: formulas)
    known = member.heldEpochs
  }

  private mutating func result(of event: ProcessCommits.Event) -> ProcessCommits.EventResult {
    let outcome: ProcessCommits.Outcome
    do throws(DMLSError) {
      outcome = try self.outcome(of: event)
    } catch {
      outcome = .refused(kind(of: error))
    }
    return ProcessCommits.EventResult(outcome, held: member.heldEpochs)
  }

  private func kind(of error: DMLSError) -> ErrorKind {
    switch error {
    case .unknownEpoch where slips.contains(.unknownAsWrongTag): .wrongConfirmationTag
    case .wrongConfirmationTag where slips.contains(.wrongTagAsDuplicate): .duplicate
    default: ErrorKind(error)
    }
  }

  private mutating func outcome(
    of event: ProcessCommits.Event
  ) throws(DMLSError) -> ProcessCommits.Outcome {
    switch event {
    case .commit(let epoch, let commit):
      return try process(commit, in: epoch)
    case .delete(let epoch):
      try delete(epoch)
      return .done
    case .saveAndRestore:
      try restore()
      return .done
    case .retainedNodes(let epoch): return .nodes(try member.retainedNodes(of: epoch))
    }
  }

  private mutating func delete(_ epoch: [UInt8]) throws(DMLSError) {
    _ = try member.prf(of: epoch)
    if slips.contains(.ignoresDeletion) { return }
    try member.delete(epoch)
    guard slips.contains(.deletesChildren) else { return }
    for child in member.heldEpochs where parents[child] == epoch { try delete(child) }
  }

  private mutating func restore() throws(DMLSError) {
    if slips.contains(.savesLastAlone) {
      for epoch in member.heldEpochs where epoch != known.last { try member.delete(epoch) }
    }
    if slips.contains(.restoresRoots) {
      for epoch in member.heldEpochs {
        let prf = try member.prf(of: epoch)
        prf.nodes = [.root: prf.root]
      }
    }
  }

  private mutating func process(
    _ commit: ReceivedCommit, in name: [UInt8]
  ) throws(DMLSError) -> ProcessCommits.Outcome {
    var name = name
    if !member.heldEpochs.contains(name), slips.contains(.takesUnknownForLast),
      let last = known.last
    {
      name = last
    }
    do throws(DMLSError) {
      return try accept(commit, in: name)
    } catch .unknownEpoch {
      if slips.contains(.buffersEarlyCommits), commit.origin == .member {
        waiting.append((commit, name))
      }
      throw .unknownEpoch
    } catch {
      if slips.contains(.puncturesBeforeTag), error == .wrongConfirmationTag {
        _ = try? formulas.initSecret(of: commit, member.prf(of: name))
      }
      if slips.contains(.answersRepeats), error == .duplicate, commit.origin == .member,
        let made = made[name + commit.groupContext]
      {
        return made
      }
      if slips.contains(.refusalDeletes) { try member.delete(name) }
      throw error
    }
  }

  private mutating func accept(
    _ commit: ReceivedCommit, in name: [UInt8]
  ) throws(DMLSError) -> ProcessCommits.Outcome {
    let secrets = try member.process(commit, sentIn: name)
    let epoch = secrets.dmlsEpoch
    if slips.contains(.replacesSiblings) {
      for sibling in member.heldEpochs where parents[sibling] == name && sibling != epoch {
        try member.delete(sibling)
      }
    }
    if slips.contains(.deletesParent) { try member.delete(name) }
    known.append(epoch)
    parents[epoch] = name
    let outcome = ProcessCommits.Outcome.epoch(secrets)
    made[name + commit.groupContext] = outcome
    let ready = waiting.filter { $0.epoch == epoch }
    waiting.removeAll { $0.epoch == epoch }
    for next in ready { _ = try? process(next.commit, in: next.epoch) }
    return outcome
  }
}
