import DMLS
import Operations
import VectorFiles

extension ScriptedGroup {
  /// Adds the life of a member, who founded the group or joined by a commit; each event says what
  /// must come of it, and the case hinges on the readings of all events.
  func life(
    _ name: String, _ comment: String, _ flags: [Flag], joinedBy joined: ScriptedCommit? = nil,
    _ events: [ScriptedEvent]
  ) {
    let hinges = Set(events.flatMap(\.readings) + [joined == nil ? .firstEpoch : .joiner])
    cases.add(
      ProcessCommits.self, name, comment, flags,
      readings: Reading.allCases.filter { hinges.contains($0) },
      input: ProcessCommits.Input(
        start: joined.map(Self.start) ?? founded, events: events.map(\.event)),
      objection: { output in
        let results = output.events
        guard results.count == events.count else { return "\(results.count) results" }
        let unmet = zip(events, results).enumerated().first { !$1.0.isMet(by: $1.1.outcome) }
        return unmet.map { "event \($0.offset) ended as \($0.element.1.outcome)" }
      })
  }

  /// The founder's start.
  var founded: ProcessCommits.Start { .founded(epochSecret: epochSecret) }

  private static func start(joinedBy commit: ScriptedCommit) -> ProcessCommits.Start {
    .joined(
      joinerSecret: commit.joinerSecret, pskSecret: commit.commit.pskSecret,
      groupContext: commit.commit.groupContext)
  }
}

/// An event of a member's life, with what a script says must come of it.
enum ScriptedEvent {
  /// A commit arrives and makes its epoch.
  case accepted(ScriptedCommit)
  /// A commit arrives and is refused.
  case refused(ScriptedCommit, ErrorKind)
  /// An epoch is deleted.
  case delete(ScriptedEpoch)
  /// An epoch is to be deleted that is not held.
  case deleteUnknown(ScriptedEpoch)
  /// The state is saved and restored.
  case saveAndRestore
  /// The PPRF of an epoch lists this many nodes.
  case retainedNodes(ScriptedEpoch, count: Int)
  /// The nodes of an epoch are asked for that is not held.
  case retainedNodesOfUnknown(ScriptedEpoch)

  /// The event in the operation's input.
  var event: ProcessCommits.Event {
    switch self {
    case .accepted(let commit), .refused(let commit, _): commit.arrival
    case .delete(let epoch), .deleteUnknown(let epoch): .delete(dmlsEpoch: epoch.dmlsEpoch)
    case .saveAndRestore: .saveAndRestore
    case .retainedNodes(let epoch, _), .retainedNodesOfUnknown(let epoch):
      .retainedNodes(dmlsEpoch: epoch.dmlsEpoch)
    }
  }

  /// Whether the outcome is the one that the script says.
  func isMet(by outcome: ProcessCommits.Outcome) -> Bool {
    switch (self, outcome) {
    case (.accepted(let commit), .epoch(let dmlsEpoch, _)): dmlsEpoch == commit.epoch.dmlsEpoch
    case (.refused(_, let expected), .refused(let kind)): kind == expected
    case (.deleteUnknown, .refused(let kind)), (.retainedNodesOfUnknown, .refused(let kind)):
      kind == .unknownEpoch
    case (.delete, .done), (.saveAndRestore, .done): true
    case (.retainedNodes(_, let count), .nodes(let nodes)): nodes.count == count
    default: false
    }
  }

  /// The readings on which the outcome hinges.
  var readings: [Reading] {
    switch self {
    case .accepted(let commit): commit.readings
    case .refused(_, .unknownEpoch): [.epochOfMessage]
    case .refused(let commit, .wrongConfirmationTag): commit.readings + [.whenToPuncture]
    case .refused(let commit, _): commit.readings + [.repeatedCommit]
    case .retainedNodes(_, count: 2...): [.leavesForEveryInput, .bitOrder, .noRootKept]
    case .retainedNodes, .retainedNodesOfUnknown, .delete, .deleteUnknown, .saveAndRestore: []
    }
  }
}

extension ScriptedCommit {
  /// The readings on which its epoch hinges.
  fileprivate var readings: [Reading] {
    let path: Reading = commit.pathSecret == nil ? .commitWithoutPath : .lastPathSecret
    return commit.origin == .member
      ? [path, .epochOfMessage, .childContext, .leavesForEveryInput, .bitOrder]
      : [path, .epochOfMessage, .externalCommit]
  }
}

extension Draw {
  /// Adds the life of a member to whom a few commits come as chance has it, some twice, some with a
  /// bad tag, and those from outside where `mayBeExternal` says so.
  func addLife(mayBeExternal: Bool) {
    let group = ScriptedGroup(name, cases)
    var commits: [ScriptedCommit] = []
    for index in 0...below(2) {
      let parent = pick([nil] + commits)
      var traits = ScriptedGroup.Traits(
        hasPath: !once(in: 3), hasPSK: once(in: 4), hasExtension: once(in: 4),
        isExternal: mayBeExternal && once(in: 2))
      // An external commit has a path.
      if traits.isExternal { traits.hasPath = true }
      commits.append(group.commit("commit-\(index)", on: parent, traits))
    }
    var events: [ProcessCommits.Event] = []
    var deleted: Set<[UInt8]> = []
    for _ in 0...(commits.count + below(2)) {
      let commit = pick(commits)
      switch below(8) {
      case 0: events.append(commit.spoiled.arrival)
      case 1: events.append(.saveAndRestore)
      case 2:
        let epoch = pick([group.first] + commits.map(\.epoch)).dmlsEpoch
        deleted.insert(epoch)
        events.append(.delete(dmlsEpoch: epoch))
      // What an external commit does after its epoch was deleted is for nobody to say.
      case _ where commit.commit.origin != .member && deleted.contains(commit.epoch.dmlsEpoch):
        continue
      default: events.append(commit.arrival)
      }
    }
    add(
      ProcessCommits.self,
      readings: [.whenToPuncture, .epochOfMessage, .firstEpoch, .repeatedCommit],
      input: ProcessCommits.Input(start: group.founded, events: events))
  }
}
