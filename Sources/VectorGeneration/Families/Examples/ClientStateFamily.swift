import KeyDerivation
import MessageCorpus
import Operations
import VectorFiles

/// The epochs that a client holds, who is in epoch e at first; a `+` marks commits with the server's
/// retain flag.
enum ClientStateFamily: FamilyScript {
  static func write(to cases: CaseBuilder) {
    addChains(cases)
    addForks(cases)
    addDeepForks(cases)
    addRefusals(cases)
  }

  /// A client's commits: on its epoch, on an older one, on one that is gone, again.
  static func draw(_ draw: Draw) {
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
    draw.add(
      ClientState.self, readings: [.tagOrder, .severalForks],
      input: ClientState.Input(epoch: "start", events: events))
  }

  private static func addChains(_ cases: CaseBuilder) {
    let cleared = { cases.client($0, $1, [.retained, .deletion], $2) }
    cases.client("send-at-first", "No commit yet.", [.sends], "")
    cases.client(
      "ordinary-chain", "Each commit deletes the epoch before.", [.deletion], "a<e:10 b<a:20 c<b:05"
    )
    cases.client("retain-once", "The old epoch is kept during a netsplit.", [.retained], "a<e:10+")
    cleared(
      "retain-then-cleared", "The next commit without the flag deletes what was kept.",
      "a<e:10+ b<a:20")
    cleared(
      "retain-twice-then-cleared", "Two epochs are kept, and then deleted together.",
      "a<e:10+ b<a:20+ c<b:30 d<c:40")
    cleared("retain-after-deletion", "Only what is still there can be kept.", "a<e:10 b<a:20+")
  }

  /// Commits for older epochs.
  private static func addForks(_ cases: CaseBuilder) {
    let fork = { cases.client($0, $1, [.fork], $2) }
    func sevens(_ count: Int) -> String { String(repeating: "77", count: count) }
    fork("fork-wins", "A higher tag: the client moves.", "a<e:60+ b<e:61+")
    fork("fork-wins-without-retain", "The client moves and deletes all else.", "a<e:60+ b<e:61")
    fork("fork-wins-high-bit", "80 against 60.", "a<e:60+ b<e:80+")
    fork("fork-loses", "A lower tag: the new epoch is deleted.", "a<e:60+ b<e:5f")
    fork(
      "fork-loses-with-retain", "The flag of a commit that loses has no effect.", "a<e:60+ b<e:5f+")
    fork(
      "fork-loses-last-byte", "The tags differ in their last byte alone.",
      "a<e:\(sevens(31))80+ b<e:\(sevens(31))7f+")
    fork(
      "fork-wins-second-byte", "A tag that is higher from its second byte on.",
      "a<e:777f+ b<e:7780+")
    fork(
      "fork-wins-last-byte", "A tag that is higher in its last byte alone.",
      "a<e:\(sevens(31))7f+ b<e:\(sevens(31))80+")
    fork(
      "fork-wins-48-bytes", "A tag of 48 bytes that is higher in its last one.",
      "a<e:\(sevens(47))7f+ b<e:\(sevens(47))80+")
    fork(
      "fork-loses-byte-16", "A tag that is lower from its byte 16 on, counted from 0.",
      "a<e:\(sevens(16))80+ b<e:\(sevens(16))7f+")
    fork(
      "fork-loses-48-bytes", "A tag of 48 bytes that is lower in its last one.",
      "a<e:\(sevens(47))80+ b<e:\(sevens(47))7f+")
    fork(
      "fork-ids-other-order", "The ids sort the other way: they decide nothing.", "z<e:60+ y<e:61+")
    cases.client(
      "fork-then-cleared", "After the fork the next commit on the kept side deletes the rest.",
      [.fork, .deletion], "a<e:60+ b<e:61+ b2<b:01")
    fork(
      "fork-three-siblings", "Three commits on one epoch, the highest last.",
      "a<e:60+ b<e:20+ c<e:f0+")
    fork(
      "fork-three-siblings-highest-first", "Three commits on one epoch, the highest first.",
      "c<e:f0+ a<e:60+ b<e:20+")
  }

