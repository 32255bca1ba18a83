import DMLS
import Harness
import JSONText
import KeyDerivation
import Operations
import Testing

struct AnnouncementTests {
  private static let smallest =
    #"{"protocol":1,"name":"n","drafts":[],"cipher_suites":[],"operations":[]}"#
  private static let largest =
    #"{"protocol":1,"name":"n","version":"0.1","language":"C","url":"https://example.org","#
    + #""drafts":["03","01"],"cipher_suites":[7,1],"operations":["tree_node","dmls_epoch"]}"#

  @Test(arguments: [smallest, largest])
  func isReadAndWrittenBackAsItWas(line: String) throws {
    #expect(try Announcement(json: json(line), path: "").json.line == line)
  }

  @Test func everyMemberIsRead() throws {
    let announcement = try Announcement(json: json(Self.largest), path: "")
    #expect(announcement.name == "n")
    #expect(announcement.version == "0.1")
    #expect(announcement.language == "C")
    #expect(announcement.url == "https://example.org")
    #expect(announcement.drafts == [.draft03, .draft01])
    #expect(announcement.cipherSuites.map(\.rawValue) == [7, 1])
    #expect(announcement.operations == ["tree_node", "dmls_epoch"])
  }

  @Test func referenceAnnouncesAllThatThereIs() throws {
    let announcement = Announcement(of: .reference)
    #expect(announcement.drafts == DraftRevision.allCases)
    #expect(announcement.cipherSuites == CipherSuite.allCases)
    #expect(announcement.operations == OperationCatalogue.all.map { $0.name })
    #expect(try Announcement(json: json(announcement.json.line), path: "") == announcement)
  }

  /// A newer implementation is no worse for what an older verifier does not know.
  @Test func whatIsUnknownIsReadAndKeptApart() throws {
    let line =
      #"{"protocol":1,"name":"n","drafts":["01","04"],"cipher_suites":[1,9,-1,70000],"#
      + #""operations":["dmls_epoch","sing"]}"#
    let announcement = try Announcement(json: json(line), path: "")
    #expect(announcement.drafts == [.draft01])
    #expect(announcement.cipherSuites.map(\.rawValue) == [1])
    #expect(announcement.operations == ["dmls_epoch"])
    #expect(
      announcement.unknown
        == Announcement.Unknown(
          drafts: ["04"], cipherSuites: [9, -1, 70000], operations: ["sing"]))
    #expect(announcement.json.line == line)
  }

  @Test func onlyOperationsWithAFunctionAreAnnounced() {
    var implementation = Implementation(name: "half")
    #expect(Announcement(of: implementation).operations == [])
    implementation[DMLSEpoch.self] = Implementation.reference[DMLSEpoch.self]
    #expect(Announcement(of: implementation).operations == ["dmls_epoch"])
  }

  @Test(arguments: ["protocol", "name", "drafts", "cipher_suites", "operations"])
  func missingKeyIsRefused(key: String) throws {
    guard case .object(let members) = try json(Self.smallest) else {
      Issue.record("an announcement is an object")
      return
    }
    let rest = JSONValue.object(members.filter { $0.name != key })
    #expect(throws: JSONError.missingKey(key, path: "")) { try Announcement(json: rest, path: "") }
  }

  @Test(
    arguments: [
      ("protocol", 2, badValue("protocol", "1", "2")),
      ("protocol", "1", wrongKind("protocol", "an integer", "a string")),
      ("name", 1, wrongKind("name", "a string", "an integer")),
      ("version", 1, wrongKind("version", "a string", "an integer")),
      ("language", .null, wrongKind("language", "a string", "null")),
      ("url", [], wrongKind("url", "a string", "an array")),
      ("drafts", "01", wrongKind("drafts", "an array", "a string")),
      ("drafts", ["01", 2], wrongKind("drafts[1]", "a string", "an integer")),
      ("cipher_suites", ["1"], wrongKind("cipher_suites[0]", "an integer", "a string")),
      ("operations", [1], wrongKind("operations[0]", "a string", "an integer")),
      ("author", "x", .unknownKey("author", path: "")),
    ] as [(String, JSONValue, JSONError)])
  func wrongMemberIsRefusedAndNamed(key: String, value: JSONValue, error: JSONError) throws {
    guard case .object(let members) = try json(Self.smallest) else {
      Issue.record("an announcement is an object")
      return
    }
    let changed = members.filter { $0.name != key } + [JSONMember(key, value)]
    #expect(throws: error) { try Announcement(json: .object(changed), path: "") }
  }
}

private let seqs = "0 to 2147483647"

struct RequestTests {
  private static let line =
    #"{"seq":12,"op":"tree_node","cipher_suite":7,"draft":"03","input":{"node_secret":"00"}}"#
  private static let request = Request(
    seq: 12, operation: "tree_node", cipherSuite: .mls256Dhkemp384Aes256gcmSha384P384,
    draft: .draft03, input: ["node_secret": "00"])

