import DMLS
import JSONText
import KeyDerivation
import MLSMessages
import TLSPresentation
import TestSupport
import Testing

@testable import Operations

/// Kinds of error: their names, what stands for what, and where they come from.
struct ErrorKindTests {
  @Test func namesOfTheKindsAndTheirOrderStay() {
    #expect(
      ErrorKind.allCases.map(\.rawValue) == [
        "wrong_length", "punctured", "forbidden_message", "malformed", "truncated",
        "trailing_bytes", "non_minimal_length", "invalid_length_prefix", "unknown_value",
        "unsupported_version", "unknown_epoch", "wrong_confirmation_tag", "duplicate",
        "stale_epoch",
      ])
  }

  @Test(
    arguments: [
      (.wrongLength, [.wrongLength]), (.punctured, [.punctured]), (.malformed, [.malformed]),
      (.forbiddenMessage, [.forbiddenMessage, .unknownValue, .malformed]),
      (.truncated, [.truncated, .malformed]), (.trailingBytes, [.trailingBytes, .malformed]),
      (.nonMinimalLength, [.nonMinimalLength, .malformed]),
      (.invalidLengthPrefix, [.invalidLengthPrefix, .malformed]),
      (.unknownValue, [.unknownValue, .malformed]),
      (.unsupportedVersion, [.unsupportedVersion, .malformed]),
      (.unknownEpoch, [.unknownEpoch]), (.wrongConfirmationTag, [.wrongConfirmationTag]),
      (.duplicate, [.duplicate]), (.staleEpoch, [.staleEpoch]),
    ] as [(ErrorKind, [ErrorKind])])
  func malformedStandsForEachWayNotToParseAndForNothingElse(
    kind: ErrorKind, expected: [ErrorKind]
  ) {
    #expect(kind.accepted == expected)
  }

  @Test(
    arguments: [
      (.wrongLength(name: "x", expected: 1, actual: 2), .wrongLength),
      (.punctured, .punctured),
      (.forbiddenMessage(.mlsWelcome, .draft03), .forbiddenMessage),
      (.keyDerivation(.lengthOutOfRange), .wrongLength),
      (.keyDerivation(.outputTooLong), .wrongLength),
      (.keyDerivation(.vectorTooLong), .wrongLength),
      (.inconsistentState("why"), .malformed),
      (.unknownEpoch, .unknownEpoch), (.duplicate, .duplicate),
      (.wrongConfirmationTag, .wrongConfirmationTag), (.staleEpoch, .staleEpoch),
      (.presentation(.truncated(needed: 1, available: 0, offset: 0)), .truncated),
      (.presentation(.trailingBytes(count: 1, offset: 0)), .trailingBytes),
      (.presentation(.nonMinimalLength(offset: 0)), .nonMinimalLength),
      (.presentation(.invalidLengthPrefix(offset: 0)), .invalidLengthPrefix),
      (.presentation(.unknownValue(type: "T", value: 1, offset: 0)), .unknownValue),
      (.presentation(.unsupportedVersion(2, offset: 0)), .unsupportedVersion),
      (.presentation(.lengthTooLarge(count: 1 << 30)), .wrongLength),
    ] as [(DMLSError, ErrorKind)])
  func everyErrorOfTheSpecificationHasItsKind(error: DMLSError, expected: ErrorKind) {
    let refusal = OperationError(error)
    #expect(refusal.kind == expected)
    #expect(refusal.message == "\(error)")
    #expect(ErrorKind(error) == expected)
  }

  @Test(
    arguments: [
      (OperationError(.punctured, "m"), #"{"kind":"punctured","message":"m"}"#),
      (OperationError(nil, "m"), #"{"message":"m"}"#),
      (OperationError(.malformed), #"{"kind":"malformed","message":""}"#),
    ])
  func refusalsInJSON(error: OperationError, line: String) throws {
    let json = try JSONValue(parsing: Array(line.utf8))
    #expect(error.json.line == line)
    #expect(try OperationError(json: json, path: "p") == error)
  }

  @Test func bothMembersOfARefusalAreOptional() throws {
    #expect(try OperationError(json: [:], path: "p") == OperationError(nil, ""))
    #expect(
      try OperationError(json: ["kind": "truncated"], path: "p") == OperationError(.truncated))
    #expect(
      throws: JSONError.badValue(path: "p.kind", expected: "a kind of error", found: "\"x\"")
    ) { try OperationError(json: ["kind": "x"], path: "p") }
    #expect(throws: JSONError.unknownKey("why", path: "p")) {
      try OperationError(json: ["why": "x"], path: "p")
    }
  }
}

/// Traces that no group can have are refused, and the message names the place.
struct TraceCheckTests {
  private static func refusal(
    _ operation: any CataloguedOperation.Type, _ input: JSONValue
  ) throws -> OperationError? {
    let response = try operation.perform(
      by: .reference, in: OperationContext(cipherSuite: .suite1), input: input, path: "input")
    if case .refused(let error) = response { return error }
    return nil
  }

  private static func commit(_ id: String, on parent: JSONValue, tag: String) -> JSONValue {
    ["id": .string(id), "parent": parent, "confirmation_tag": .string(tag)]
  }

