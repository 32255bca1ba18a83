import DMLS
import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles
import VectorGeneration

struct RandomCasesTests {
  private static let cases = RandomCases(seed: "tests") { _, _ in false }

  @Test func aCaseDependsOnItsPlaceAndOnNoOther() throws {
    let many = try Self.cases.first(130) { _ in }
    #expect(many.count == 130)
    for index in [0, 1, 63, 64, 129] {
      let (family, vectorCase) = try Self.cases.vectorCase(index)
      #expect(many[index].0 == family)
      #expect(many[index].1 == vectorCase)
    }
  }

  @Test func theFirstCaseOfASeedStays() throws {
    let (family, vectorCase) = try Self.cases.vectorCase(0)
    #expect(family == .expandWithLabel)
    #expect(
      vectorCase.id == "expand_with_label/suite-\(vectorCase.cipherSuite.rawValue)/random-tests-0")
    #expect(vectorCase.flags == ["Random"])
    let again = try RandomCases(seed: "tests") { _, _ in false }.vectorCase(0)
    #expect(again.1 == vectorCase)
    let other = try RandomCases(seed: "others") { _, _ in false }.vectorCase(0)
    #expect(other.1.input != vectorCase.input)
  }

  /// Changes where cases change, committed ones too, and then seeds that people wrote down mean other
  /// cases.
  ///
  /// The families are named, since another one takes turns too.
  @Test func theCasesOfASeedAreTheSameEverywhere() throws {
    let families: [Family] = [
      .expandWithLabel, .deriveSecret, .treeNode, .dmlsEpoch, .commitConfirmation, .pprfEvaluate,
      .pprfPuncture, .deriveChildSecret, .dmlsMessage, .keySchedule, .forkGraph, .externalCommit,
      .forkChoice, .clientState, .federation, .deletion,
    ]
    let committed = CommittedInputs(of: try VectorDirectory.committed.load())
    let lines = try RandomCases(seed: "tests", families: families, isCommitted: committed.contains)
      .first(200) { _ in }.map { $0.1.json.line }
    #expect(
      Hex.encode(HashFunction.sha256.hash(Array(lines.joined(separator: "\n").utf8)))
        == "990f0748996debb4f05b63dde78313dbe83e9053bb1c99993fa1ac7f1088855a")
  }

  @Test(arguments: Family.allCases)
  func everyFamilyIsDrawnAndAnsweredAsTheReferenceAnswers(family: Family) throws {
    let cases = RandomCases(seed: "families", families: [family]) { _, _ in false }
    for index in 0..<12 {
      let (drawn, vectorCase) = try cases.vectorCase(index)
      #expect(drawn == family)
      let recast = cases.recast(vectorCase, input: vectorCase.input)
      #expect(recast?.expectation == vectorCase.expectation)
    }
  }

  @Test func allFamiliesHaveTheirTurnBeforeAnyHasItsSecond() throws {
    let families = try (0..<Family.allCases.count).map { try Self.cases.vectorCase($0).0 }
    #expect(families == Family.allCases)
  }

  @Test func selectionIsKeptTo() throws {
    let suite = CipherSuite.mls256Dhkemp384Aes256gcmSha384P384
    let cases = RandomCases(
      seed: "some", families: [.dmlsEpoch, .dmlsMessage], cipherSuites: [suite],
      drafts: [.draft03]
    ) { _, _ in false }
    for (family, vectorCase) in try cases.first(40, progress: { _ in }) {
      #expect(family == .dmlsEpoch || family == .dmlsMessage)
      #expect(vectorCase.cipherSuite == suite)
      #expect(vectorCase.drafts == [.draft03])
    }
  }

  @Test func messagesAreAnsweredAndRefused() throws {
    let cases = RandomCases(seed: "messages", families: [.dmlsMessage]) { _, _ in false }
    let all = try cases.first(60) { _ in }.map(\.1.expectation)
    let refused = all.count { $0.outputs.isEmpty }
    #expect((10...50).contains(refused))
  }

  @Test(arguments: [
    ("a", true), ("2026-11-23", true), (String(repeating: "x", count: 32), true), ("", false),
    (String(repeating: "x", count: 33), false), ("A", false), ("a/b", false), ("ü", false),
  ])
  func seedsAreShortAndPlain(text: String, isSeed: Bool) {
    #expect(RandomCases.isSeed(text) == isSeed)
  }

  @Test func whatIsNoInputIsNotRecast() throws {
    let cases = RandomCases(seed: "x", families: [.dmlsEpoch]) { _, _ in false }
    let (_, vectorCase) = try cases.vectorCase(0)
    #expect(cases.recast(vectorCase, input: ["epoch": "00"]) == nil)
    let short = cases.recast(vectorCase, input: ["epoch_secret": "00"])
    #expect(short?.expectation == .refusal([.wrongLength]))
  }
}
