import VectorFiles

/// Netsplits that end: with what was buffered, with forks, within other netsplits, and in parts.
extension FederationFamily {
  static func addBuffers(_ cases: CaseBuilder) {
    cases.federation(
      "split-and-heal", "A netsplit in which nothing was sent.", [buffers], "A/B A=B c1<e@b")
    cases.federation(
      "messages-only", "Messages on both sides are delivered in the order of acceptance.",
      [buffers, retain], "A/B m1@b m2@a m3@b A=B m4@a")
    cases.federation(
      "commits-on-one-side", "The other side agreed on nothing: the longer chain is agreed upon.",
      [buffers, forks, retain], "A/B c1<e@a c2<c1@a A=B c3<c2@b")
    cases.federation(
      "commits-and-messages", "A fork with messages on both sides.", [buffers, forks, retain],
      "m1@a A/B c1<e@a:20 m2@b d1<e@b:30 m3@a m4@b A=B m5@a")
    cases.federation(
      "split-again", "What was delivered once is not delivered by the next heal.", [buffers],
      "A/B m1@a A=B A/B m2@b A=B")
  }

  static func addForks(_ cases: CaseBuilder) {
    func sevens(_ count: Int) -> String { String(repeating: "77", count: count) }
    for (name, comment, first, second) in [
      ("fork-first-side-wins", "One commit each.", "90", "70"),
      ("fork-second-side-wins", "One commit each, accepted in the other order.", "70", "90"),
      ("fork-high-bit", "7f against 80.", "7f", "80"),
      (
        "fork-byte-16", "The tags part at byte 16, counted from 0.", "\(sevens(16))80",
        "\(sevens(16))7f"
      ),
      (
        "fork-48-bytes", "Tags of 48 bytes that differ in their last one.", "\(sevens(47))80",
        "\(sevens(47))7f"
      ),
      (
        "fork-last-byte", "The tags differ in their last byte alone.", "\(sevens(31))7f",
        "\(sevens(31))80"
      ),
      (
        "fork-last-byte-first-side", "The tags of fork-last-byte on the other sides.",
        "\(sevens(31))80", "\(sevens(31))7f"
      ),
    ] {
      cases.federation(name, comment, [forks], "A/B c1<e@a:\(first) d1<e@b:\(second) A=B")
    }
    cases.federation(
      "fork-shorter-side-wins", "One commit against three.", [forks, retain],
      "A/B c1<e@a:60 c2<c1@a:f0 c3<c2@a:f0 d1<e@b:61 A=B")
    cases.federation(
      "fork-longer-side-wins", "Three commits against one.", [forks],
      "A/B d1<e@b:60 c1<e@a:61 c2<c1@a:00 c3<c2@a:00 A=B")
    cases.federation(
      "fork-after-common-commits", "The netsplit starts after two commits.", [forks],
      "b1<e@a:10 b2<b1@b:20 A/B c1<b2@a:31 d1<b2@b:30 A=B")
    let healed = "A/B c1<e@a:60 d1<e@b:61 A=B"
    cases.federation(
      "commit-after-heal-on-winner", "Agreement goes on from the winning fork.",
      [forks, agreement, retain], "\(healed) d2<d1@a")
    cases.federation(
      "commit-after-heal-on-loser", "A commit on the losing fork is stale.", [forks, agreement],
      "\(healed) c2<c1@a d2<d1@a")
  }

  static func addNestedSplits(_ cases: CaseBuilder) {
    cases.federation(
      "partial-heal", "Two of three partitions heal: what the third lacks stays buffered.",
      [nested, buffers, retain], in: .line, "A/B B/C m1@a m2@b m3@c A=B m4@a B=C")
    let three = "A/B B/C c1<e@a:50 d1<e@b:70 f1<e@c:30"
    cases.federation(
      "three-partitions", "Three forks, of which the lowest side comes last.",
      [nested, forks, retain], in: .line, "\(three) A=B B=C d2<d1@c")
    cases.federation(
      "three-partitions-other-order", "The links of three-partitions heal in the other order.",
      [nested, forks, retain], in: .line, "\(three) B=C A=B d2<d1@c")
    let within = "B/C c1<e@a:40 A/B ca<c1@a:80 cb<c1@b:7f d1<e@c:41 d2<d1@c:00"
    cases.federation(
      "nested-split", "A partition that has committed splits, and heals first.",
      [nested, forks, retain], in: .line, "\(within) A=B B=C")
    cases.federation(
      "nested-split-outer-first", "The outer netsplit heals before the inner one.",
      [nested, forks, retain], in: .line, "\(within) B=C A=B")
    cases.federation(
      "nested-split-committing-between", "A commit between the two heals.",
      [nested, forks, retain, agreement], in: .line,
      "\(within) A=B ca2<ca@b:ff B=C ca3<ca2@a d3<d2@a")
    cases.federation(
      "nested-split-same-fork", "The inner parts of the winning side forked too.", [nested, forks],
      in: .line, "B/C c1<e@b:99 A/B ca<c1@a:10 cb<c1@b:11 d1<e@c:98 B=C A=B")
    cases.federation(
      "heal-into-another-split",
      "Links fail while others heal: the federation is whole in the end alone.",
      [nested, buffers, forks, retain], in: .ring,
      "A/B C/D c1<e@a:20 d1<e@b:21 D/A A=B m1@d B/C d2<d1@a:22 C=D B=C")
    cases.federation(
      "cut-while-healing", "The link that healed is cut again before the next one heals.",
      [nested, buffers, forks], in: .line,
      "A/B B/C c1<e@a:66 m1@c A=B A/B c2<c1@b:01 f1<e@c:65 B=C A=B")
  }
}

/// What the cases of the family are about.
extension FederationFamily {
  static let agreement = Flag(
    "Agreement", "Commits on the epoch on which a partition agrees, and on others.",
    section: "draft section 6.1.1",
    effect: "Two commits are fanned out for one epoch, and the group forks without a netsplit.")
  static let proxies = Flag(
    "Proxies", "Servers that reach each other through others.", section: "draft section 6.1.1",
    effect: "A lost link is taken for a netsplit, or a netsplit is not noticed.")
  static let buffers = Flag(
    "Buffers", "Commits and other messages that are kept for servers elsewhere.",
    section: "draft section 6.1.1", effect: "Members lose messages, or get them twice.")
  static let forks = Flag(
    "Healing", "Partitions that committed come together again.", section: "draft section 6.1.1",
    effect: "Servers go on from different forks, and no commit is agreed upon any more.")
  static let nested = Flag(
    "NestedNetsplit", "A netsplit within a netsplit, or one that heals in parts.",
    section: "draft section 6.1.1",
    effect: "What was kept for a third partition is lost, or it ends on a fork of its own.")
  static let retain = Flag(
    "RetainFlag", "The flag that obliges clients to keep old epoch states.",
    section: "draft sections 6.1.1 and 6.1.2",
    effect: "Clients delete a state that the winning fork starts from, or keep states for good.")
}
