import DMLS
import Harness
import JSONText
import KeyDerivation
import Operations
import Testing

struct HarnessServerTests {
  private static let server = HarnessServer(.reference)
  private static let epochSecret = String(repeating: "11", count: 32)

  private func answer(_ line: String, of server: HarnessServer = server) throws -> String {
    guard case .answer(let answer) = server.reaction(to: Array(line.utf8)) else {
      Issue.record("no answer: \(line)")
      return ""
    }
    return answer
  }

  private func request(_ operation: String, _ input: String, seq: Int = 1) -> String {
    #"{"seq":\#(seq),"op":"\#(operation)","cipher_suite":1,"draft":"01","input":\#(input)}"#
  }

  @Test func startIsAnsweredWithTheAnnouncement() throws {
    #expect(
      try answer(#"{"op":"start","protocol":1}"#) == Announcement(of: .reference).json.line)
  }

  @Test func requestIsAnsweredWithItsSeqAndAnOutput() throws {
    let line = try answer(
      request("dmls_epoch", #"{"epoch_secret":"\#(Self.epochSecret)"}"#, seq: 41))
    let answer = try Answer(json: json(line), path: "")
    #expect(answer.seq == 41)
    guard case .output(let output, intermediates: []) = answer.response else {
      Issue.record("no output: \(line)")
      return
    }
    // The beginning is the one that the protocol page shows.
    let value = try #require(output["dmls_epoch"]).bytes(path: "")
    #expect(value.count == 32)
    #expect(Hex.encode(value.prefix(8)) == "e2c9084eccdcb1db")
  }

  @Test func intermediatesComeWithTheOutput() throws {
    let line = try answer(
      request("derive_secret", #"{"secret":"\#(Self.epochSecret)","label":"epoch"}"#))
    let answer = try Answer(json: json(line), path: "")
    guard case .output(_, let intermediates) = answer.response else {
      Issue.record("no output: \(line)")
      return
    }
    #expect(intermediates.map(\.name) == ["kdf_label"])
    #expect(intermediates.first?.value == [0, 32, 13] + Array("MLS 1.0 epoch".utf8) + [0])
  }

  @Test func refusalHasItsKind() throws {
    let line = try answer(request("dmls_epoch", #"{"epoch_secret":""}"#))
    guard case .refused(let error) = try Answer(json: json(line), path: "").response else {
      Issue.record("no refusal: \(line)")
      return
    }
    #expect(error.kind == .wrongLength)
    #expect(!error.message.isEmpty)
  }

  @Test func unknownOperationIsSkipped() throws {
    #expect(
      try answer(request("sing", "{}", seq: 5))
        == #"{"seq":5,"skipped":{"reason":"unknown operation sing"}}"#)
  }

  /// Whoever asks waits for an answer, whatever was asked.
  @Test(arguments: [
    (#""op":"tree_node","cipher_suite":9,"draft":"01","input":{}"#, "cipher suite 9"),
    (#""op":"tree_node","cipher_suite":-1,"draft":"01","input":{}"#, "cipher suite -1"),
    (#""op":"tree_node","cipher_suite":1,"draft":"04","input":{}"#, "draft revision 04"),
  ])
  func unknownSuiteOrDraftIsSkipped(members: String, what: String) throws {
    #expect(
      try answer("{\"seq\":7,\(members)}")
        == "{\"seq\":7,\"skipped\":{\"reason\":\"unknown \(what)\"}}")
  }

  @Test func suiteAndDraftThatWereNotAnnouncedAreSkipped() throws {
    var implementation = Implementation(
      name: "one", drafts: [.draft02], cipherSuites: [.mls256Dhkemp384Aes256gcmSha384P384])
    implementation[DMLSEpoch.self] = Implementation.reference[DMLSEpoch.self]
    let server = HarnessServer(implementation)
    let input = #""op":"dmls_epoch","input":{"epoch_secret":""}"#
    #expect(
      try answer(#"{"seq":1,"cipher_suite":1,"draft":"02",\#(input)}"#, of: server)
        .contains("unknown cipher suite 1"))
    #expect(
      try answer(#"{"seq":1,"cipher_suite":7,"draft":"01",\#(input)}"#, of: server)
        .contains("unknown draft revision 01"))
    #expect(
      try answer(#"{"seq":1,"cipher_suite":7,"draft":"02",\#(input)}"#, of: server)
        .contains("wrong_length"))
  }

  @Test(arguments: [
    (#"{"seq":3}"#, #"the key \"op\" is missing"#),
    (#"{"seq":3,"op":"dmls_epoch"}"#, #"the key \"cipher_suite\" is missing"#),
    (
      #"{"seq":3,"op":"tree_node","cipher_suite":1,"draft":"01","input":{},"x":1}"#,
      #"the key \"x\" is unknown"#
    ),
  ])
  func whatHasASeqAndIsNoRequestIsAnError(line: String, reason: String) throws {
    #expect(
      try answer(line) == #"{"seq":3,"error":{"message":"top level: \#(reason)"}}"#)
  }

  @Test func operationWithoutFunctionIsSkipped() throws {
    let server = HarnessServer(Implementation(name: "nothing"))
    let line = request("dmls_epoch", #"{"epoch_secret":""}"#)
    #expect(
      try answer(line, of: server)
        == #"{"seq":1,"skipped":{"reason":"nothing has no dmls_epoch"}}"#)
  }

  @Test(arguments: [
    (#"{}"#, #"input: the key \"epoch_secret\" is missing"#),
    (
      #"{"epoch_secret":1}"#,
      "input.epoch_secret: expected a string of lower-case hex, found an integer"
    ),
    (
      #"{"epoch_secret":"AA"}"#,
      "input.epoch_secret: expected lower-case hex, found another character at position 0"
    ),
    (#"{"epoch_secret":"","more":1}"#, #"input: the key \"more\" is unknown"#),
    (#"[]"#, "input: expected an object, found an array"),
  ])
  func badInputIsAnErrorWithoutKind(input: String, message: String) throws {
    #expect(
      try answer(request("dmls_epoch", input))
        == #"{"seq":1,"error":{"message":"\#(message)"}}"#)
  }

  @Test(arguments: [
    (#"{"op":"start","protocol":2}"#, badValue("protocol", "1", "2")),
    (#"{"op":"start"}"#, JSONError.missingKey("protocol", path: "")),
    (#"{"op":"dmls_epoch"}"#, .missingKey("seq", path: "")),
    (#"{"seq":"1","op":"dmls_epoch"}"#, wrongKind("seq", "an integer", "a string")),
    (#"{"seq":2147483648,"op":"x"}"#, badValue("seq", "0 to 2147483647", "2147483648")),
    (#"[]"#, wrongKind("", "an object", "an array")),
    ("3", wrongKind("", "an object", "an integer")),
  ])
  func whatIsNoRequestIsNamed(line: String, error: JSONError) {
    #expect(Self.server.reaction(to: Array(line.utf8)) == .complaint(error))
  }

  @Test(arguments: ["", "hello", "{", #"{"op":"start","protocol":1} {}"#])
  func whatIsNoJSONIsNamed(line: String) {
    guard case .complaint(.notJSON) = Self.server.reaction(to: Array(line.utf8)) else {
      Issue.record("taken for JSON: \(line)")
      return
    }
  }

  @Test func bytesThatAreNotUTF8AreNamed() {
    #expect(
      Self.server.reaction(to: [0x22, 0xFF, 0x22])
        == .complaint(.notJSON("the bytes are not valid UTF-8")))
  }
}
