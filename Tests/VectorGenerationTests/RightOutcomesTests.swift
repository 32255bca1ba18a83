import DMLS
import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles
import VectorGeneration
import Verification

/// Where the texts leave two outcomes, cases take both.
struct RightOutcomesTests {
  private static func random(_ family: Family, _ count: Int) throws -> [VectorCase] {
    try RandomCases(seed: "right", families: [family]) { _, _ in false }.first(count) { _ in }.map(
      \.1)
  }

  /// RFC 5869 section 2.3 asks for a pseudorandom key of HashLen bytes at least.
  @Test(arguments: [Family.expandWithLabel, .deriveSecret])
  func aSecretThatIsTooShortForTheKDFMayBeRefused(family: Family) throws {
    var short = 0
    for vectorCase in try Self.random(family, 300) {
      let expectation = vectorCase.expectation
      guard case .string(let secret)? = vectorCase.input["secret"], !expectation.outputs.isEmpty
      else { continue }
      let isShort = secret.utf8.count < 2 * vectorCase.cipherSuite.nh
      short += isShort ? 1 : 0
      #expect(expectation.kinds == (isShort ? [.wrongLength, .malformed] : []))
    }
    #expect(family == .deriveSecret || short > 20)
  }

  @Test func aKeyOfAnotherLengthIsRefusedAsAWholeOrStepByStep() async throws {
    for (family, id, result) in [
      (Family.pprfPuncture, "pprf_puncture/suite-1/secret-short", "steps"),
      (.deriveChildSecret, "derive_child_secret/suite-1/prf-key-31-bytes", "children"),
    ] {
      let found = try await GeneratedVectors.file(family).cases.first { $0.id == id }
      let expectation = try #require(found).expectation
      #expect(expectation.kinds == [.wrongLength])
      #expect(expectation.outputs == [.object([JSONMember(result, [["error": "wrong_length"]])])])
    }
  }

  @Test(arguments: ["tag-empty", "tag-short", "tag-long", "unknown-parent-short"])
  func aTagOrAnEpochOfAnotherLengthMayBeRefusedForThat(name: String) async throws {
    let id = "fork_graph/suite-1/\(name)"
    let found = try await GeneratedVectors.file(.forkGraph).cases.first { $0.id == id }
    let outputs = try #require(found).expectation.outputs
    let kinds = try outputs.map {
      try ProcessCommits.Output(json: $0, path: "").events[0].outcome
    }
    let usual: ErrorKind = name.hasPrefix("tag") ? .wrongConfirmationTag : .unknownEpoch
    #expect(kinds == [.refused(usual), .refused(.wrongLength)])
  }

  /// A decoder that says `malformed` to everything, or keeps what it can, has no advantage over one
  /// that says more.
  @Test func whoSaysMoreNeverFailsWhereMalformedPasses() throws {
    for vectorCase in try Self.random(.dmlsMessage, 600) {
      let passes = { (kind: ErrorKind) in
        Judge.verdict(on: .refused(OperationError(kind)), to: vectorCase).kind == .passed
      }
      guard passes(.malformed) else { continue }
      #expect(ErrorKind.allCases.allSatisfy(passes), "\(vectorCase.id)")
    }
  }
}

/// An implementation that differs in one point fails a few cases, and not the many in which that
/// point comes along.
struct OneFaultTests {
  typealias Deviation = @Sendable (JSONValue) -> Bool

  private static func failing(
    _ family: Family, _ operation: any CataloguedOperation.Type, _ refuses: Deviation
  ) async throws -> [String] {
    try await GeneratedVectors.file(family).cases.filter { vectorCase in
      vectorCase.operation.name == operation.name && vectorCase.expectation.kinds.isEmpty
        && refuses(vectorCase.input)
    }.map(\.id)
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let elements)? = value { elements } else { [] }
  }

  private static func count(_ value: JSONValue?) -> Int? {
    if case .string(let text)? = value { text.utf8.count / 2 } else { nil }
  }

  @Test func anEmptyExport() async throws {
    let cases = try await Self.failing(.keySchedule, KeySchedule.self) { input in
      Self.elements(input["exports"]).contains { $0["length"] == 0 }
    }
    #expect((1...3).contains(cases.count), "\(cases)")
  }

  @Test(arguments: [0, -1, 1])
  func anInputOfAnotherLength(difference: Int) async throws {
    let cases = try await Self.failing(.pprfPuncture, PPRFPuncture.self) { input in
      let nh = Self.count(input["secret"]) ?? 0
      return Self.elements(input["steps"]).contains { step in
        guard let count = Self.count(step["input"]) else { return false }
        return difference == 0 ? count == 0 : count == nh + difference
      }
    }
    #expect((1...4).contains(cases.count), "\(cases)")
  }

  @Test(arguments: ["confirmation_tag", "dmls_epoch"])
  func aTagOrAnEpochOfAnotherLength(key: String) async throws {
    for families in [Family.forkGraph, .externalCommit] {
      let cases = try await Self.failing(families, ProcessCommits.self) { input in
        Self.elements(input["events"]).contains { event in
          guard let count = Self.count(event[key]) else { return false }
          return count == 0
        }
      }
      #expect(cases.count <= 3, "\(cases)")
    }
  }

  @Test func theSameExternalCommitTwice() async throws {
    let cases = try await Self.failing(.externalCommit, ProcessCommits.self) { input in
      let commits = Self.elements(input["events"]).filter { $0["do"] == "external_commit" }
      return Set(commits).count < commits.count
        && !Self.elements(input["events"]).contains { $0["do"] == "delete" }
    }
    #expect((1...4).contains(cases.count), "\(cases)")
  }

  /// Chance draws an empty export alone, so that it hides nothing.
  @Test func randomCasesDrawAnEmptyExportAlone() throws {
    let cases = try RandomCases(seed: "exports", families: [.keySchedule]) { _, _ in false }
      .first(400) { _ in }
    let exports = cases.map { Self.elements($0.1.input["exports"]) }
    let empty = exports.filter { $0.contains { $0["length"] == 0 } }
    #expect(empty.count > 3)
    #expect(empty.allSatisfy { $0.count == 1 })
  }
}
