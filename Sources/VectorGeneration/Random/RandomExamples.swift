import DMLS
import KeyDerivation
import Operations
import VectorFiles

/// A tree of commits with tags that often share their beginning.
enum RandomForkChoice: RandomScript {
  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    var commits: [ForkChoice.ForkCommit] = []
    for index in 0..<draw.below(12) {
      let parent = draw.once(in: 3) || commits.isEmpty ? nil : draw.pick(commits).id
      commits.append(
        ForkChoice.ForkCommit(
          id: "c\(index)", parent: parent, confirmationTag: draw.tag(index)))
    }
    try builder.addRandom(
      ForkChoice.self, name, suite, readings: [.tagOrder, .severalForks],
      input: ForkChoice.Input(commits: commits))
  }
}

/// A client's commits: on its epoch, on an older one, on one that is gone, again.
enum RandomClientState: RandomScript {
  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    var commits: [ClientState.ArrivingCommit] = []
    var events: [ClientState.Event] = []
    for index in 0...draw.below(14) {
      if draw.once(in: 6) {
        events.append(.send)
      } else if draw.once(in: 8), let again = commits.last {
        events.append(.commit(again))
      } else {
        let latest = commits.suffix(draw.once(in: 3) ? 6 : 1).map(\.id)
        let commit = ClientState.ArrivingCommit(
          id: "c\(index)", parent: draw.pick(latest.isEmpty ? ["start"] : latest),
          confirmationTag: draw.tag(index), retain: draw.once(in: 2))
        commits.append(commit)
        events.append(.commit(commit))
      }
    }
    try builder.addRandom(
      ClientState.self, name, suite, readings: [.tagOrder, .severalForks],
      input: ClientState.Input(epoch: "start", events: events))
  }
}

/// Servers whose links go down and up while clients send.
enum RandomFederation: RandomScript {
  static let turns = 2

  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let servers = (0...(1 + draw.below(3))).map { "s\($0)" }
    var links = servers.indices.dropFirst().map { index in
      FederationTrace.Link(servers[draw.below(index)], servers[index])
    }
    if servers.count > 2, draw.once(in: 2) {
      let ring = FederationTrace.Link(servers[0], servers[servers.count - 1])
      if !links.contains(ring) { links.append(ring) }
    }
    let clients = (0...(servers.count + draw.below(2))).map { index in
      FederationClient(name: "m\(index)", server: draw.pick(servers))
    }
    var epochs = ["start"]
    var events: [FederationTrace.Event] = []
    for index in 0...draw.below(14) {
      let client = draw.pick(clients).name
      switch draw.below(5) {
      case 0: events.append(.cut(draw.pick(links)))
      case 1: events.append(.heal(draw.pick(links)))
      case 2: events.append(.message(client: client, id: "t\(index)"))
      default:
        events.append(
          .commit(
            FederationTrace.SentCommit(
              client: client, id: "c\(index)", parent: draw.pick(epochs.suffix(3)),
              confirmationTag: draw.tag(index))))
        epochs.append("c\(index)")
      }
    }
    try builder.addRandom(
      FederationTrace.self, name, suite, readings: [.tagOrder],
      input: FederationTrace.Input(
        servers: servers, links: links, clients: clients, epoch: "start", events: events))
  }
}

/// A group whose members come, go and commit on several forks.
enum RandomDeletion: RandomScript {
  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let founders = (0...draw.below(3)).map { "m\($0)" }
    var members = ["start": founders]
    var epochs = ["start"]
    var commits: [DeletableEpochs.MembershipCommit] = []
    for index in 0..<draw.below(12) {
      let parent = draw.pick(epochs.suffix(draw.once(in: 3) ? 6 : 1))
      let there = members[parent] ?? []
      let adds = draw.once(in: 4) ? ["n\(index)"] : []
      let removes = draw.once(in: 4) ? [draw.pick(there + ["m0"])] : []
      let sender = there.isEmpty || draw.once(in: 8) ? adds.first ?? "x\(index)" : draw.pick(there)
      let added = there.contains(sender) || adds.contains(sender) ? adds : adds + [sender]
      let commit = DeletableEpochs.MembershipCommit(
        id: "c\(index)", parent: parent, sender: sender, adds: added, removes: removes)
      members[commit.id] = there.filter { !removes.contains($0) } + added
      epochs.append(commit.id)
      commits.append(commit)
    }
    try builder.addRandom(
      DeletableEpochs.self, name, suite, readings: [.upstream, .eachMember],
      input: DeletableEpochs.Input(members: founders, epoch: "start", commits: commits))
  }
}

extension Draw {
  /// A confirmation tag that no other number has, often like another in its first bytes.
  mutating func tag(_ number: Int) -> [UInt8] {
    let first: UInt8 = pick([0x00, 0x7F, 0x80, 0xFF])
    return [first] + edgyBytes(below(3)) + [UInt8(below(256)), UInt8(truncatingIfNeeded: number)]
  }
}
