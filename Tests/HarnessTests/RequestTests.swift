import DMLS
import Harness
import JSONText
import KeyDerivation
import Testing

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
      ("seq", -1, badValue("seq", "0 or more", "-1")),
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

  @Test func smallestSeqIsZero() throws {
    var first = Self.request
    first.seq = 0
    #expect(try Request(json: json(first.json.line), path: "").seq == 0)
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