  private static func addDeepForks(_ cases: CaseBuilder) {
    let deepFork = { cases.client($0, $1, [.fork, .deep], $2) }
    let longFork = { cases.client($0, $1, [.fork, .deep, .retained], $2) }
    let chain = "a1<e:60+ a2<a1:f0+ a3<a2:f0+"
    let long = (1...12).map { "a\($0)<\($0 == 1 ? "e" : "a\($0 - 1)"):60+" }.joined(separator: " ")
    deepFork(
      "fork-deep-wins", "Back to a shorter fork: three epochs are deleted.", "\(chain) b<e:61+")
    deepFork(
      "fork-deep-wins-without-retain", "Back to a shorter fork, and the shared epoch goes too.",
      "\(chain) b<e:61")
    deepFork(
      "fork-deep-loses", "The first differing commit decides, and the fork is long.",
      "\(chain) b<e:5f+")
    longFork(
      "fork-deep-loses-without-retain", "A commit that loses deletes nothing, whatever its flag.",
      "\(chain) b<e:5f")
    deepFork(
      "fork-middle-wins", "A fork in the middle of the chain: what lies before it stays.",
      "\(chain) b<a1:f8+")
    cases.client(
      "fork-middle-wins-without-retain",
      "A fork in the middle of the chain: what lies before it goes too.",
      [.fork, .deep, .deletion], "\(chain) b<a1:f8")
    longFork("fork-long-wins", "Back from a fork of twelve commits.", "\(long) b<e:61+")
    longFork("fork-long-loses", "A fork of twelve commits is kept.", "\(long) b<e:5f+")
    deepFork(
      "fork-lower-than-head", "Lower than the current epoch's tag, higher than the one it counts.",
      "a1<e:20+ a2<a1:f0+ b<e:80+")
    deepFork(
      "fork-nested-wins", "A fork, then a fork within the kept side.",
      "\(chain) b1<e:70+ b2<b1:10+ c2<b1:11+ c3<c2:00+")
    deepFork(
      "fork-nested-loses", "A fork within the kept side loses.",
      "\(chain) b1<e:70+ b2<b1:10+ c2<b1:0f+ d2<e:6f+")
    cases.client(
      "fork-losers-child", "A child of an epoch that lost is for an unknown epoch.",
      [.fork, .refused], "a<e:60+ b<e:50+ b2<b:ff+ a2<a:01+")
    cases.client(
      "fork-deleted-sides-child", "A child of a fork that the client left.", [.fork, .refused],
      "\(chain) b<e:61+ a4<a3:ff+")
  }

  private static func addRefusals(_ cases: CaseBuilder) {
    let duplicate = { cases.client($0, $1, [.refused, .duplicate], $2) }
    cases.client(
      "unknown-epoch", "A commit for an epoch that the client never had.", [.refused],
      "x<w:ff a<e:10")
    cases.client(
      "unknown-epoch-then-known", "A commit before its parent, and again after it.", [.refused],
      "b<a:20 a<e:60+ b<a:20")
    cases.client(
      "unknown-epoch-then-fork",
      "A commit before the fork on which it is sent, and again after it.", [.refused, .fork],
      "a<e:60+ b2<b:10+ b<e:61+ b2<b:10+")
    cases.client(
      "fork-without-retain", "The old epoch is gone, so that a higher tag comes too late.",
      [.refused, .deletion], "a<e:60 b<e:61")
    duplicate(
      "duplicate-current", "The commit that made the current epoch, again.", "a<e:60+ a<e:60+")
    duplicate(
      "duplicate-held", "A commit that made an older held epoch, again.", "a<e:60+ b<a:70+ a<e:60+")
    duplicate(
      "duplicate-deleted", "A commit that made a deleted epoch, again.", "a<e:60+ b<a:70 a<e:60+")
    duplicate("duplicate-lost", "A commit that the client left, again.", "a<e:60+ b<e:61 a<e:60+")
    duplicate(
      "duplicate-long-gone", "A commit whose epoch was deleted four commits ago, again.",
      "a<e:60 b<a:61 c<b:62 d<c:63 a<e:60")
    duplicate(
      "duplicate-first-epoch", "A commit that is to make the client's first epoch.",
      "a<e:60+ e<a:61")
    duplicate(
      "duplicate-lost-at-once", "A commit that lost when it came, again.", "a<e:60+ b<e:10+ b<e:10+"
    )
  }
}

extension CaseBuilder {
  /// Adds a case in which the client sends after each commit.
  fileprivate func client(_ name: String, _ comment: String, _ flags: [Flag], _ commits: String) {
    let events = self.commits(commits).flatMap { commit -> [ClientState.Event] in
      [
        .commit(
          ClientState.ArrivingCommit(
            id: commit.id, parent: commit.parent, confirmationTag: commit.tag,
            retain: commit.isMarked)), .send,
      ]
    }
    add(
      ClientState.self, name, comment, flags,
      readings: flags.contains(.fork) ? [.tagOrder, .severalForks] : [],
      input: ClientState.Input(epoch: "e", events: events.isEmpty ? [.send] : events))
  }
}

extension Flag {
  fileprivate static let sends = Flag(
    "CurrentEpoch", "The epoch in which a client sends.", section: "draft section 6.1.2",
    effect: "Messages go out on a fork that nobody else keeps.")
  fileprivate static let deletion = Flag(
    "DeletedEpochs", "Epoch states that the next commit deletes.", section: "draft section 6.1.2",
    effect: "Old keys stay on the device, and who steals it reads old messages.")
  fileprivate static let retained = Flag(
    "RetainedEpochs", "Epoch states that are kept during a netsplit.",
    section: "draft section 6.1.2",
    effect: "A client that deletes them cannot follow the fork that wins when the netsplit ends.")
  fileprivate static let fork = Flag(
    "Fork", "A commit for an older epoch.", section: "draft section 6.1.2",
    effect: "Clients keep different forks and no longer understand each other.")
  fileprivate static let deep = Flag(
    "DeepFork", "A fork from several epochs back.", section: "draft section 6.1.2",
    effect: "Whoever compares with the current epoch's commit, or by length, keeps another fork.")
  fileprivate static let refused = Flag(
    "UnknownEpoch", "A commit for an epoch that is not held, or one that came before.",
    section: "draft section 6.1.2",
    effect: "A commit of a losing fork, or a copy, moves the client away from the group.")
  fileprivate static let duplicate = Flag(
    "Duplicate", "A commit that was processed before.", section: "draft sections 5 and 6.1.2",
    effect: "A copy brings back a deleted epoch, or deletes a current one.")
}
