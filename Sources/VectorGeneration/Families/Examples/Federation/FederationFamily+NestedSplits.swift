import VectorFiles

/// Netsplits within netsplits, and those that heal in parts.
extension FederationFamily {
  static func addNestedSplits(to builder: inout CaseBuilder) throws(GenerationError) {
    try add(
      "partial-heal", "Two of three partitions heal: what the third lacks stays buffered.",
      [nested, buffers, retain], in: line,
      [
        cut("AB"), cut("BC"), message("m1", by: "a"), message("m2", by: "b"),
        message("m3", by: "c"), heal("AB"), message("m4", by: "a"), heal("BC"),
      ], to: &builder)
    let three = [
      cut("AB"), cut("BC"), commit("c1", on: "e", by: "a", [0x50]),
      commit("d1", on: "e", by: "b", [0x70]), commit("f1", on: "e", by: "c", [0x30]),
    ]
    try add(
      "three-partitions", "Three forks, of which the lowest side comes last.",
      [nested, forks, retain], in: line,
      three + [heal("AB"), heal("BC"), commit("d2", on: "d1", by: "c")], to: &builder)
    try add(
      "three-partitions-other-order", "The links of three-partitions heal in the other order.",
      [nested, forks, retain], in: line,
      three + [heal("BC"), heal("AB"), commit("d2", on: "d1", by: "c")], to: &builder)
    let within = [
      cut("BC"), commit("c1", on: "e", by: "a", [0x40]), cut("AB"),
      commit("ca", on: "c1", by: "a", [0x80]), commit("cb", on: "c1", by: "b", [0x7F]),
      commit("d1", on: "e", by: "c", [0x41]), commit("d2", on: "d1", by: "c", [0x00]),
    ]
    try add(
      "nested-split", "A partition that has committed splits, and heals first.",
      [nested, forks, retain], in: line, within + [heal("AB"), heal("BC")], to: &builder)
    try add(
      "nested-split-outer-first", "The outer netsplit heals before the inner one.",
      [nested, forks, retain], in: line, within + [heal("BC"), heal("AB")], to: &builder)
    try add(
      "nested-split-committing-between", "A commit between the two heals.",
      [nested, forks, retain, agreement], in: line,
      within + [
        heal("AB"), commit("ca2", on: "ca", by: "b", [0xFF]), heal("BC"),
        commit("ca3", on: "ca2", by: "a"), commit("d3", on: "d2", by: "a"),
      ], to: &builder)
    try add(
      "nested-split-same-fork", "The inner parts of the winning side forked too.",
      [nested, forks], in: line,
      [
        cut("BC"), commit("c1", on: "e", by: "b", [0x99]), cut("AB"),
        commit("ca", on: "c1", by: "a", [0x10]), commit("cb", on: "c1", by: "b", [0x11]),
        commit("d1", on: "e", by: "c", [0x98]), heal("BC"), heal("AB"),
      ], to: &builder)
    try add(
      "heal-into-another-split",
      "Links fail while others heal: the federation is whole in the end alone.",
      [nested, buffers, forks, retain], in: ring,
      [
        cut("AB"), cut("CD"), commit("c1", on: "e", by: "a", [0x20]),
        commit("d1", on: "e", by: "b", [0x21]), cut("DA"), heal("AB"), message("m1", by: "d"),
        cut("BC"), commit("d2", on: "d1", by: "a", [0x22]), heal("CD"), heal("BC"),
      ], to: &builder)
    try add(
      "cut-while-healing", "The link that healed is cut again before the next one heals.",
      [nested, buffers, forks], in: line,
      [
        cut("AB"), cut("BC"), commit("c1", on: "e", by: "a", [0x66]), message("m1", by: "c"),
        heal("AB"), cut("AB"), commit("c2", on: "c1", by: "b", [0x01]),
        commit("f1", on: "e", by: "c", [0x65]), heal("BC"), heal("AB"),
      ], to: &builder)
  }
}
