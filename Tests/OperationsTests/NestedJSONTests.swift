import DMLS
import JSONText
import KeyDerivation
import Operations
import SeededRandomness
import Testing

/// Faults inside the lists of PPRFPuncture and DeriveChildSecret, and the small shared types.
struct NestedJSONTests {
  private static let node: JSONValue = ["depth": 1, "prefix": "80", "secret": "00"]

  @Test(
    arguments: [
      (
        ["do": "forget"],
        .badValue(
          path: "p.steps[1].do", expected: "evaluate, save_and_restore or retained_nodes",
          found: "\"forget\"")
      ),
      (["do": "evaluate"], .missingKey("input", path: "p.steps[1]")),
      (
        ["do": "evaluate", "input": "0"],
        .badHex(path: "p.steps[1].input", reason: "found an odd number of digits (1)")
      ),
      (["do": "retained_nodes", "input": "00"], .unknownKey("input", path: "p.steps[1]")),
      (["do": "save_and_restore", "x": 1], .unknownKey("x", path: "p.steps[1]")),
      (["input": "00"], .missingKey("do", path: "p.steps[1]")),
      ("evaluate", .wrongKind(path: "p.steps[1]", expected: "an object", found: "a string")),
    ] as [(JSONValue, JSONError)])
  func aFaultInAStepNamesIt(step: JSONValue, expected: JSONError) {
    let input: JSONValue = ["secret": "00", "steps": [["do": "retained_nodes"], step]]
    #expect(throws: expected) { try PPRFPuncture.canonicalInput(input, path: "p") }
  }

  @Test(
    arguments: [
      (["out": "00", "error": "punctured"], .unknownKey("error", path: "p.steps[0]")),
      (
        ["error": "tired"],
        .badValue(
          path: "p.steps[0].error", expected: "a kind of error", found: "\"tired\"")
      ),
      (["result": "00"], .unknownKey("result", path: "p.steps[0]")),
      (
        ["nodes": [Self.node.setting("secret", nil)]],
        .missingKey("secret", path: "p.steps[0].nodes[0]")
      ),
      (
        ["nodes": [Self.node, Self.node.setting("depth", "1")]],
        .wrongKind(path: "p.steps[0].nodes[1].depth", expected: "an integer", found: "a string")
      ),
      (
        ["nodes": [Self.node.setting("left", 1)]],
        .unknownKey("left", path: "p.steps[0].nodes[0]")
      ),
    ] as [(JSONValue, JSONError)])
  func aFaultInAStepResultNamesIt(result: JSONValue, expected: JSONError) {
    #expect(throws: expected) {
      try PPRFPuncture.canonicalOutput(["steps": [result]], path: "p")
    }
  }

  @Test(
    arguments: [
      (
        "label", 1,
        .wrongKind(path: "p.children[0].label", expected: "a string", found: "an integer")
      ),
      (
        "input_secret", "x",
        .badHex(path: "p.children[0].input_secret", reason: "found another character at position 0")
      ),
      ("context", nil, .missingKey("context", path: "p.children[0]")),
      ("more", 1, .unknownKey("more", path: "p.children[0]")),
    ] as [(String, JSONValue?, JSONError)])
  func aFaultInAChildNamesIt(key: String, value: JSONValue?, expected: JSONError) {
    let child: JSONValue = ["label": "l", "input_secret": "", "context": ""]
    let input: JSONValue = ["prf_key": "00", "children": [child.setting(key, value)]]
    #expect(throws: expected) { try DeriveChildSecret.canonicalInput(input, path: "p") }
  }

  @Test(
    arguments: [
      (
        ["child_secret": "00", "error": "punctured"],
        .unknownKey("child_secret", path: "p.children[0]")
      ),
      ([:], .missingKey("child_secret", path: "p.children[0]")),
      (
        ["error": "no"],
        .badValue(path: "p.children[0].error", expected: "a kind of error", found: "\"no\"")
      ),
    ] as [(JSONValue, JSONError)])
  func aFaultInAnOutcomeNamesIt(outcome: JSONValue, expected: JSONError) {
    #expect(throws: expected) {
      try DeriveChildSecret.canonicalOutput(["children": [outcome]], path: "p")
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func retainedNodesAreSortedWhateverTheOrder(seed: UInt64) throws {
    let nodes: [JSONValue] = [
      ["depth": 1, "prefix": "00", "secret": "09"], ["depth": 9, "prefix": "0080", "secret": "08"],
      ["depth": 2, "prefix": "40", "secret": "07"], ["depth": 1, "prefix": "80", "secret": "06"],
      ["depth": 8, "prefix": "80", "secret": "05"],
    ]
    var generator = SplitMix64(seed: seed)
    let expected: JSONValue = ["steps": [["nodes": .array(nodes)]]]
    for _ in 0..<10 {
      let shuffled: JSONValue = [
        "steps": [["nodes": .array(nodes.shuffled(using: &generator))]]
      ]
      let canonical = try PPRFPuncture.canonicalOutput(shuffled, path: "p")
      #expect(canonical.line == expected.line, "seed \(seed)")
    }
  }

  @Test(arguments: CipherSuite.allCases)
  func cipherSuitesAreNumbers(suite: CipherSuite) throws {
    #expect(try CipherSuite(json: .integer(Int(suite.rawValue)), path: "p") == suite)
  }

  @Test(arguments: [0, 8, -1, 65536, 65537, Int.max])
  func otherNumbersAreNoCipherSuites(number: Int) {
    #expect(
      throws: JSONError.badValue(
        path: "p", expected: "a cipher suite, 1 to 7", found: "\(number)")
    ) { try CipherSuite(json: .integer(number), path: "p") }
  }

  @Test func textIsNoCipherSuite() {
    #expect(
      throws: JSONError.wrongKind(path: "p", expected: "an integer", found: "a string")
    ) { try CipherSuite(json: "1", path: "p") }
  }

  @Test func draftsAreTheirTwoDigits() throws {
    for draft in DraftRevision.allCases {
      var fields = try JSONFields(["draft": .string(draft.rawValue)], path: "p")
      #expect(try fields.draft("draft") == draft)
    }
    #expect(
      throws: JSONError.badValue(path: "p.draft", expected: "a draft revision", found: "\"1\"")
    ) {
      var fields = try JSONFields(["draft": "1"], path: "p")
      _ = try fields.draft("draft")
    }
  }
}
