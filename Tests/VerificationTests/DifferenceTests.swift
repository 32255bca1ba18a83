import JSONText
import Testing
import Verification

struct DifferenceTests {
  @Test(
    arguments: [
      .null, true, 1, .number(1.5), "", [], [:], ["a": ["b": [1, "x", .null]]],
    ] as [JSONValue])
  func equalValuesDoNotDiffer(value: JSONValue) {
    #expect(Difference.all(expected: value, actual: value) == [])
  }

  @Test func orderOfMembersIsNoDifference() {
    #expect(Difference.all(expected: ["a": 1, "b": 2], actual: ["b": 2, "a": 1]) == [])
  }

  @Test(
    arguments: [
      (1, 2), (1, "1"), ("a", "A"), (.null, false), ([], [:]), ("", .null),
    ] as [(JSONValue, JSONValue)])
  func wholeValueHasNoPath(expected: JSONValue, actual: JSONValue) {
    #expect(
      Difference.all(expected: expected, actual: actual)
        == [Difference(path: "", expected: expected, actual: actual)])
  }

  @Test func everyPlaceIsNamedInOrder() {
    let expected: JSONValue = ["a": 1, "b": [1, ["c": "x"]], "d": [:], "e": 0]
    let actual: JSONValue = ["f": 9, "e": 0, "b": [2, ["c": "y", "g": 8], 3], "a": 1]
    #expect(
      Difference.all(expected: expected, actual: actual) == [
        Difference(path: "b[0]", expected: 1, actual: 2),
        Difference(path: "b[1].c", expected: "x", actual: "y"),
        Difference(path: "b[1].g", expected: nil, actual: 8),
        Difference(path: "b[2]", expected: nil, actual: 3),
        Difference(path: "d", expected: [:], actual: nil),
        Difference(path: "f", expected: nil, actual: 9),
      ])
  }

  @Test func nullIsNotTheSameAsNothing() {
    #expect(
      Difference.all(expected: ["a": .null], actual: [:])
        == [Difference(path: "a", expected: .null, actual: nil)])
  }

  @Test func pathStartsWhereItIsTold() {
    #expect(
      Difference.all(expected: [1], actual: [2], path: "steps")
        == [Difference(path: "steps[0]", expected: 1, actual: 2)])
  }
}
