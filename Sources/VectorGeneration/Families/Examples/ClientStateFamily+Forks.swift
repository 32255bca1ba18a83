import Operations
import VectorFiles

/// Commits for older epochs.
extension ClientStateFamily {
  static func addForks(to builder: inout CaseBuilder) throws(GenerationError) {
    let a = c("a", on: "e", 0x60, .retain)
    for (name, comment, b) in [
      ("fork-wins", "A higher tag: the client moves.", c("b", on: "e", 0x61, .retain)),
      (
        "fork-wins-without-retain", "The client moves and deletes all else.",
        c("b", on: "e", 0x61)
      ),
      ("fork-wins-high-bit", "80 against 60.", c("b", on: "e", 0x80, .retain)),
      ("fork-loses", "A lower tag: the new epoch is deleted.", c("b", on: "e", 0x5F)),
      (
        "fork-loses-with-retain", "The flag of a commit that loses has no effect.",
        c("b", on: "e", 0x5F, .retain)
      ),
    ] { try add(name, comment, [fork], [a, b], to: &builder) }
    try add(
      "fork-loses-last-byte", "The tags differ in their last byte alone.", [fork],
      [
        .commit(commit("a", on: "e", [UInt8](repeating: 0x77, count: 31) + [0x80], .retain)),
        .commit(commit("b", on: "e", [UInt8](repeating: 0x77, count: 31) + [0x7F], .retain)),
      ], to: &builder)
    for (name, comment, equal) in [
      ("fork-wins-second-byte", "A tag that is higher from its second byte on.", 1),
      ("fork-wins-last-byte", "A tag that is higher in its last byte alone.", 31),
      ("fork-wins-48-bytes", "A tag of 48 bytes that is higher in its last one.", 47),
    ] {
      let start = [UInt8](repeating: 0x77, count: equal)
      try add(
        name, comment, [fork],
        [
          .commit(commit("a", on: "e", start + [0x7F], .retain)),
          .commit(commit("b", on: "e", start + [0x80], .retain)),
        ], to: &builder)
    }
    for (name, comment, equal) in [
      ("fork-loses-byte-16", "A tag that is lower from its byte 16 on, counted from 0.", 16),
      ("fork-loses-48-bytes", "A tag of 48 bytes that is lower in its last one.", 47),
    ] {
      let start = [UInt8](repeating: 0x77, count: equal)
      try add(
        name, comment, [fork],
        [
          .commit(commit("a", on: "e", start + [0x80], .retain)),
          .commit(commit("b", on: "e", start + [0x7F], .retain)),
        ], to: &builder)
    }
    try add(
      "fork-ids-other-order", "The ids sort the other way: they decide nothing.", [fork],
      [c("z", on: "e", 0x60, .retain), c("y", on: "e", 0x61, .retain)], to: &builder)
    try add(
      "fork-then-cleared", "After the fork the next commit on the kept side deletes the rest.",
      [fork, deletion],
      [a, c("b", on: "e", 0x61, .retain), c("b2", on: "b", 0x01)], to: &builder)
    try add(
      "fork-three-siblings", "Three commits on one epoch, the highest last.", [fork],
      [a, c("b", on: "e", 0x20, .retain), c("c", on: "e", 0xF0, .retain)], to: &builder)
    try add(
      "fork-three-siblings-highest-first", "Three commits on one epoch, the highest first.",
      [fork],
      [
        c("c", on: "e", 0xF0, .retain), a, c("b", on: "e", 0x20, .retain),
      ], to: &builder)
  }

  static func addDeepForks(to builder: inout CaseBuilder) throws(GenerationError) {
    let chain = [
      c("a1", on: "e", 0x60, .retain), c("a2", on: "a1", 0xF0, .retain),
      c("a3", on: "a2", 0xF0, .retain),
    ]
    try add(
      "fork-deep-wins", "Back to a shorter fork: three epochs are deleted.", [fork, deep],
      chain + [c("b", on: "e", 0x61, .retain)], to: &builder)
    try add(
      "fork-deep-wins-without-retain", "Back to a shorter fork, and the shared epoch goes too.",
      [fork, deep], chain + [c("b", on: "e", 0x61)], to: &builder)
    try add(
      "fork-deep-loses", "The first differing commit decides, and the fork is long.",
      [fork, deep], chain + [c("b", on: "e", 0x5F, .retain)], to: &builder)
    try add(
      "fork-deep-loses-without-retain", "A commit that loses deletes nothing, whatever its flag.",
      [fork, deep, retained], chain + [c("b", on: "e", 0x5F)], to: &builder)
    try add(
      "fork-middle-wins", "A fork in the middle of the chain: what lies before it stays.",
      [fork, deep], chain + [c("b", on: "a1", 0xF8, .retain)], to: &builder)
    try add(
      "fork-middle-wins-without-retain",
      "A fork in the middle of the chain: what lies before it goes too.", [fork, deep, deletion],
      chain + [c("b", on: "a1", 0xF8)], to: &builder)
    let long = (1...12).map { c("a\($0)", on: $0 == 1 ? "e" : "a\($0 - 1)", 0x60, .retain) }
    try add(
      "fork-long-wins", "Back from a fork of twelve commits.", [fork, deep, retained],
      long + [c("b", on: "e", 0x61, .retain)], to: &builder)
    try add(
      "fork-long-loses", "A fork of twelve commits is kept.", [fork, deep, retained],
      long + [c("b", on: "e", 0x5F, .retain)], to: &builder)
    try add(
      "fork-lower-than-head", "Lower than the current epoch's tag, higher than the one it counts.",
      [fork, deep],
      [
        c("a1", on: "e", 0x20, .retain), c("a2", on: "a1", 0xF0, .retain),
        c("b", on: "e", 0x80, .retain),
      ], to: &builder)
    try add(
      "fork-nested-wins", "A fork, then a fork within the kept side.", [fork, deep],
      chain + [
        c("b1", on: "e", 0x70, .retain), c("b2", on: "b1", 0x10, .retain),
        c("c2", on: "b1", 0x11, .retain), c("c3", on: "c2", 0x00, .retain),
      ], to: &builder)
    try add(
      "fork-nested-loses", "A fork within the kept side loses.", [fork, deep],
      chain + [
        c("b1", on: "e", 0x70, .retain), c("b2", on: "b1", 0x10, .retain),
        c("c2", on: "b1", 0x0F, .retain), c("d2", on: "e", 0x6F, .retain),
      ], to: &builder)
    try add(
      "fork-losers-child", "A child of an epoch that lost is for an unknown epoch.",
      [fork, refused],
      [
        c("a", on: "e", 0x60, .retain), c("b", on: "e", 0x50, .retain),
        c("b2", on: "b", 0xFF, .retain), c("a2", on: "a", 0x01, .retain),
      ], to: &builder)
    try add(
      "fork-deleted-sides-child", "A child of a fork that the client left.",
      [fork, refused],
      chain + [c("b", on: "e", 0x61, .retain), c("a4", on: "a3", 0xFF, .retain)], to: &builder)
  }
}
