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
