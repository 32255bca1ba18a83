import KeyDerivation
import Operations
import VectorFiles

/// A member that receives a few commits in any order, some twice, some with a bad tag.
enum RandomForkGraph: RandomScript {
  static let turns = 1

  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try RandomLife(name, suite, builder).write(isExternal: false, &draw, to: &builder)
  }
}

/// The same with commits from outside among them.
enum RandomExternalCommit: RandomScript {
  static let turns = 1

  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try RandomLife(name, suite, builder).write(isExternal: true, &draw, to: &builder)
  }
}

/// A group whose commits come to a member as chance has it.
private struct RandomLife {
  private let name: String
  private let group: ScriptedGroup

  init(_ name: String, _ suite: CipherSuite, _ builder: CaseBuilder) throws(GenerationError) {
    self.name = name
    group = try ScriptedGroup(name, suite, builder)
  }

  func write(
    isExternal: Bool, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    var commits: [ScriptedCommit] = []
    for index in 0...draw.below(2) {
      let parent = draw.pick([group.first] + commits.map(\.epoch))
      let traits = ScriptedGroup.Traits(
        hasPath: !draw.once(in: 3), hasPSK: draw.once(in: 4), hasExtension: draw.once(in: 4),
        isExternal: isExternal && draw.once(in: 2))
      // An external commit has a path.
      var whole = traits
      if whole.isExternal { whole.hasPath = true }
      commits.append(try group.commit("commit-\(index)", on: parent, whole))
    }
    var events: [ProcessCommits.Event] = []
    var deleted: Set<[UInt8]> = []
    for _ in 0...(commits.count + draw.below(2)) {
      let commit = draw.pick(commits)
      switch draw.below(8) {
      case 0: events.append(commit.spoiled.arrival)
      case 1: events.append(.saveAndRestore)
      case 2:
        let epoch = draw.pick([group.first] + commits.map(\.epoch)).dmlsEpoch
        deleted.insert(epoch)
        events.append(.delete(dmlsEpoch: epoch))
      // What an external commit does after its epoch was deleted is for nobody to say.
      case _ where commit.externalInitSecret != nil && deleted.contains(commit.epoch.dmlsEpoch):
        continue
      default: events.append(commit.arrival)
      }
    }
    let input = ProcessCommits.Input(start: group.founded, events: events)
    try builder.addRandom(
      ProcessCommits.self, name, group.suite,
      readings: [.whenToPuncture, .epochOfMessage, .firstEpoch, .repeatedCommit], input: input)
  }
}
