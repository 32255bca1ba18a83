import JSONText
import Operations
import Testing

/// Faults inside the lists of EpochTree and ProcessCommits, and what their canonical form evens out.
struct ProcessCommitsJSONTests {
  private static let commit: JSONValue = [
    "do": "commit", "dmls_epoch": "", "path_secret": .null, "psk_secret": "", "group_context": "",
    "confirmed_transcript_hash": "", "confirmation_tag": "",
  ]

  @Test(
    arguments: [
      (
        ["do": "forget"],
        .badValue(
          path: "p.events[0].do",
          expected: "commit, external_commit, delete, save_and_restore or retained_nodes",
          found: "\"forget\"")
      ),
      (["do": "delete"], .missingKey("dmls_epoch", path: "p.events[0]")),
      (["do": "retained_nodes"], .missingKey("dmls_epoch", path: "p.events[0]")),
      (
        ["do": "save_and_restore", "dmls_epoch": ""],
        .unknownKey("dmls_epoch", path: "p.events[0]")
      ),
      (
        Self.commit.setting("external_init_secret", ""),
        .unknownKey("external_init_secret", path: "p.events[0]")
      ),
      (
        Self.commit.setting("do", "external_commit"),
        .missingKey("external_init_secret", path: "p.events[0]")
      ),
      (
        Self.commit.setting("do", "external_commit").setting("external_init_secret", ""),
        .wrongKind(
          path: "p.events[0].path_secret", expected: "a string of lower-case hex", found: "null")
      ),
      (
        Self.commit.setting("confirmation_tag", nil),
        .missingKey("confirmation_tag", path: "p.events[0]")
      ),
    ] as [(JSONValue, JSONError)])
  func aFaultInAnEventNamesIt(event: JSONValue, expected: JSONError) {
    let input: JSONValue = ["start": ["epoch_secret": ""], "events": [event]]
    #expect(throws: expected) { try ProcessCommits.canonicalInput(input, path: "p") }
  }

  @Test(
    arguments: [
      ([:], .missingKey("joiner_secret", path: "p.start")),
      (
        ["epoch_secret": "", "psk_secret": ""], .unknownKey("psk_secret", path: "p.start")
      ),
      (
        ["joiner_secret": "", "psk_secret": ""], .missingKey("group_context", path: "p.start")
      ),
    ] as [(JSONValue, JSONError)])
  func aFaultInTheStartNamesIt(start: JSONValue, expected: JSONError) {
    let input: JSONValue = ["start": start, "events": []]
    #expect(throws: expected) { try ProcessCommits.canonicalInput(input, path: "p") }
  }

  @Test(
    arguments: [
      (["dmls_epoch": "", "held": []], .missingKey("epoch_authenticator", path: "p.events[0]")),
      (["error": "duplicate"], .missingKey("held", path: "p.events[0]")),
      (
        ["error": "duplicate", "nodes": [], "held": []], .unknownKey("nodes", path: "p.events[0]")
      ),
      (
        ["held": [1]],
        .wrongKind(
          path: "p.events[0].held[0]", expected: "a string of lower-case hex", found: "an integer")
      ),
      (
        ["error": "late", "held": []],
        .badValue(path: "p.events[0].error", expected: "a kind of error", found: "\"late\"")
      ),
    ] as [(JSONValue, JSONError)])
  func aFaultInAResultNamesIt(result: JSONValue, expected: JSONError) {
    #expect(throws: expected) {
      try ProcessCommits.canonicalOutput(["events": [result]], path: "p")
    }
  }

  @Test(
    arguments: [
      (["error": "punctured", "held": []], ["error": "duplicate", "held": []]),
      (["error": "duplicate", "held": []], ["error": "duplicate", "held": []]),
      (["error": "unknown_epoch", "held": []], ["error": "unknown_epoch", "held": []]),
      (["held": ["ff", "0102", "80", "01"]], ["held": ["01", "0102", "80", "ff"]]),
      (
        [
          "nodes": [
            ["depth": 1, "prefix": "80", "secret": "01"],
            ["depth": 2, "prefix": "40", "secret": "02"],
          ], "held": [],
        ],
        [
          "nodes": [
            ["depth": 2, "prefix": "40", "secret": "02"],
            ["depth": 1, "prefix": "80", "secret": "01"],
          ], "held": [],
        ]
      ),
    ] as [(JSONValue, JSONValue)])
  func whatIsEquallyGoodIsOneThing(result: JSONValue, expected: JSONValue) throws {
    let canonical = try ProcessCommits.canonicalOutput(["events": [result]], path: "p")
    #expect(canonical == ["events": [expected]])
  }

  @Test func aTreeHasItsFirstEpoch() {
    #expect(
      throws: JSONError.badValue(
        path: "p.epochs", expected: "the first epoch at index 0", found: "no epoch")
    ) { try EpochTree.canonicalOutput(["epochs": []], path: "p") }
    let first: JSONValue = [
      "dmls_epoch": "", "epoch_authenticator": "", "parent_init_secret": "",
    ]
    #expect(throws: JSONError.missingKey("init_secret", path: "p.epochs[1]")) {
      try EpochTree.canonicalOutput(["epochs": [first, first]], path: "p")
    }
    #expect(throws: JSONError.unknownKey("init_secret", path: "p.epochs[0]")) {
      try EpochTree.canonicalOutput(
        ["epochs": [first.setting("init_secret", "")]], path: "p")
    }
  }
}
