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
      // JSON has one kind of number, and these are whole.
      ("1.0", .integer(1)), ("1e2", .integer(100)),
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
      "{}x", "NaN", "Infinity", "\"\\x\"", "\"\\u12\"", "\"a\nb\"", "// c\n1", "[1 2]",
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
    let noValue = JSONError.notJSON("the text does not start with a JSON value")
    #expect(Self.error([0, 0, 0, 0x31]) == noValue)
    #expect(Self.error([0x31, 0, 0, 0]) == noValue)
    #expect(Self.error([0xEF, 0xBB, 0xBF, 0x31]) == noValue)
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

  @Test func moderateNestingIsRead() throws {
    let depth = 100
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    var value = try JSONValue(parsing: Array(text.utf8))
    for _ in 1..<depth {
      guard case .array(let elements) = value else { break }
      value = try #require(elements.first)
    }
    #expect(value == [])
  }

  @Test func membersComeBackSortedByName() throws {
    let value = try JSONValue(parsing: Array(#"{"b":1,"a":2,"B":3,"":4}"#.utf8))
    guard case .object(let members) = value else {
      Issue.record("no object: \(value)")
      return
    }
    #expect(members.map(\.name) == ["", "B", "a", "b"])
    #expect(value["a"] == 2)
    #expect(value["c"] == nil)
  }

  /// Foundation keeps one of them; what matters is that it is one, and always the same.
  @Test func aNameThatStandsTwiceComesBackOnce() throws {
    let value = try JSONValue(parsing: Array(#"{"a":1,"b":2,"a":3}"#.utf8))
    guard case .object(let members) = value else {
      Issue.record("no object: \(value)")
      return
    }
    #expect(members.map(\.name) == ["a", "b"])
    #expect(value["a"] == 1)
  }
}
