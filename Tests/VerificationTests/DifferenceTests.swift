import JSONText
import Operations
import TestSupport
import Testing
import VectorFiles
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

/// Outputs with inner structure: the steps of pprf_puncture.
struct JudgeStepsTests {
  private static let nodes: [JSONValue] = [
    ["depth": 1, "prefix": "80", "secret": "aa"], ["depth": 2, "prefix": "40", "secret": "bb"],
  ]

  private func verdict(expected: [JSONValue], actual: [JSONValue]) throws -> Verdict {
    // As a vector file holds it: in this project's order.
    let operation = try #require(OperationCatalogue.named("pprf_puncture"))
    let canonical = try operation.canonicalOutput(["steps": .array(expected)], path: "")
    let vectorCase = Cases.make(
      PPRFPuncture.self, expect: .output(canonical, intermediates: []))
    return Judge.verdict(
      on: .output(["steps": .array(actual)], intermediates: []), to: vectorCase)
  }

  @Test func nodesMayComeInAnyOrder() throws {
    #expect(
      try verdict(
        expected: [["nodes": .array(Self.nodes)]],
        actual: [["nodes": .array(Self.nodes.reversed())]]) == .passed(note: nil))
  }

  @Test func membersMayComeInAnyOrder() throws {
    let node: JSONValue = ["secret": "aa", "prefix": "80", "depth": 1]
    #expect(
      try verdict(expected: [["nodes": [Self.nodes[0]]]], actual: [["nodes": [node]]])
        == .passed(note: nil))
  }

  @Test func nodeTooManyAndNodeTooFewFail() throws {
    let missing = try verdict(
      expected: [["nodes": .array(Self.nodes)]], actual: [["nodes": [Self.nodes[1]]]])
    #expect(
      missing
        == .failed(
          .output([
            Difference(path: "steps[0].nodes[1]", expected: Self.nodes[0], actual: nil)
          ])))
    let extra = try verdict(
      expected: [["nodes": [Self.nodes[1]]]], actual: [["nodes": .array(Self.nodes)]])
    #expect(
      extra
        == .failed(
          .output([
            Difference(path: "steps[0].nodes[1]", expected: nil, actual: Self.nodes[0])
          ])))
  }

  @Test func nodeListedTwiceFails() throws {
    let twice = try verdict(
      expected: [["nodes": .array(Self.nodes)]],
      actual: [["nodes": .array(Self.nodes + Self.nodes)]])
    #expect(twice.kind == .failed)
  }

  @Test func stepsAreComparedInOrder() throws {
    #expect(
      try verdict(
        expected: [["out": "01"], ["out": "02"]], actual: [["out": "02"], ["out": "01"]])
        == .failed(
          .output([
            Difference(path: "steps[0].out", expected: "01", actual: "02"),
            Difference(path: "steps[1].out", expected: "02", actual: "01"),
          ])))
  }

  @Test func missingAndExtraStepsFail() throws {
    #expect(
      try verdict(expected: [["out": "01"], [:]], actual: [["out": "01"]])
        == .failed(.output([Difference(path: "steps[1]", expected: [:], actual: nil)])))
    #expect(
      try verdict(expected: [["out": "01"]], actual: [["out": "01"], [:]])
        == .failed(.output([Difference(path: "steps[1]", expected: nil, actual: [:])])))
  }

  @Test func outputWhereARefusalIsDueNamesBoth() throws {
    #expect(
      try verdict(expected: [["error": "punctured"]], actual: [["out": "01"]])
        == .failed(
          .output([
            Difference(path: "steps[0].error", expected: "punctured", actual: nil),
            Difference(path: "steps[0].out", expected: nil, actual: "01"),
          ])))
  }

  @Test func stepWithTwoResultsIsErrored() throws {
    #expect(
      try verdict(expected: [["out": "01"]], actual: [["out": "01", "error": "punctured"]])
        == .errored(
          #"the answer does not follow the protocol: output.steps[0]: the key "error" is unknown; "#
            + "leave it out: what is for people goes to stderr"))
  }
}
