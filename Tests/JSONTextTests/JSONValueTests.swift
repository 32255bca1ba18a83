import JSONText
import Testing

struct JSONValueTests {
  @Test func objectsAreEqualInWhateverOrder() {
    let left: JSONValue = ["a": 1, "b": ["c": 2, "d": 3]]
    let right: JSONValue = ["b": ["d": 3, "c": 2], "a": 1]
    #expect(left == right)
    #expect(left.line != right.line)
  }

  @Test(
    arguments: [
      (1, .number(1)), (1, true), ("1", 1), (.null, ""), ([], [:]), ([1, 2], [2, 1]),
      (["a": 1], ["a": 2]), (["a": 1], ["b": 1]), (["a": 1], ["a": 1, "b": 2]),
      (["a": .null], [:]),
    ] as [(JSONValue, JSONValue)])
  func whatDiffersIsNotEqual(left: JSONValue, right: JSONValue) {
    #expect(left != right)
    #expect(right != left)
  }

  @Test func onlyObjectsHaveMembers() {
    let object: JSONValue = ["a": 1]
    #expect(object["a"] == 1)
    #expect(object["b"] == nil)
    let array: JSONValue = ["a"]
    #expect(array["a"] == nil)
  }

  @Test(
    arguments: [
      (.notJSON("why"), "not JSON: why"),
      (
        .wrongKind(path: "a.b", expected: "a string", found: "null"),
        "a.b: expected a string, found null"
      ),
      (.missingKey("k", path: ""), "top level: the key \"k\" is missing"),
      (.unknownKey("k", path: "cases[0]"), "cases[0]: the key \"k\" is unknown"),
      (.badHex(path: "p", reason: "found x"), "p: expected lower-case hex, found x"),
      (.badValue(path: "p", expected: "a", found: "b"), "p: expected a, found b"),
    ] as [(JSONError, String)])
  func errorsReadAsSentences(error: JSONError, expected: String) {
    #expect("\(error)" == expected)
  }
}

struct HexTests {
  @Test(
    arguments: [
      ([], ""), ([0], "00"), ([0x0F], "0f"), ([0xF0], "f0"), ([0xFF, 0x00, 0xA5], "ff00a5"),
      ([0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF], "0123456789abcdef"),
    ] as [([UInt8], String)])
  func bytesAndTheirSpelling(bytes: [UInt8], text: String) {
    #expect(Hex.encode(bytes) == text)
    #expect(Hex.decode(text) == .success(bytes))
  }

  @Test func everyByteSurvivesBothWays() {
    let bytes = (0...255).map { UInt8($0) }
    #expect(Hex.decode(Hex.encode(bytes)) == .success(bytes))
    #expect(Hex.encode(bytes[254...]) == "feff")
  }

  @Test(
    arguments: [
      ("A0", 0), ("0A", 1), ("fF", 1), ("0g", 1), ("00/0", 2), ("00:0", 2), ("00`0", 2),
      ("0x00", 1), (" 00", 0), ("00 ", 2), ("00\n", 2), ("00é0", 2), ("0 ", 1),
      // A bad digit is named before an odd number of them.
      ("g", 0),
    ])
  func anotherCharacterIsNamedByItsPlace(text: String, position: Int) {
    #expect(Hex.decode(text) == .failure(.badDigit(position: position)))
  }

  @Test(arguments: [("0", 1), ("000", 3), ("fffff", 5)])
  func anOddNumberOfDigitsIsCounted(text: String, count: Int) {
    #expect(Hex.decode(text) == .failure(.oddLength(count)))
  }

  @Test func errorsSayWhatWasFound() {
    #expect("\(HexError.badDigit(position: 3))" == "found another character at position 3")
    #expect("\(HexError.oddLength(5))" == "found an odd number of digits (5)")
  }
}
