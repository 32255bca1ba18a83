import JSONText
import SeededRandomness
import Testing

struct JSONWritingTests {
  @Test(
    arguments: [
      (.null, "null"), (true, "true"), (false, "false"), (0, "0"), (-7, "-7"),
      (.integer(.max), "9223372036854775807"), (.integer(.min), "-9223372036854775808"),
      (.number(0.5), "0.5"), (.number(1e300), "1e+300"), (.number(.nan), "null"),
      (.number(.infinity), "null"), ("", "\"\""), ([], "[]"), ([:], "{}"),
      ([1, [2, [:]], "3"], "[1,[2,{}],\"3\"]"),
      (["b": 1, "a": ["d": .null, "c": true]], "{\"b\":1,\"a\":{\"d\":null,\"c\":true}}"),
      (.hex([0xAB, 0x01] as [UInt8]), "\"ab01\""),
    ] as [(JSONValue, String)])
  func lineHoldsNoSpaceAndKeepsTheOrder(value: JSONValue, expected: String) {
    #expect(value.line == expected)
  }

  @Test(
    arguments: [
      ("\"", #""\"""#), ("\\", #""\\""#), ("/", #""/""#), ("\n", #""\n""#), ("\r", #""\r""#),
      ("\t", #""\t""#), ("\r\n", #""\r\n""#), ("\u{0}", #""\u0000""#), ("\u{8}", #""\u0008""#),
      ("\u{1F}", #""\u001f""#), (" ", "\" \""), ("\u{7F}", "\"\u{7F}\""), ("é€😀", "\"é€😀\""),
      ("a\"b\\c\nd", #""a\"b\\c\nd""#), ("\"\"", #""\"\"""#), ("\u{2028}", "\"\u{2028}\""),
    ])
  func escapesAreTheNecessaryOnes(string: String, expected: String) {
    #expect(Array(JSONValue.string(string).line.utf8) == Array(expected.utf8))
    let member = JSONValue.object([JSONMember(string, 1)])
    #expect(Array(member.line.utf8) == Array("{\(expected):1}".utf8))
  }

  @Test func documentIndentsAllButContainersOfScalars() {
    let value: JSONValue = [
      "z": 1, "a": ["x": "1", "y": .null], "empty": [], "list": [1, 2],
      "nested": [[1, 2], ["k": [:]]],
    ]
    let expected = """
      {
        "z": 1,
        "a": {"x":"1","y":null},
        "empty": [],
        "list": [1,2],
        "nested": [
          [1,2],
          {
            "k": {}
          }
        ]
      }

      """
    #expect(value.document == expected)
  }

  @Test(
    arguments: [(1, "1\n"), ([], "[]\n"), ([:], "{}\n"), ([[]], "[\n  []\n]\n")]
      as [(JSONValue, String)])
  func documentEndsWithANewline(value: JSONValue, expected: String) {
    #expect(value.document == expected)
  }

  @Test(arguments: [71, 72, 73, 74] as [UInt64])
  func whatIsWrittenIsReadAsTheSameValue(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for round in 0..<100 {
      let value = JSONValue.random(depth: 4, using: &generator)
      let line = value.line
      #expect(!line.utf8.contains(UInt8(ascii: "\n")), "seed \(seed), round \(round)")
      #expect(try JSONValue(parsing: Array(line.utf8)) == value, "seed \(seed), round \(round)")
      let document = Array(value.document.utf8)
      #expect(try JSONValue(parsing: document) == value, "seed \(seed), round \(round)")
    }
  }
}

extension JSONValue {
  /// A value of any kind, whose objects have no name twice and whose numbers are not whole.
  fileprivate static func random(
    depth: Int, using generator: inout SplitMix64
  ) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(.random(using: &generator))
    case 2: return .integer(Int(truncatingIfNeeded: generator.next()))
    case 3: return .number(Double(Int.random(in: -99...99, using: &generator)) + 0.5)
    case 4: return .string(text(using: &generator))
    case 5:
      return .array(
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          random(depth: depth - 1, using: &generator)
        })
    default:
      let count = Int.random(in: 0...4, using: &generator)
      return .object(
        (0..<count).map { index in
          let name = "\(index)\(text(using: &generator))"
          return JSONMember(name, random(depth: depth - 1, using: &generator))
        })
    }
  }

  private static func text(using generator: inout SplitMix64) -> String {
    let alphabet: [Unicode.Scalar] = [
      "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}", "é", "€",
      "😀", "\u{2028}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
    }
    return String(text)
  }
}

/// SplitMix64: the same sequence for the same seed on every platform.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
