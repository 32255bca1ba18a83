import JSONText
import Operations
import Testing

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
