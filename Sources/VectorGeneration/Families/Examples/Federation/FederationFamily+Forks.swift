import KeyDerivation
import VectorFiles

/// Netsplits that end, with what was buffered and with forks.
extension FederationFamily {
  static func addBuffers(to builder: inout CaseBuilder) throws(GenerationError) {
    try add(
      "split-and-heal", "A netsplit in which nothing was sent.", [buffers], in: pair,
      [cut("AB"), heal("AB"), commit("c1", on: "e", by: "b")], to: &builder)
    try add(
      "messages-only", "Messages on both sides are delivered in the order of acceptance.",
      [buffers, retain], in: pair,
      [
        cut("AB"), message("m1", by: "b"), message("m2", by: "a"), message("m3", by: "b"),
        heal("AB"), message("m4", by: "a"),
      ], to: &builder)
    try add(
      "commits-on-one-side", "The other side agreed on nothing: the longer chain is agreed upon.",
      [buffers, forks, retain], in: pair,
      [
        cut("AB"), commit("c1", on: "e", by: "a"), commit("c2", on: "c1", by: "a"), heal("AB"),
        commit("c3", on: "c2", by: "b"),
      ], to: &builder)
    try add(
      "commits-and-messages", "A fork with messages on both sides.", [buffers, forks, retain],
      in: pair,
      [
        message("m1", by: "a"), cut("AB"), commit("c1", on: "e", by: "a", [0x20]),
        message("m2", by: "b"), commit("d1", on: "e", by: "b", [0x30]), message("m3", by: "a"),
        message("m4", by: "b"), heal("AB"), message("m5", by: "a"),
      ], to: &builder)
    try add(
      "split-again", "What was delivered once is not delivered by the next heal.", [buffers],
      in: pair,
      [
        cut("AB"), message("m1", by: "a"), heal("AB"), cut("AB"), message("m2", by: "b"),
        heal("AB"),
      ], to: &builder)
  }

  static func addForks(to builder: inout CaseBuilder) throws(GenerationError) {
    for (name, comment, first, second) in [
      ("fork-first-side-wins", "One commit each.", 0x90, 0x70),
      ("fork-second-side-wins", "One commit each, accepted in the other order.", 0x70, 0x90),
      ("fork-high-bit", "7f against 80.", 0x7F, 0x80),
    ] as [(String, String, UInt8, UInt8)] {
      try add(
        name, comment, [forks], in: pair,
        [
          cut("AB"), commit("c1", on: "e", by: "a", [first]),
          commit("d1", on: "e", by: "b", [second]), heal("AB"),
        ], to: &builder)
    }
    let equal = [UInt8](repeating: 0x77, count: 16)
    try add(
      "fork-byte-16", "The tags part at byte 16, counted from 0.", [forks], in: pair,
      [
        cut("AB"), commit("c1", on: "e", by: "a", equal + [0x80]),
        commit("d1", on: "e", by: "b", equal + [0x7F]), heal("AB"),
      ], to: &builder)
    try add(
      "fork-48-bytes", "Tags of 48 bytes that differ in their last one.", [forks], in: pair,
      [
        cut("AB"), commit("c1", on: "e", by: "a", equal + equal + equal.dropLast() + [0x80]),
        commit("d1", on: "e", by: "b", equal + equal + equal.dropLast() + [0x7F]), heal("AB"),
      ], to: &builder)
    for (name, comment, first, second) in [
      ("fork-last-byte", "The tags differ in their last byte alone.", 0x7F, 0x80),
      ("fork-last-byte-first-side", "The tags of fork-last-byte on the other sides.", 0x80, 0x7F),
    ] as [(String, String, UInt8, UInt8)] {
      let start = [UInt8](repeating: 0x77, count: CaseBuilder.exampleSuite.nh - 1)
      try add(
        name, comment, [forks], in: pair,
        [
          cut("AB"), commit("c1", on: "e", by: "a", start + [first]),
          commit("d1", on: "e", by: "b", start + [second]), heal("AB"),
        ], to: &builder)
    }
    try add(
      "fork-shorter-side-wins", "One commit against three.", [forks, retain], in: pair,
      [
        cut("AB"), commit("c1", on: "e", by: "a", [0x60]), commit("c2", on: "c1", by: "a", [0xF0]),
        commit("c3", on: "c2", by: "a", [0xF0]), commit("d1", on: "e", by: "b", [0x61]),
        heal("AB"),
      ], to: &builder)
    try add(
      "fork-longer-side-wins", "Three commits against one.", [forks], in: pair,
      [
        cut("AB"), commit("d1", on: "e", by: "b", [0x60]), commit("c1", on: "e", by: "a", [0x61]),
        commit("c2", on: "c1", by: "a", [0x00]), commit("c3", on: "c2", by: "a", [0x00]),
        heal("AB"),
      ], to: &builder)
    try add(
      "fork-after-common-commits", "The netsplit starts after two commits.", [forks], in: pair,
      [
        commit("b1", on: "e", by: "a", [0x10]), commit("b2", on: "b1", by: "b", [0x20]), cut("AB"),
        commit("c1", on: "b2", by: "a", [0x31]), commit("d1", on: "b2", by: "b", [0x30]),
        heal("AB"),
      ], to: &builder)
    let healed = [
      cut("AB"), commit("c1", on: "e", by: "a", [0x60]), commit("d1", on: "e", by: "b", [0x61]),
      heal("AB"),
    ]
    try add(
      "commit-after-heal-on-winner", "Agreement goes on from the winning fork.",
      [forks, agreement, retain], in: pair, healed + [commit("d2", on: "d1", by: "a")],
      to: &builder)
    try add(
      "commit-after-heal-on-loser", "A commit on the losing fork is stale.", [forks, agreement],
      in: pair, healed + [commit("c2", on: "c1", by: "a"), commit("d2", on: "d1", by: "a")],
      to: &builder)
  }
}
