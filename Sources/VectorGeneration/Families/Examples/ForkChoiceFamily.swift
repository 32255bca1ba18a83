import JSONText
import KeyDerivation
import MessageCorpus
import Operations
import VectorFiles

/// The choice between forks; epoch e is the last one that all of them share.
enum ForkChoiceFamily: FamilyScript {
  static func write(to cases: CaseBuilder) {
    addTagOrders(cases)
    addPrefixes(cases)
    addZeroBytes(cases)
    addWidths(cases)
    addLengths(cases)
    addSiblings(cases)
    addNestedForks(cases)
  }

  /// A tree of commits with tags that often share their beginning.
  static func draw(_ draw: Draw) {
    var commits: [ForkChoice.ForkCommit] = []
    for index in 0..<draw.below(12) {
      let parent = draw.once(in: 3) || commits.isEmpty ? nil : draw.pick(commits).id
      commits.append(
        ForkChoice.ForkCommit(id: "c\(index)", parent: parent, confirmationTag: draw.tag(index)))
    }
    draw.add(
      ForkChoice.self, readings: [.tagOrder, .severalForks],
      input: ForkChoice.Input(commits: commits))
  }

  private static func addTagOrders(_ cases: CaseBuilder) {
    let tags = { cases.choice($0, $1, .tags, $2) }
    let nh = cases.suite.nh
    let equal = String(repeating: "a5", count: 16)
    let most = Hex.encode(cases.bytes("tag/last-byte", count: nh - 1))
    let (zeros, ones) = (Hex.encode(Patterns.zeros(nh)), Hex.encode(Patterns.ones(nh)))
    tags("two-forks", "Two commits on one epoch.", "a<e:3a b<e:5c")
    tags(
      "two-forks-reversed", "The commits of two-forks, listed in the other order.", "b<e:5c a<e:3a")
    tags("high-bit", "7f against 80: bytes are unsigned.", "a<e:7f b<e:80")
    tags("high-bit-later", "The high bit decides in the fourth byte.", "a<e:090909ff b<e:09090901")
    tags(
      "equal-first-bytes", "The tags part after 16 equal bytes.", "a<e:\(equal)10 b<e:\(equal)11")
    tags("last-byte", "The tags differ in their last byte alone.", "a<e:\(most)81 b<e:\(most)7e")
    tags("last-bit", "The tags differ in their last bit alone.", "a<e:\(most)80 b<e:\(most)81")
    tags(
      "from-the-last-byte", "Read from the last byte on, the other tag would be the higher.",
      "a<e:02\(zeros.dropFirst(2)) b<e:01\(ones.dropFirst(2))")
    tags(
      "as-base64", "Compared as base64 text, the other tag would be the higher.", "a<e:04 b<e:d0")
    tags("zeros-and-ones", "Tags of only zeros and only ones.", "a<e:\(zeros) b<e:\(ones)")
  }

  /// Whoever compares too few bytes sees a tie, and keeps the first one listed or the last.
  private static func addPrefixes(_ cases: CaseBuilder) {
    for equal in [1, 4, 7, 8, 16] {
      let start = String(repeating: "5a", count: equal)
      cases.choiceBothWays(
        "equal-\(equal)-bytes", "The tags part at byte \(equal), counted from 0.", .tags,
        "a<e:\(start)10ff", "b<e:\(start)1100")
    }
  }

  /// Tags with zero bytes, which end a string, and stand for nothing before a number.
  private static func addZeroBytes(_ cases: CaseBuilder) {
    cases.choiceBothWays(
      "equal-to-zero-byte", "The tags part behind a zero byte.", .tags, "a<e:5a0010", "b<e:5a0011")
    cases.choice(
      "longer-after-zero", "A longer tag that starts with a zero byte.", .tags,
      "a<e:00\(String(repeating: "5a", count: 32)) b<e:\(String(repeating: "5b", count: 32))",
      isWhole: true)
  }

  /// Tags are compared whatever their width, and a beginning is lower than the whole.
  private static func addWidths(_ cases: CaseBuilder) {
    for equal in [8, 16, 24] {
      let start = String(repeating: "5a", count: equal)
      cases.choiceBothWays(
        "high-bit-\(equal)", "7f against 80 at byte \(equal), counted from 0.", .tags,
        "a<e:\(start)7fff", "b<e:\(start)8000")
    }
    let long = String(repeating: "5a", count: 47)
    cases.choice(
      "nh-48-last-byte", "Tags of 48 bytes that differ in their last one.", .tags,
      "a<e:\(long)60 b<e:\(long)61")
    for (name, comment, a, b) in [
      (
        "shorter-is-higher", "A shorter tag that is higher in its first byte.",
        String(repeating: "5a", count: 32), String(repeating: "5b", count: 31)
      ),
      (
        "beginning", "A tag that is the beginning of the other one.",
        String(repeating: "5a", count: 31), String(repeating: "5a", count: 32)
      ),
    ] { cases.choice(name, comment, .tags, "a<e:\(a) b<e:\(b)", isWhole: true) }
  }

