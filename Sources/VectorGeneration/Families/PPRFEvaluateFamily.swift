import KeyDerivation
import Operations
import VectorFiles

/// DeriveFSSecret without state.
enum PPRFEvaluateFamily: FamilyScript {
  static let turns = 1

  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      addPatterns(cases)
      addSingleBits(cases)
      for index in 1...3 {
        let name = "ordinary-\(index)"
        cases.evaluate(
          name, "Random-looking secret and input.", [.ordinary],
          secret: cases.secret("\(name)/secret"), input: cases.secret("\(name)/input"))
      }
      addWrongLengths(cases)
    }
  }

  static func draw(_ draw: Draw) {
    let secret = draw.nearlySecret()
    draw.add(
      PPRFEvaluate.self, readings: [.leavesForEveryInput, .bitOrder],
      input: PPRFEvaluate.Input(secret: secret, input: draw.nearlySecret()))
  }

  private static func addPatterns(_ cases: CaseBuilder) {
    let nh = cases.suite.nh
    let secret = cases.secret("patterns/secret")
    for (name, comment, input) in [
      ("zeros", "The leftmost leaf.", Patterns.zeros(nh)),
      ("ones", "The rightmost leaf.", Patterns.ones(nh)),
      ("10101010", "The path turns right and left in turn.", Patterns.repeating(0xAA, nh)),
      ("01010101", "The path turns left and right in turn.", Patterns.repeating(0x55, nh)),
      ("11110000", "Bit order within bytes shows.", Patterns.repeating(0xF0, nh)),
      ("counting", "Byte order shows.", Patterns.counting(from: 0, nh)),
    ] { cases.evaluate("input-\(name)", comment, [.leafIndex], secret: secret, input: input) }
    cases.evaluate(
      "counting", "The secret 00 01 02 and so on at the input 80 81 82 and so on.", [.edgeBytes],
      secret: Patterns.counting(from: 0, nh), input: Patterns.counting(from: 0x80, nh))
    cases.evaluate(
      "secret-zeros", "A secret and an input of only zeros.", [.edgeBytes],
      secret: Patterns.zeros(nh), input: Patterns.zeros(nh))
    cases.evaluate(
      "input-is-secret", "The input is the secret.", [.edgeBytes], secret: secret, input: secret)
  }

  /// One bit at each place where a bit, byte, word or width boundary could be got wrong.
  private static func addSingleBits(_ cases: CaseBuilder) {
    let depth = 8 * cases.suite.nh
    let secret = cases.secret("single-bits/secret")
    for position in [0, 1, 7, 8, 31, 32, 63, 64, depth / 2, depth - 8, depth - 2, depth - 1] {
      cases.evaluate(
        "bit-\(position)", "Only bit \(position), counted from the root, is set.", [.leafIndex],
        secret: secret, input: Patterns.bit(position, cases.suite.nh))
    }
  }

  private static func addWrongLengths(_ cases: CaseBuilder) {
    let nh = cases.suite.nh
    let whole = cases.secret("lengths")
    // 4 and 8 bytes are the widths of a leaf index elsewhere in MLS and of a machine word.
    for count in [0, 1, 4, 8, nh - 1, nh + 1, 2 * nh] {
      let other = cases.bytes("lengths/\(count)", count: count)
      cases.evaluate(
        "input-\(count)-bytes", "An input of \(count) bytes.", [.wrongLength], secret: whole,
        input: other, fate: .refused(.wrongLength))
      cases.evaluate(
        "secret-\(count)-bytes", "A secret of \(count) bytes.", [.wrongLength], secret: other,
        input: whole, fate: .refused(.wrongLength))
    }
  }
}

extension CaseBuilder {
  fileprivate func evaluate(
    _ name: String, _ comment: String, _ flags: [Flag], secret: [UInt8], input: [UInt8],
    fate: Fate = .answered
  ) {
    add(
      PPRFEvaluate.self, name, comment, flags,
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