  @Test func isWrittenAsDescribedAndReadBack() throws {
    #expect(Self.request.json.line == Self.line)
    #expect(try Request(json: json(Self.line), path: "") == Self.request)
  }

  @Test(arguments: ["seq", "op", "cipher_suite", "draft", "input"])
  func everyKeyIsRequired(key: String) throws {
    guard case .object(let members) = Self.request.json else {
      Issue.record("a request is an object")
      return
    }
    let rest = JSONValue.object(members.filter { $0.name != key })
    #expect(throws: JSONError.missingKey(key, path: "")) { try Request(json: rest, path: "") }
  }

  @Test(
    arguments: [
      ("seq", -1, badValue("seq", seqs, "-1")),
      ("seq", 2_147_483_648, badValue("seq", seqs, "2147483648")),
      ("seq", "12", wrongKind("seq", "an integer", "a string")),
      ("op", 1, wrongKind("op", "a string", "an integer")),
      ("cipher_suite", 0, badValue("cipher_suite", "a cipher suite, 1 to 7", "0")),
      ("cipher_suite", 8, badValue("cipher_suite", "a cipher suite, 1 to 7", "8")),
      ("cipher_suite", 65537, badValue("cipher_suite", "a cipher suite, 1 to 7", "65537")),
      ("cipher_suite", "1", wrongKind("cipher_suite", "an integer", "a string")),
      ("draft", "04", badValue("draft", "a draft revision", "\"04\"")),
      ("draft", 1, wrongKind("draft", "a string", "an integer")),
      ("extra", .null, .unknownKey("extra", path: "")),
    ] as [(String, JSONValue, JSONError)])
  func wrongMemberIsRefusedAndNamed(key: String, value: JSONValue, error: JSONError) throws {
    guard case .object(let members) = Self.request.json else {
      Issue.record("a request is an object")
      return
    }
    let changed = members.filter { $0.name != key } + [JSONMember(key, value)]
    #expect(throws: error) { try Request(json: .object(changed), path: "") }
  }

  @Test(arguments: [0, 2_147_483_647])
  func seqHasThirtyOneBits(seq: Int) throws {
    var request = Self.request
    request.seq = seq
    #expect(try Request(json: json(request.json.line), path: "").seq == seq)
  }

  @Test func startIsWrittenAsDescribedAndReadBack() throws {
    let line = #"{"op":"start","protocol":1}"#
    #expect(StartRequest().json.line == line)
    #expect(try StartRequest(json: json(line), path: "") == StartRequest())
    #expect(try StartRequest(json: json(#"{"op":"start","protocol":2}"#), path: "").version == 2)
  }

