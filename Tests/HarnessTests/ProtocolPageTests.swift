import DMLS
import Foundation
import Harness
import JSONText
import KeyDerivation
import Operations
import Testing

/// What the protocol page shows is what this project understands.
struct ProtocolPageTests {
  private let page: String

  init() throws {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    page = try String(
      contentsOf: root.appending(path: "Tools/harnesses/PROTOCOL.md"), encoding: .utf8)
  }

  /// The example lines of one side; an example that is folded is one line again.
  private func examples(_ arrow: Character) -> [String] {
    var found: [String] = []
    for block in page.components(separatedBy: "```").enumerated().filter({ $0.offset % 2 == 1 }) {
      var isOpen = false
      for line in block.element.split(separator: "\n") {
        if let first = line.first, "→←".contains(first) {
          isOpen = first == arrow
          if isOpen { found.append(String(line.dropFirst())) }
        } else if isOpen, let last = found.popLast() {
          found.append(last + line)
        }
      }
    }
    return found
  }

  @Test func linesOfTheVerifierAreUnderstood() throws {
    let lines = examples("→")
    try #require(lines.count == 2)
    #expect(try StartRequest(json: json(lines[0]), path: "") == StartRequest())
    let request = try Request(json: json(lines[1]), path: "")
    #expect(request.seq == 1)
    #expect(request.operation == "dmls_epoch")
    #expect(request.draft == .draft01)
  }

  @Test func linesOfTheChildAreUnderstood() throws {
    let lines = examples("←")
    try #require(lines.count == 2)
    let announcement = try Announcement(json: json(lines[0]), path: "")
    #expect(announcement.name == "my-dmls")
    #expect(announcement.url == "https://example.org/my-dmls")
    #expect(announcement.cipherSuites.map(\.rawValue) == [1, 2, 3])
    let answer = try Answer(json: json(lines[1]), path: "")
    #expect(answer.seq == 1)
    guard case .output = answer.response else {
      Issue.record("no output: \(lines[1])")
      return
    }
  }

  @Test(arguments: OperationCatalogue.all.map { $0.name })
  func everyOperationHasARow(name: String) {
    #expect(page.contains("\n| `\(name)` | "))
  }

  @Test(arguments: ErrorKind.allCases)
  func everyKindOfErrorHasARow(kind: ErrorKind) {
    #expect(page.contains("\n| `\(kind.rawValue)` | "))
  }

  @Test func pageSaysWhatACrashIsAndHowHighSeqGoes() {
    #expect(page.contains("\n| `crashed` | "))
    #expect(page.contains("`seq` is an integer from 0 to 2147483647 (2^31 - 1)"))
    #expect(HarnessProtocol.highestSeq == 2_147_483_647)
  }

  @Test func limitsAreThoseOfTheProgram() {
    #expect(HarnessProtocol.version == 1)
    #expect(HarnessProtocol.mostValues == 65_536)
    #expect(
      page.contains(
        "A line is at most \(HarnessProtocol.longestLine >> 20) MiB, with at most 65,536 values, "
          + "nested at most \(JSONValue.mostLevels) deep."))
  }
}
