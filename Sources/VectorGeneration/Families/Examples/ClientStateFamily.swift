import Operations
import VectorFiles

/// The epochs that a client holds.
enum ClientStateFamily: FamilyScript {
  typealias Event = ClientState.Event

  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    try addChains(to: &builder)
    try addForks(to: &builder)
    try addDeepForks(to: &builder)
    try addRefusals(to: &builder)
  }

  private static func addChains(to builder: inout CaseBuilder) throws(GenerationError) {
    try add("send-at-first", "No commit yet.", [sends], [], to: &builder)
    try add(
      "ordinary-chain", "Each commit deletes the epoch before.", [deletion],
      [c("a", on: "e", 0x10), c("b", on: "a", 0x20), c("c", on: "b", 0x05)], to: &builder)
    try add(
      "retain-once", "The old epoch is kept during a netsplit.", [retained],
      [c("a", on: "e", 0x10, .retain)], to: &builder)
    try add(
      "retain-then-cleared", "The next commit without the flag deletes what was kept.",
      [retained, deletion], [c("a", on: "e", 0x10, .retain), c("b", on: "a", 0x20)],
      to: &builder)
    try add(
      "retain-twice-then-cleared", "Two epochs are kept, and then deleted together.",
      [retained, deletion],
      [
        c("a", on: "e", 0x10, .retain), c("b", on: "a", 0x20, .retain), c("c", on: "b", 0x30),
        c("d", on: "c", 0x40),
      ], to: &builder)
    try add(
      "retain-after-deletion", "Only what is still there can be kept.", [retained, deletion],
      [c("a", on: "e", 0x10), c("b", on: "a", 0x20, .retain)], to: &builder)
  }

  private static func addRefusals(to builder: inout CaseBuilder) throws(GenerationError) {
    let a = c("a", on: "e", 0x60, .retain)
    try add(
      "unknown-epoch", "A commit for an epoch that the client never had.", [refused],
      [c("x", on: "w", 0xFF), c("a", on: "e", 0x10)], to: &builder)
    try add(
      "unknown-epoch-then-known", "A commit before its parent, and again after it.", [refused],
      [c("b", on: "a", 0x20), a, c("b", on: "a", 0x20)], to: &builder)
    try add(
      "unknown-epoch-then-fork",
      "A commit before the fork on which it is sent, and again after it.",
      [refused, fork],
      [
        a, c("b2", on: "b", 0x10, .retain), c("b", on: "e", 0x61, .retain),
        c("b2", on: "b", 0x10, .retain),
      ], to: &builder)
    try add(
      "fork-without-retain", "The old epoch is gone, so that a higher tag comes too late.",
      [refused, deletion], [c("a", on: "e", 0x60), c("b", on: "e", 0x61)], to: &builder)
    for (name, comment, before) in [
      ("duplicate-current", "The commit that made the current epoch, again.", [a]),
      (
        "duplicate-held", "A commit that made an older held epoch, again.",
        [a, c("b", on: "a", 0x70, .retain)]
      ),
      (
        "duplicate-deleted", "A commit that made a deleted epoch, again.",
        [a, c("b", on: "a", 0x70)]
      ),
      ("duplicate-lost", "A commit that the client left, again.", [a, c("b", on: "e", 0x61)]),
    ] { try add(name, comment, [refused, duplicate], before + [a], to: &builder) }
    try add(
      "duplicate-long-gone", "A commit whose epoch was deleted four commits ago, again.",
      [refused, duplicate],
      [
        c("a", on: "e", 0x60), c("b", on: "a", 0x61), c("c", on: "b", 0x62), c("d", on: "c", 0x63),
        c("a", on: "e", 0x60),
      ], to: &builder)
    try add(
      "duplicate-first-epoch", "A commit that is to make the client's first epoch.",
      [refused, duplicate], [a, c("e", on: "a", 0x61)], to: &builder)
    try add(
      "duplicate-lost-at-once", "A commit that lost when it came, again.", [refused, duplicate],
      [a, c("b", on: "e", 0x10, .retain), c("b", on: "e", 0x10, .retain)], to: &builder)
  }

  enum Retain { case retain, delete }

  /// An event before its tag is filled up.
  static func c(
    _ id: String, on parent: String, _ tag: UInt8, _ retain: Retain = .delete
  ) -> Event {
    .commit(commit(id, on: parent, [tag], retain))
  }

  static func commit(
    _ id: String, on parent: String, _ tag: [UInt8], _ retain: Retain
  ) -> ClientState.ArrivingCommit {
    ClientState.ArrivingCommit(
      id: id, parent: parent, confirmationTag: tag, retain: retain == .retain)
  }

  /// Adds a case in which the client sends after each commit.
  static func add(
    _ name: String, _ comment: String, _ flags: [Flag], _ events: [Event],
    to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let whole = events.flatMap { event -> [Event] in
      guard case .commit(var commit) = event else { return [event] }
      commit.confirmationTag = builder.tag(commit.confirmationTag, commit.id)
      return [.commit(commit), .send]
    }
    try builder.add(
      ClientState.self, name, CaseBuilder.exampleSuite, comment, flags: flags,
      readings: flags.contains(fork) ? [.tagOrder, .severalForks] : [],
      input: ClientState.Input(epoch: "e", events: whole.isEmpty ? [.send] : whole))
  }
}
