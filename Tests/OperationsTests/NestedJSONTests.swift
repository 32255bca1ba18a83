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
    #expect(try Shape.cipherSuite.read(.integer(Int(suite.rawValue)), "p") == suite)
  }

  @Test(arguments: [0, 8, -1, 65536, 65537, Int.max])
  func otherNumbersAreNoCipherSuites(number: Int) {
    #expect(
      throws: JSONError.badValue(
        path: "p", expected: "a cipher suite, 1 to 7", found: "\(number)")
    ) { try Shape.cipherSuite.read(.integer(number), "p") }
  }

  @Test func textIsNoCipherSuite() {
    #expect(
      throws: JSONError.wrongKind(path: "p", expected: "an integer", found: "a string")
    ) { try Shape.cipherSuite.read("1", "p") }
  }

  @Test func draftsAreTheirTwoDigits() throws {
    for draft in DraftRevision.allCases {
      var fields = try JSONFields(["draft": .string(draft.rawValue)], path: "p")
      #expect(try fields.take("draft", .draft) == draft)
    }
    #expect(
      throws: JSONError.badValue(path: "p.draft", expected: "a draft revision", found: "\"1\"")
    ) {
      var fields = try JSONFields(["draft": "1"], path: "p")
      _ = try fields.take("draft", .draft)
    }
  }
}

/// Faults inside the lists of the operations of the example tier, and what is sorted.
struct StateManagementJSONTests {
  @Test(
    arguments: [
      (
        ["id": "x", "parent": 1, "confirmation_tag": ""],
        .wrongKind(path: "p.commits[0].parent", expected: "a string or null", found: "an integer")
      ),
      (["id": "x", "confirmation_tag": ""], .missingKey("parent", path: "p.commits[0]")),
      (
        ["id": "x", "parent": .null, "confirmation_tag": "0"],
        .badHex(
          path: "p.commits[0].confirmation_tag", reason: "found an odd number of digits (1)")
      ),
    ] as [(JSONValue, JSONError)])
  func aFaultInACommitOfAForkNamesIt(commit: JSONValue, expected: JSONError) {
    #expect(throws: expected) {
      try ForkChoice.canonicalInput(["commits": [commit]], path: "p")
    }
  }

  @Test(
    arguments: [
      (
        ["do": "receive"],
        .badValue(
          path: "p.events[0].do", expected: "commit or send", found: "\"receive\"")
      ),
      (["do": "send", "id": "x"], .unknownKey("id", path: "p.events[0]")),
      (
        ["do": "commit", "id": "x", "parent": "e", "confirmation_tag": "", "retain": 1],
        .wrongKind(path: "p.events[0].retain", expected: "a boolean", found: "an integer")
      ),
    ] as [(JSONValue, JSONError)])
  func aFaultInAnEventOfAClientNamesIt(event: JSONValue, expected: JSONError) {
    #expect(throws: expected) {
      try ClientState.canonicalInput(["epoch": "e", "events": [event]], path: "p")
    }
  }

  @Test(
    arguments: [
      (
        ["do": "split"],
        .badValue(
          path: "p.events[0].do", expected: "cut, heal, commit or message", found: "\"split\"")
      ),
      (
        ["do": "cut", "link": ["A"]],
        .badValue(path: "p.events[0].link", expected: "two servers", found: "1")
      ),
      (
        ["do": "cut", "link": ["A", "B", "C"]],
        .badValue(path: "p.events[0].link", expected: "two servers", found: "3")
      ),
      (
        ["do": "heal", "link": ["A", 1]],
        .wrongKind(path: "p.events[0].link[1]", expected: "a string", found: "an integer")
      ),
      (
        ["do": "heal", "link": "AB"],
        .wrongKind(path: "p.events[0].link", expected: "an array", found: "a string")
      ),
    ] as [(JSONValue, JSONError)])
  func aFaultInAnEventOfAFederationNamesIt(event: JSONValue, expected: JSONError) {
    let input: JSONValue = [
      "servers": [], "links": [], "clients": [], "epoch": "e", "events": [event],
    ]
    #expect(throws: expected) { try FederationTrace.canonicalInput(input, path: "p") }
  }

  @Test func heldAndDeletedEpochsMayComeInAnyOrder() throws {
    let output: JSONValue = [
      "events": [["current": "b", "held": ["b", "a"], "deleted": ["d", "c", "e"]]]
    ]
    #expect(
      try ClientState.canonicalOutput(output, path: "p").line
        == #"{"events":[{"current":"b","held":["a","b"],"deleted":["c","d","e"]}]}"#)
  }

  @Test func deletableEpochsMayComeInAnyOrder() throws {
    #expect(
      try DeletableEpochs.canonicalOutput(["deletable": ["e", "a"]], path: "p").line
        == #"{"deletable":["a","e"]}"#)
  }

  @Test func winnersBuffersAndDeliveriesKeepTheirOrder() throws {
    let winner: JSONValue = ["winner": ["b", "a"]]
    #expect(try ForkChoice.canonicalOutput(winner, path: "p") == winner)
    let events: JSONValue = [
      "events": [
        [
          "partitions": [
            ["servers": ["B"], "agreed": "e", "buffered": ["m2", "m1"]],
            ["servers": ["A"], "agreed": "e", "buffered": []],
          ],
          "deliveries": [
            ["client": "b", "id": "m2", "retain": true],
            ["client": "a", "id": "m1", "retain": true],
          ],
        ]
      ]
    ]
    #expect(try FederationTrace.canonicalOutput(events, path: "p") == events)
  }
}

/// SplitMix64: the same sequence for the same seed on every platform.
struct SeededGenerator: RandomNumberGenerator {
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
