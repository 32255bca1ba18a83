import DMLS
import Operations

/// What can go wrong in a member's life.
enum MemberSlip {
  case puncturesBeforeTag, deletesParent, replacesSiblings, deletesChildren, ignoresDeletion,
    takesUnknownForLast, buffersEarlyCommits, answersRepeats, refusalDeletes, restoresRoots,
    savesLastAlone, unknownAsWrongTag, wrongTagAsDuplicate, hidesDeleted
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
  private var hidden: [UInt8] = []
  private var waiting: [(commit: ReceivedCommit, epoch: [UInt8])] = []
  /// What commits were made into, for those who answer repeats.
  private var made: [[UInt8]: ProcessCommits.Outcome] = [:]

  /// What comes of a trace.
  static func run(
    _ input: ProcessCommits.Input, by formulas: Misread
  ) throws(DMLSError) -> ProcessCommits.Output {
    var member = try SlippingMember(input.start, by: formulas)
    return ProcessCommits.Output(
      events: input.events.map { event in
        let outcome = member.outcome(of: event)
        return ProcessCommits.EventResult(outcome, held: member.member.heldEpochs)
      })
  }

  private init(_ start: ProcessCommits.Start, by formulas: Misread) throws(DMLSError) {
    self.formulas = formulas
    slips = formulas.changes.memberSlips
    member = try start.member(by: formulas)
    known = member.heldEpochs
  }

  private mutating func outcome(of event: ProcessCommits.Event) -> ProcessCommits.Outcome {
    do throws(DMLSError) {
      switch event {
      case .commit(let epoch, let commit): return try process(commit, in: epoch)
      case .delete(let epoch):
        _ = try member.prf(of: epoch)
        if !slips.contains(.ignoresDeletion) { try delete(epoch) }
      case .saveAndRestore: return .saved(state: try saveAndRestore())
      case .retainedNodes(let epoch): return .nodes(try member.retainedNodes(of: epoch))
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
    if slips.contains(.hidesDeleted) { hidden += try member.prf(of: epoch).saved }
    try member.delete(epoch)
    guard slips.contains(.deletesChildren) else { return }
    for child in member.heldEpochs where parents[child] == epoch { try delete(child) }
  }

  private mutating func saveAndRestore() throws(DMLSError) -> [UInt8] {
    for epoch in member.heldEpochs {
      if slips.contains(.savesLastAlone), epoch != known.last {
        try member.delete(epoch)
      } else if slips.contains(.restoresRoots) {
        let prf = try member.prf(of: epoch)
        prf.nodes = [.root: prf.root]
      }
    }
    return try formulas.saveAndRestore(&member) + hidden
  }

  private mutating func process(
    _ commit: ReceivedCommit, in name: [UInt8]
  ) throws(DMLSError) -> ProcessCommits.Outcome {
    var name = name
    if slips.contains(.takesUnknownForLast), !member.heldEpochs.contains(name) {
      name = known.last ?? name
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