  private static func addLengths(_ cases: CaseBuilder) {
    let noFork = { cases.choice($0, $1, .noFork, $2) }
    let later = { cases.choice($0, $1, .firstDiffering, $2) }
    let deep = chain(of: 20) { 20 - $0 }
    noFork("no-commits", "Nothing was committed.", "")
    noFork("single-commit", "One commit and no fork.", "a<e:00")
    noFork("single-chain", "Three commits and no fork.", "a<e:30 b<a:20 c<b:10")
    cases.choice(
      "longer-fork-loses", "One commit against three: length does not count.", .length,
      "a<e:60 b1<e:50 b2<b1:50 b3<b2:50")
    cases.choice(
      "longer-fork-wins", "Three commits against one.", .length, "a<e:40 b1<e:50 b2<b1:00 b3<b2:00")
    later(
      "higher-tag-later", "The losing fork has the higher tag at the second commit.",
      "a1<e:70 a2<a1:10 b1<e:60 b2<b1:90")
    later(
      "global-maximum-loses", "The highest tag of all is at the end of the losing fork.",
      "a1<e:02 b1<e:01 b2<b1:fe b3<b2:ff")
    noFork("chain-of-40", "Forty commits and no fork.", chain(of: 40) { $0 })
    noFork("deep-chain", "Twenty commits and no fork.", deep)
    later(
      "deep-fork", "A fork at the end of a long chain, and one in its middle.",
      "\(deep) b<a18:ff c<a9:ff d<a19:00")
  }

  /// Commits a0, a1 and so on, each on the one before it.
  private static func chain(of count: Int, tag: (Int) -> Int) -> String {
    (0..<count).map { index in
      let parent = index == 0 ? "e" : "a\(index - 1)"
      return "a\(index)<\(parent):\(Hex.encode([UInt8(tag(index))]))"
    }.joined(separator: " ")
  }

  private static func addSiblings(_ cases: CaseBuilder) {
    for (name, commits) in [
      ("first", "a<e:81 b<e:7f c<e:80"), ("second", "b<e:7f a<e:81 c<e:80"),
      ("last", "c<e:80 b<e:7f a<e:81"),
    ] {
      cases.choice(
        "three-siblings-\(name)", "Three forks of one epoch, the winning one listed \(name).",
        .siblings, commits)
    }
    cases.choice(
      "eight-siblings", "Eight forks of one epoch.", .siblings,
      "s0<e:60 s1<e:00 s2<e:a0 s3<e:40 s4<e:e0 s5<e:80 s6<e:20 s7<e:c0")
  }

  private static func addNestedForks(_ cases: CaseBuilder) {
    let nested = { cases.choice($0, $1, .nested, $2) }
    nested(
      "nested-forks", "A fork within the winning fork.",
      "a<e:10 b<e:20 b1<b:40 b2<b:30 b11<b1:01 b21<b2:ff a1<a:ff")
    nested(
      "nested-forks-shuffled", "The commits of nested-forks, listed in another order.",
      "b<e:20 b2<b:30 b21<b2:ff a<e:10 b1<b:40 a1<a:ff b11<b1:01")
    nested(
      "nested-in-loser", "A fork within the losing fork changes nothing.",
      "a<e:60 b<e:20 b1<b:f0 b2<b:f1")
    nested(
      "nested-twice", "A fork within a fork within a fork.",
      "a<e:01 b<e:02 ba<b:03 bb<b:04 bba<bb:06 bbb<bb:05 bbaa<bba:00 baa<ba:ff aa<a:ff")
    nested(
      "fork-after-common-commits", "The forks part after two commits that all share.",
      "a<e:50 b<a:40 c<b:81 d<b:7f")
  }
}

extension CaseBuilder {
  fileprivate func choice(
    _ name: String, _ comment: String, _ flag: Flag, _ commits: String, isWhole: Bool = false
  ) {
    add(
      ForkChoice.self, name, comment, [flag], readings: [.tagOrder, .severalForks],
      input: ForkChoice.Input(
        commits: self.commits(commits, areTagsWhole: isWhole).map {
          ForkChoice.ForkCommit(
            id: $0.id, parent: $0.parent == "e" ? nil : $0.parent, confirmationTag: $0.tag)
        }))
  }

  fileprivate func choiceBothWays(
    _ name: String, _ comment: String, _ flag: Flag, _ first: String, _ second: String
  ) {
    choice(name, comment, flag, "\(first) \(second)")
    choice(
      "\(name)-reversed", "The commits of \(name), listed in the other order.", flag,
      "\(second) \(first)")
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
