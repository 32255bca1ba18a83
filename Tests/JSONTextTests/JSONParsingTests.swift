import JSONText
import Testing

struct JSONParsingTests {
  private static func error(_ text: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONValue(parsing: text)
      return nil
    } catch {
      return error
    }
  }

  private static func isNotJSON(_ text: [UInt8]) -> Bool {
    if case .notJSON? = error(text) { true } else { false }
  }

  @Test(
    arguments: [
      ("null", .null), ("true", .bool(true)), ("false", .bool(false)),
      ("0", .integer(0)), ("1", .integer(1)), ("-1", .integer(-1)), ("-0", .integer(0)),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("0.5", .number(0.5)), ("-1.25e-3", .number(-0.00125)),
      // Too large for an integer.
      ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("1e300", .number(1e300)),
      // Whole, and no integers all the same: languages differ in what they make of them.
      ("1.0", .number(1)), ("1e2", .number(100)), ("11e0", .number(11)),
      ("\"\"", ""), ("\"a\"", "a"), ("\"1\"", "1"), ("\"null\"", "null"),
      ("[]", []), ("[1,[2],\"3\",null]", [1, [2], "3", .null]),
      ("{}", [:]), ("{\"a\":{\"b\":[]}}", ["a": ["b": []]]), (" \t\r\n1 \n", 1),
    ] as [(String, JSONValue)])
  func everyKindOfValue(text: String, expected: JSONValue) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == expected)
  }

  @Test(
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20ac""#, "Aé€"),
      (#""\ud83d\ude00""#, "😀"), (#""\u0000""#, "\u{0}"), ("\"é€😀\"", "é€😀"),
    ])
  func escapesOfStrings(text: String, expected: String) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == .string(expected))
  }

  @Test(
    arguments: [
      "", " ", "nul", "True", "'a'", "\"a", "[1", "[1,", "[,]", "[,1]", "{", "{\"a\"", "{\"a\":",
      "{\"a\":1", "{,}", "{a:1}", "{1:1}", "01", "1.", ".5", "+1", "0x10", "1 2", "[] []",
      "{}x", "-", "1e", "1e+", "-01", "00", "1.e2", "[1,]", "{\"a\":1,}", "[1,,2]", "{\"a\" 1}",
      "\"\\u12g4\"", "\"\\u+123\"", "\"\\ud83d\"", "\"\\ud83dx\"", "\"\\ude00\"",
      "\"\\ud83d\\u0041\"",
      "\"\\", "\"\\u", "1e999", "-1e999", "\u{FEFF}1", "\u{A0}1", "\u{0C}1", "nullx", "NaN",
      "Infinity", "\"\\x\"", "\"\\u12\"", "\"a\nb\"", "// c\n1", "[1 2]",
    ])
  func whatIsNotJSONIsRefused(text: String) {
    #expect(Self.isNotJSON(Array(text.utf8)))
  }

  @Test(
    arguments: [
      [0xFF], [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0xAF, 0x22],
      [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x80],
    ] as [[UInt8]])
  func bytesThatAreNotUTF8AreRefused(text: [UInt8]) {
    #expect(Self.error(text) == .notJSON("the bytes are not valid UTF-8"))
  }

  @Test(arguments: ["1", "[1]", "{\"a\":1}"], [true, false])
  func utf16IsRefusedWithAndWithoutAByteOrderMark(text: String, isBigEndian: Bool) {
    let units = Array(text.utf16)
    for marked in [true, false] {
      let all = (marked ? [0xFEFF] : []) + units
      let bytes = all.flatMap { unit in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isBigEndian ? pair : pair.reversed()
      }
      #expect(Self.isNotJSON(bytes), "marked: \(marked)")
    }
  }

  @Test func utf32AndTheMarkOfUTF8AreRefused() {
    #expect(Self.isNotJSON([0, 0, 0, 0x31]))
    #expect(Self.isNotJSON([0x31, 0, 0, 0]))
    #expect(Self.isNotJSON([0xEF, 0xBB, 0xBF, 0x31]))
  }

  @Test(
    arguments: [
      ("[1,\n 2,\n x]", "expected a value, found x (line 3, column 2)"),
      ("[1 2]", "expected a comma or ], found 2 (column 4)"),
      (#"{"a":1 "b":2}"#, "expected a comma or }, found \" (column 8)"),
      ("[1,]", "expected a value, found ] (column 4)"),
      (#"{"a":1,}"#, "expected a key, found } (column 8)"),
      (#"{"a"}"#, "expected a colon, found } (column 5)"),
      ("{a:1}", "expected a key, found a (column 2)"),
      ("[1", "expected a comma or ], found the end (column 3)"),
      ("\"a", "expected the end of a string, found the end (column 3)"),
      ("\"a\nb\"", "expected an escape of a control character, found U+A (column 3)"),
      (#""\x""#, "an escape that JSON does not have (column 2)"),
      (#""\ud83d""#, "half of a surrogate pair (column 2)"),
      (#""\u12""#, "expected four hex digits, found 1 (column 4)"),
      ("1 2", "expected the end of the text, found 2 (column 3)"),
      ("€", "expected a value, found U+20AC (column 1)"),
      ("", "expected a value, found the end (column 1)"),
      ("01", "expected the end of the text, found 1 (column 2)"),
      ("1.", "expected a digit, found the end (column 3)"),
      ("[1e999]", "a number beyond every range (column 2)"),
    ])
  func whatIsWrongIsSaidWithItsPlace(text: String, reason: String) {
    #expect(Self.error(Array(text.utf8)) == .notJSON(reason))
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
  func aHundredThousandBracketsAreRefusedAndDoNotStopTheProgram(open: String) {
    let bytes = Array(String(repeating: open, count: 100_000).utf8)
    #expect(Self.isNotJSON(bytes))
    let closed =
      [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
      + [UInt8](repeating: UInt8(ascii: "]"), count: 100_000)
    #expect(Self.isNotJSON(closed))
  }

  @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
  func thirtyTwoLevelsAreReadAndNoMore(open: String, close: String) {
    func nested(_ depth: Int) -> [UInt8] {
      let inner = open == "[" ? "" : "1"
      return Array(
        (String(repeating: open, count: depth) + inner + String(repeating: close, count: depth))
          .utf8)
    }
    #expect(Self.error(nested(32)) == nil)
    let column = open.utf8.count * 32 + 1
    #expect(
      Self.error(nested(33))
        == .notJSON("more than 32 levels of arrays and objects (column \(column))"))
  }

  /// Each level of a list of lists cost milliseconds an element once.
  @Test(.timeLimit(.minutes(1))) func aLongListOfDeepListsIsReadInLinearTime() throws {
    let deep = String(repeating: "[", count: 31) + String(repeating: "]", count: 31)
    let text = "[" + Array(repeating: deep, count: 2000).joined(separator: ",") + "]"
    #expect(Self.error(Array(text.utf8)) == nil)
  }

  @Test func commasAndOpeningBracketsOutsideOfStringsAreCounted() throws {
    let text = Array(#"{"a,[{\",":[1,2,{"b":3}]}"#.utf8)
    #expect(throws: Never.self) { try JSONValue(parsing: text, mostValues: 5) }
    #expect(throws: JSONError.notJSON("more than 4 values")) {
      try JSONValue(parsing: text, mostValues: 4)
    }
  }

  @Test func membersKeepTheirOrder() throws {
    let value = try JSONValue(parsing: Array(#"{"b":1,"a":2,"B":3,"":4}"#.utf8))
    guard case .object(let members) = value else {
      Issue.record("no object: \(value)")
      return
    }
    #expect(members.map(\.name) == ["b", "a", "B", ""])
    #expect(value["a"] == 2)
    #expect(value["c"] == nil)
  }

  @Test(arguments: [
    (#"{"a":1,"b":2,"a":3}"#, "a", 14), (#"{"a":1,"\u0061":1}"#, "a", 8),
    (#"{"x":[{"":1,"":1}]}"#, "", 13),
  ])
  func aNameThatStandsTwiceInOneObjectIsRefused(text: String, name: String, column: Int) {
    #expect(
      Self.error(Array(text.utf8))
        == .notJSON("the key \"\(name)\" stands twice in one object (column \(column))"))
  }

  @Test func aNameMayStandInSeveralObjects() throws {
    #expect(
      try JSONValue(parsing: Array(#"{"a":{"a":1},"b":[{"a":2},{"a":3}]}"#.utf8))
        == ["a": ["a": 1], "b": [["a": 2], ["a": 3]]])
  }
}
