import KeyDerivation
import Operations
import VectorFiles

/// DeriveFSSecret without state.
enum PPRFEvaluateFamily: FamilyScript {
  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      try addPatterns(suite, to: &builder)
      try addSingleBits(suite, to: &builder)
      for index in 1...3 {
        let name = "ordinary-\(index)"
        try add(
          name, "Random-looking secret and input.", suite, [.ordinary],
          secret: builder.secret("\(name)/secret", suite),
          input: builder.secret("\(name)/input", suite), to: &builder)
      }
      try addWrongLengths(suite, to: &builder)
    }
  }

  private static func addPatterns(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let nh = suite.nh
    let secret = builder.secret("patterns/secret", suite)
    for (name, comment, input) in [
      ("zeros", "The leftmost leaf.", Patterns.zeros(nh)),
      ("ones", "The rightmost leaf.", Patterns.ones(nh)),
      ("10101010", "The path turns right and left in turn.", [UInt8](repeating: 0xAA, count: nh)),
      ("01010101", "The path turns left and right in turn.", [UInt8](repeating: 0x55, count: nh)),
      ("11110000", "Bit order within bytes shows.", [UInt8](repeating: 0xF0, count: nh)),
      ("counting", "Byte order shows.", Patterns.counting(from: 0, nh)),
    ] {
      try add(
        "input-\(name)", comment, suite, [.leafIndex], secret: secret, input: input, to: &builder)
    }
    try add(
      "counting", "The secret 00 01 02 and so on at the input 80 81 82 and so on.", suite,
      [.edgeBytes], secret: Patterns.counting(from: 0, nh),
      input: Patterns.counting(from: 0x80, nh), to: &builder)
    try add(
      "secret-zeros", "A secret and an input of only zeros.", suite, [.edgeBytes],
      secret: Patterns.zeros(nh), input: Patterns.zeros(nh), to: &builder)
    try add(
      "input-is-secret", "The input is the secret.", suite, [.edgeBytes], secret: secret,
      input: secret, to: &builder)
  }

  /// One bit at each place where a bit, byte, word or width boundary could be got wrong.
  private static func addSingleBits(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let depth = 8 * suite.nh
    let secret = builder.secret("single-bits/secret", suite)
    for position in [0, 1, 7, 8, 31, 32, 63, 64, depth / 2, depth - 8, depth - 2, depth - 1] {
      try add(
        "bit-\(position)", "Only bit \(position), counted from the root, is set.", suite,
        [.leafIndex], secret: secret, input: Patterns.bit(position, suite.nh), to: &builder)
    }
  }

  private static func addWrongLengths(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let whole = builder.secret("lengths", suite)
    // 4 and 8 bytes are the widths of a leaf index elsewhere in MLS and of a machine word.
    for count in [0, 1, 4, 8, suite.nh - 1, suite.nh + 1, 2 * suite.nh] {
      let other = builder.bytes("lengths/\(count)", suite, count: count)
      try add(
        "input-\(count)-bytes", "An input of \(count) bytes.", suite, [.wrongLength],
        secret: whole, input: other, fate: .refused(.wrongLength), to: &builder)
      try add(
        "secret-\(count)-bytes", "A secret of \(count) bytes.", suite, [.wrongLength],
        secret: other, input: whole, fate: .refused(.wrongLength), to: &builder)
    }
  }

  private static func add(
    _ name: String, _ comment: String, _ suite: CipherSuite, _ flags: [Flag], secret: [UInt8],
    input: [UInt8], fate: CaseBuilder.Fate = .answered, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.add(
      PPRFEvaluate.self, name, suite, comment, flags: flags,
      readings: fate == .answered ? [.leavesForEveryInput, .bitOrder] : [],
      input: PPRFEvaluate.Input(secret: secret, input: input), fate: fate)
  }
}

extension Flag {
  fileprivate static let leafIndex = Flag(
    "LeafIndex", "An input whose bits show in which order the path is read from it.",
    section: "draft section 5, RFC 9420 section 9",
    effect: "Another leaf is evaluated: no child of any epoch agrees, and a puncture removes the "
      + "wrong leaf.")
}
