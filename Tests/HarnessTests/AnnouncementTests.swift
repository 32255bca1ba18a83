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
      ("drafts", ["00"], badValue("drafts[0]", "a draft revision", "\"00\"")),
      ("cipher_suites", [1, 9], badValue("cipher_suites[1]", "a cipher suite, 1 to 7", "9")),
      ("cipher_suites", ["1"], wrongKind("cipher_suites[0]", "an integer", "a string")),
      (
        "operations", ["dmls_epoch", "sing"],
        badValue("operations[1]", "an operation of the protocol", "\"sing\"")
      ),
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