  @Test(
    arguments: [
      ([commit("a", on: "x", tag: "01")], "commits[0].parent: no commit before it is \"x\""),
      (
        [commit("b", on: "a", tag: "01"), commit("a", on: .null, tag: "02")],
        "commits[0].parent: no commit before it is \"a\""
      ),
      (
        [commit("a", on: .null, tag: "01"), commit("a", on: "a", tag: "02")],
        "commits[1].id: \"a\" is used before"
      ),
      (
        [commit("a", on: .null, tag: "01"), commit("b", on: .null, tag: "01")],
        "commits[1].confirmation_tag: \"a\" has the same, and the same parent"
      ),
    ] as [([JSONValue], String)])
  func forksAreRefused(commits: [JSONValue], message: String) throws {
    let refusal = try Self.refusal(ForkChoice.self, ["commits": .array(commits)])
    #expect(refusal == OperationError(.malformed, message))
  }

  @Test func equalTagsOfCommitsOnDifferentEpochsAreFine() throws {
    let commits = [
      Self.commit("a", on: .null, tag: "01"), Self.commit("b", on: "a", tag: "01"),
    ]
    #expect(try Self.refusal(ForkChoice.self, ["commits": .array(commits)]) == nil)
  }

  @Test func equalTagsOfSiblingsAreRefusedForAClientButNotACopy() throws {
    func event(_ id: String) -> JSONValue {
      [
        "do": "commit", "id": .string(id), "parent": "e", "confirmation_tag": "01",
        "retain": true,
      ]
    }
    func refusal(_ events: [JSONValue]) throws -> OperationError? {
      try Self.refusal(ClientState.self, ["epoch": "e", "events": .array(events)])
    }
    #expect(try refusal([event("a"), event("a")]) == nil)
    #expect(
      try refusal([event("a"), event("b")])
        == OperationError(
          .malformed,
          "events[1].confirmation_tag: \"a\" has the same, and the same parent"))
  }

  @Test(
    arguments: [
      ("servers", ["A", "B", "A"], "servers[2]: \"A\" is used before"),
      ("links", [["A", "C"]], "links[0]: there is no server \"C\""),
      ("links", [["A", "B"], ["B", "B"]], "links[1]: both ends are \"B\""),
      (
        "clients", [["name": "a", "server": "C"]],
        "clients[0].server: there is no server \"C\""
      ),
      (
        "clients", [["name": "a", "server": "A"], ["name": "a", "server": "B"]],
        "clients[1].name: \"a\" is used before"
      ),
      (
        "events", [["do": "cut", "link": ["C", "D"]]],
        "events[0].link: there is no link \"C-D\""
      ),
      (
        "events", [["do": "message", "client": "z", "id": "m"]],
        "events[0].client: there is no client \"z\""
      ),
      (
        "events", [["do": "message", "client": "a", "id": "e"]],
        "events[0].id: \"e\" is used before"
      ),
      (
        "events",
        [
          ["do": "message", "client": "a", "id": "m"],
          [
            "do": "commit", "client": "a", "id": "m", "parent": "e", "confirmation_tag": "01",
          ],
        ],
        "events[1].id: \"m\" is used before"
      ),
    ] as [(String, JSONValue, String)])
  func federationsAreRefused(key: String, value: JSONValue, message: String) throws {
    let input: JSONValue = [
      "servers": ["A", "B"], "links": [["A", "B"]], "clients": [["name": "a", "server": "A"]],
      "epoch": "e", "events": [],
    ]
    #expect(try Self.refusal(FederationTrace.self, input) == nil)
    #expect(
      try Self.refusal(FederationTrace.self, input.setting(key, value))
        == OperationError(.malformed, message))
  }

  @Test func aLinkMayBeNamedInEitherOrder() throws {
    let input: JSONValue = [
      "servers": ["A", "B"], "links": [["A", "B"]], "clients": [], "epoch": "e",
      "events": [["do": "cut", "link": ["B", "A"]], ["do": "heal", "link": ["A", "B"]]],
    ]
    #expect(try Self.refusal(FederationTrace.self, input) == nil)
  }

  @Test(
    arguments: [
      ("e", "e", "a", [], "commits[0].id: \"e\" is used before"),
      ("1", "2", "a", [], "commits[0].parent: there is no epoch \"2\""),
      ("1", "e", "x", [], "commits[0].sender: \"x\" is no member of \"e\", nor added"),
      ("1", "e", "x", ["y"], "commits[0].sender: \"x\" is no member of \"e\", nor added"),
      ("1", "e", "x", ["y", "x"], nil), ("1", "e", "a", [], nil),
    ] as [(String, String, String, [String], String?)])
  func groupsAreRefused(
    id: String, parent: String, sender: String, adds: [String], message: String?
  ) throws {
    let input: JSONValue = [
      "members": ["a"], "epoch": "e",
      "commits": [
        [
          "id": .string(id), "parent": .string(parent), "sender": .string(sender),
          "adds": .strings(adds), "removes": [],
        ]
      ],
    ]
    let refusal = try Self.refusal(DeletableEpochs.self, input)
    #expect(refusal == message.map { OperationError(.malformed, $0) })
  }
}
