import KeyDerivation
import Operations
import VectorFiles

/// The choice between forks.
enum ForkChoiceFamily: FamilyScript {
  typealias Commit = ForkChoice.ForkCommit

  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    try addTagOrders(to: &builder)
    try addPrefixes(to: &builder)
    try addWidths(to: &builder)
    try addLengths(to: &builder)
    try addSiblings(to: &builder)
    try addNestedForks(to: &builder)
  }

  private static func addTagOrders(to builder: inout CaseBuilder) throws(GenerationError) {
    let nh = CaseBuilder.exampleSuite.nh
    try add(
      "two-forks", "Two commits on one epoch.", [.tags], [c("a", [0x3A]), c("b", [0x5C])],
      to: &builder)
    try add(
      "two-forks-reversed", "The commits of two-forks, listed in the other order.", [.tags],
      [c("b", [0x5C]), c("a", [0x3A])], to: &builder)
    try add(
      "high-bit", "7f against 80: bytes are unsigned.", [.tags],
      [c("a", [0x7F]), c("b", [0x80])], to: &builder)
    try add(
      "high-bit-later", "The high bit decides in the fourth byte.", [.tags],
      [c("a", [9, 9, 9, 0xFF]), c("b", [9, 9, 9, 0x01])], to: &builder)
    try add(
      "equal-first-bytes", "The tags part after 16 equal bytes.", [.tags],
      [
        c("a", [UInt8](repeating: 0xA5, count: 16) + [0x10]),
        c("b", [UInt8](repeating: 0xA5, count: 16) + [0x11]),
      ], to: &builder)
    let most = builder.bytes("tag/last-byte", CaseBuilder.exampleSuite, count: nh - 1)
    try add(
      "last-byte", "The tags differ in their last byte alone.", [.tags],
      [c("a", most + [0x81]), c("b", most + [0x7E])], to: &builder)
    try add(
      "last-bit", "The tags differ in their last bit alone.", [.tags],
      [c("a", most + [0x80]), c("b", most + [0x81])], to: &builder)
    try add(
      "from-the-last-byte", "Read from the last byte on, the other tag would be the higher.",
      [.tags],
      [
        c("a", [0x02] + Patterns.zeros(nh - 1)), c("b", [0x01] + Patterns.ones(nh - 1)),
      ], to: &builder)
    try add(
      "as-base64", "Compared as base64 text, the other tag would be the higher.", [.tags],
      [c("a", [0x04]), c("b", [0xD0])], to: &builder)
    try add(
      "zeros-and-ones", "Tags of only zeros and only ones.", [.tags],
      [c("a", Patterns.zeros(nh)), c("b", Patterns.ones(nh))], to: &builder)
  }

  /// Whoever compares too few bytes sees a tie, and keeps the first one listed or the last.
  private static func addPrefixes(to builder: inout CaseBuilder) throws(GenerationError) {
    for equal in [1, 4, 8, 16] {
      let start = [UInt8](repeating: 0x5A, count: equal)
      let pair = [c("a", start + [0x10, 0xFF]), c("b", start + [0x11, 0x00])]
      try add(
        "equal-\(equal)-bytes", "The tags part at byte \(equal), counted from 0.", [.tags], pair,
        to: &builder)
      try add(
        "equal-\(equal)-bytes-reversed",
        "The commits of equal-\(equal)-bytes, listed in the other order.", [.tags],
        pair.reversed(), to: &builder)
    }
  }

  /// Tags are compared whatever their width, and a beginning is lower than the whole.
  private static func addWidths(to builder: inout CaseBuilder) throws(GenerationError) {
    for equal in [8, 16, 24] {
      let start = [UInt8](repeating: 0x5A, count: equal)
      let pair = [c("a", start + [0x7F, 0xFF]), c("b", start + [0x80, 0x00])]
      try add(
        "high-bit-\(equal)", "7f against 80 at byte \(equal), counted from 0.", [.tags], pair,
        to: &builder)
      try add(
        "high-bit-\(equal)-reversed",
        "The commits of high-bit-\(equal), listed in the other order.", [.tags], pair.reversed(),
        to: &builder)
    }
    let long = [UInt8](repeating: 0x5A, count: 47)
    try add(
      "nh-48-last-byte", "Tags of 48 bytes that differ in their last one.", [.tags],
      [c("a", long + [0x60]), c("b", long + [0x61])], to: &builder)
    for (name, comment, a, b) in [
      (
        "shorter-is-higher", "A shorter tag that is higher in its first byte.",
        [UInt8](repeating: 0x5A, count: 32), [UInt8](repeating: 0x5B, count: 31)
      ),
      (
        "beginning", "A tag that is the beginning of the other one.",
        [UInt8](repeating: 0x5A, count: 31), [UInt8](repeating: 0x5A, count: 32)
      ),
    ] {
      try add(name, comment, [.tags], [c("a", a), c("b", b)], isWhole: true, to: &builder)
    }
  }

  private static func addLengths(to builder: inout CaseBuilder) throws(GenerationError) {
    try add("no-commits", "Nothing was committed.", [.noFork], [], to: &builder)
    try add("single-commit", "One commit and no fork.", [.noFork], [c("a", [0])], to: &builder)
    try add(
      "single-chain", "Three commits and no fork.", [.noFork],
      [c("a", [0x30]), c("b", [0x20], on: "a"), c("c", [0x10], on: "b")], to: &builder)
    try add(
      "longer-fork-loses", "One commit against three: length does not count.", [.length],
      [
        c("a", [0x60]), c("b1", [0x50]), c("b2", [0x50], on: "b1"), c("b3", [0x50], on: "b2"),
      ], to: &builder)
    try add(
      "longer-fork-wins", "Three commits against one.", [.length],
      [
        c("a", [0x40]), c("b1", [0x50]), c("b2", [0x00], on: "b1"), c("b3", [0x00], on: "b2"),
      ], to: &builder)
    try add(
      "higher-tag-later", "The losing fork has the higher tag at the second commit.",
      [.firstDiffering],
      [
        c("a1", [0x70]), c("a2", [0x10], on: "a1"), c("b1", [0x60]), c("b2", [0x90], on: "b1"),
      ], to: &builder)
    try add(
      "global-maximum-loses", "The highest tag of all is at the end of the losing fork.",
      [.firstDiffering],
      [
        c("a1", [0x02]), c("b1", [0x01]), c("b2", [0xFE], on: "b1"), c("b3", [0xFF], on: "b2"),
      ], to: &builder)
    try add(
      "chain-of-40", "Forty commits and no fork.", [.noFork],
      (0..<40).map { c("a\($0)", [UInt8($0)], on: $0 == 0 ? nil : "a\($0 - 1)") }, to: &builder)
    let depth = 20
    let chain = (0..<depth).map {
      c("a\($0)", [UInt8(depth - $0)], on: $0 == 0 ? nil : "a\($0 - 1)")
    }
    try add("deep-chain", "Twenty commits and no fork.", [.noFork], chain, to: &builder)
    try add(
      "deep-fork", "A fork at the end of a long chain, and one in its middle.", [.firstDiffering],
      chain + [c("b", [0xFF], on: "a18"), c("c", [0xFF], on: "a9"), c("d", [0], on: "a19")],
      to: &builder)
  }

  private static func addSiblings(to builder: inout CaseBuilder) throws(GenerationError) {
    let siblings = [c("a", [0x81]), c("b", [0x7F]), c("c", [0x80])]
    for (name, order) in [("first", [0, 1, 2]), ("second", [1, 0, 2]), ("last", [2, 1, 0])] {
      try add(
        "three-siblings-\(name)", "Three forks of one epoch, the winning one listed \(name).",
        [.siblings], order.map { siblings[$0] }, to: &builder)
    }
    let many = (0..<8).map { index in c("s\(index)", [UInt8((index * 5 + 3) % 8) << 5]) }
    try add("eight-siblings", "Eight forks of one epoch.", [.siblings], many, to: &builder)
  }

  private static func addNestedForks(to builder: inout CaseBuilder) throws(GenerationError) {
    let nested = [
      c("a", [0x10]), c("b", [0x20]), c("b1", [0x40], on: "b"), c("b2", [0x30], on: "b"),
      c("b11", [0x01], on: "b1"), c("b21", [0xFF], on: "b2"), c("a1", [0xFF], on: "a"),
    ]
    try add(
      "nested-forks", "A fork within the winning fork.", [.nested], nested, to: &builder)
    try add(
      "nested-forks-shuffled", "The commits of nested-forks, listed in another order.", [.nested],
      [1, 3, 5, 0, 2, 6, 4].map { nested[$0] }, to: &builder)
    try add(
      "nested-in-loser", "A fork within the losing fork changes nothing.", [.nested],
      [
        c("a", [0x60]), c("b", [0x20]), c("b1", [0xF0], on: "b"), c("b2", [0xF1], on: "b"),
      ], to: &builder)
    try add(
      "nested-twice", "A fork within a fork within a fork.", [.nested],
      [
        c("a", [0x01]), c("b", [0x02]), c("ba", [0x03], on: "b"), c("bb", [0x04], on: "b"),
        c("bba", [0x06], on: "bb"), c("bbb", [0x05], on: "bb"), c("bbaa", [0x00], on: "bba"),
        c("baa", [0xFF], on: "ba"), c("aa", [0xFF], on: "a"),
      ], to: &builder)
    try add(
      "fork-after-common-commits", "The forks part after two commits that all share.", [.nested],
      [
        c("a", [0x50]), c("b", [0x40], on: "a"), c("c", [0x81], on: "b"), c("d", [0x7F], on: "b"),
      ], to: &builder)
  }

  /// A commit before its tag is filled up.
  private static func c(_ id: String, _ tag: [UInt8], on parent: String? = nil) -> Commit {
    Commit(id: id, parent: parent, confirmationTag: tag)
  }

  private static func add(
    _ name: String, _ comment: String, _ flags: [Flag], _ commits: [Commit],
    isWhole: Bool = false, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let whole =
      isWhole
      ? commits
      : commits.map {
        Commit(
          id: $0.id, parent: $0.parent, confirmationTag: builder.tag($0.confirmationTag, $0.id))
      }
    try builder.add(
      ForkChoice.self, name, CaseBuilder.exampleSuite, comment, flags: flags,
      readings: [.tagOrder, .severalForks], input: ForkChoice.Input(commits: whole))
  }
}

extension Flag {
  fileprivate static let tags = Flag(
    "TagOrder", "Two tags whose order another comparison would turn round.",
    section: "draft section 6.1.1",
    effect: "Clients and servers keep different forks, and no longer understand each other.")

  fileprivate static let noFork = Flag(
    "NoFork", "Commits that follow one another.", section: "draft section 6.1.1",
    effect: "The group stops, although nothing forked.")

  fileprivate static let length = Flag(
    "Length", "Forks of different lengths.", section: "draft section 6.1.1",
    effect: "Who takes the longest fork keeps another one than those who compare tags.")

  fileprivate static let firstDiffering = Flag(
    "FirstDiffering", "Later commits would decide the other way.", section: "draft section 6.1.1",
    effect: "A fork that lost wins again with each high tag, and members part for good.")

  fileprivate static let siblings = Flag(
    "ManyForks", "More than two commits on one epoch.", section: "draft section 6.1.1",
    effect: "What is kept depends on the order in which commits come.")

  fileprivate static let nested = Flag(
    "NestedForks", "Forks within forks.", section: "draft section 6.1.1",
    effect: "After a netsplit within a netsplit, members end on different forks.")
}
