import Operations
import VectorFiles

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
    return externalInitSecret == nil
      ? [path, .epochOfMessage, .childContext, .leavesForEveryInput, .bitOrder]
      : [path, .epochOfMessage, .externalCommit]
  }
}