  @Test(arguments: [
    (#"{"op":"start"}"#, JSONError.missingKey("protocol", path: "")),
    (#"{"protocol":1}"#, .missingKey("op", path: "")),
    (#"{"op":"start","protocol":"1"}"#, wrongKind("protocol", "an integer", "a string")),
    (#"{"op":"start","protocol":1,"seq":0}"#, .unknownKey("seq", path: "")),
  ])
  func whatIsNoStartIsRefusedAndNamed(line: String, error: JSONError) {
    #expect(throws: error) { try StartRequest(json: json(line), path: "") }
  }
}

struct AnswerTests {
  @Test(arguments: [
    (
      Answer(seq: 0, .output(["out": "00ff"], intermediates: [])),
      #"{"seq":0,"output":{"out":"00ff"}}"#
    ),
    (
      Answer(
        seq: 7,
        .output(["out": ""], intermediates: [Intermediate("a", [1]), Intermediate("b", [])])),
      #"{"seq":7,"output":{"out":""},"intermediates":"#
        + #"[{"name":"a","value":"01"},{"name":"b","value":""}]}"#
    ),
    (
      Answer(seq: 1, .refused(OperationError(.punctured, "again \"quoted\""))),
      #"{"seq":1,"error":{"kind":"punctured","message":"again \"quoted\""}}"#
    ),
    (Answer(seq: 2, .refused(OperationError(nil))), #"{"seq":2,"error":{"message":""}}"#),
    (Answer(seq: 3, .skipped(reason: "later")), #"{"seq":3,"skipped":{"reason":"later"}}"#),
  ])
  func everyKindIsWrittenAsDescribedAndReadBack(answer: Answer, line: String) throws {
    #expect(answer.json.line == line)
    #expect(try Answer(json: json(line), path: "") == answer)
  }

  @Test(arguments: ErrorKind.allCases)
  func everyKindOfErrorIsReadBack(kind: ErrorKind) throws {
    let answer = Answer(seq: 1, .refused(OperationError(kind, "why")))
    #expect(try Answer(json: json(answer.json.line), path: "") == answer)
  }

  @Test func crashThatAHarnessCaughtIsNoKindOfRefusal() throws {
    let line = #"{"seq":1,"error":{"kind":"crashed","message":"index out of range"}}"#
    let answer = try Answer(json: json(line), path: "")
    guard case .refused(let error) = answer.response else {
      Issue.record("no error: \(answer)")
      return
    }
    #expect(error.isCrash)
    #expect(error.kind == nil)
    #expect(error.message == "index out of range")
    #expect(answer.json.line == line)
  }

  @Test func kindAndMessageOfAnErrorAreOptional() throws {
    let answer = try Answer(json: json(#"{"seq":1,"error":{}}"#), path: "")
    #expect(answer == Answer(seq: 1, .refused(OperationError(nil, ""))))
    let kindOnly = try Answer(json: json(#"{"seq":1,"error":{"kind":"malformed"}}"#), path: "")
    #expect(kindOnly == Answer(seq: 1, .refused(OperationError(.malformed, ""))))
  }

  @Test func outputIsKeptAsTheChildWroteIt() throws {
    let answer = try Answer(json: json(#"{"seq":1,"output":["any",{"JSON":1.5}]}"#), path: "")
    #expect(answer.response == .output(["any", ["JSON": .number(1.5)]], intermediates: []))
  }

  @Test(arguments: [
    (#"{"output":{}}"#, JSONError.missingKey("seq", path: "")),
    (#"{"seq":"1","output":{}}"#, wrongKind("seq", "an integer", "a string")),
    (#"{"seq":1.5,"output":{}}"#, wrongKind("seq", "an integer", "a number")),
    (#"{"seq":null,"output":{}}"#, wrongKind("seq", "an integer", "null")),
    (#"{"seq":-1,"output":{}}"#, badValue("seq", seqs, "-1")),
    (#"{"seq":2147483648,"output":{}}"#, badValue("seq", seqs, "2147483648")),
    (#"{"seq":1}"#, badValue("", exactlyOne, "none")),
    (#"{"seq":1,"output":{},"error":{}}"#, badValue("", exactlyOne, "output and error")),
    (
      #"{"seq":1,"output":{},"error":{},"skipped":{"reason":""}}"#,
      badValue("", exactlyOne, "output and error and skipped")
    ),
    (#"{"seq":1,"output":{},"note":""}"#, .unknownKey("note", path: "")),
    (#"{"seq":1,"error":{},"intermediates":[]}"#, .unknownKey("intermediates", path: "")),
    (#"{"seq":1,"error":"bad"}"#, wrongKind("error", "an object", "a string")),
    (
      #"{"seq":1,"error":{"kind":"tired"}}"#, badValue("error.kind", "a kind of error", "\"tired\"")
    ),
    (#"{"seq":1,"error":{"kind":null}}"#, wrongKind("error.kind", "a string", "null")),
    (#"{"seq":1,"error":{"message":1}}"#, wrongKind("error.message", "a string", "an integer")),
    (#"{"seq":1,"error":{"code":1}}"#, .unknownKey("code", path: "error")),
    (#"{"seq":1,"skipped":"no"}"#, wrongKind("skipped", "an object", "a string")),
    (#"{"seq":1,"skipped":{}}"#, .missingKey("reason", path: "skipped")),
    (#"{"seq":1,"skipped":{"reason":"","x":1}}"#, .unknownKey("x", path: "skipped")),
    (#"{"seq":1,"output":{},"intermediates":{}}"#, intermediates("an array", "an object")),
    (
      #"{"seq":1,"output":{},"intermediates":[{"name":"a"}]}"#,
      .missingKey("value", path: "intermediates[0]")
    ),
    (
      #"{"seq":1,"output":{},"intermediates":[{"name":"a","value":"0G"}]}"#,
      .badHex(path: "intermediates[0].value", reason: "found another character at position 1")
    ),
    (#"[1]"#, wrongKind("", "an object", "an array")),
  ])
  func whatIsNoAnswerIsRefusedAndNamed(line: String, error: JSONError) {
    #expect(throws: error) { try Answer(json: json(line), path: "") }
  }

  private static let exactlyOne = "exactly one of output, error and skipped"

  private static func intermediates(_ expected: String, _ found: String) -> JSONError {
    wrongKind("intermediates", expected, found)
  }
}

/// The value of a JSON text.
func json(_ text: String) throws(JSONError) -> JSONValue {
  try JSONValue(parsing: Array(text.utf8))
}

/// A value of another kind than expected, short enough for tables.
func wrongKind(_ path: String, _ expected: String, _ found: String) -> JSONError {
  .wrongKind(path: path, expected: expected, found: found)
}

/// A value that is not one of those allowed, short enough for tables.
func badValue(_ path: String, _ expected: String, _ found: String) -> JSONError {
  .badValue(path: path, expected: expected, found: found)
}
