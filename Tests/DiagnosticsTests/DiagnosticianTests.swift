import JSONText
import KeyDerivation
import Misreadings
import Operations
import Testing
import VectorFiles
import Verification

@testable import Diagnostics

/// Mistakes are named from answers alone.
struct DiagnosticianTests {
  private static let derivations: [Family] = [
    .expandWithLabel, .deriveSecret, .treeNode, .dmlsEpoch, .commitConfirmation,
  ]

  @Test(
    arguments: [
      ("label-prefix-mls10", derivations, [1, 4, 7]),
      ("context-header-uint8", derivations, [1, 4, 7]),
      ("sha512-for-suite-7", derivations, [1, 4, 7]), ("tree-side-as-bit", [.treeNode], [1, 4, 7]),
      ("epoch-label-epoch-id", [.dmlsEpoch], [1, 4, 7]),
      ("confirmation-from-node-secret", [.commitConfirmation], [1, 4, 7]),
      ("epoch-length-uint8", [.dmlsMessage], [4]), ("message-with-length", [.dmlsMessage], [7]),
      ("version-ignored", [.dmlsMessage], [7]), ("welcome-refused", [.dmlsMessage], [7]),
    ] as [(String, [Family], [UInt16])])
  func misreadingIsNamedAndNothingElse(
    id: String, families: [Family], suites: [UInt16]
  ) throws {
    let results = CommittedRun.results(
      of: try CommittedRun.implementation(id),
      on: try CommittedRun.cases(families, suites: suites))
    #expect(
      NamedDiagnosis.of(results) == NamedDiagnosis(causes: [NamedDiagnosis.Cause(id, results)]))
  }

  @Test func referenceHasNoDiagnosis() throws {
    let results = CommittedRun.results(
      of: .reference, on: try CommittedRun.cases(Self.derivations, suites: [1]))
    #expect(!results.isEmpty)
    #expect(NamedDiagnosis.of(results) == nil)
    #expect(NamedDiagnosis.of([]) == nil)
  }

  @Test func mistakesInTwoOperationsAreTwoCausesTheGreaterFirst() throws {
    let results = CommittedRun.results(
      of: try CommittedRun.implementation("confirmation-label-confirm", "epoch-label-epoch-id"),
      on: try CommittedRun.cases(Self.derivations))
    #expect(
      NamedDiagnosis.of(results)?.causes == [
        NamedDiagnosis.Cause("epoch-label-epoch-id", results, of: "dmls_epoch"),
        NamedDiagnosis.Cause("confirmation-label-confirm", results, of: "commit_confirmation"),
      ])
    #expect(NamedDiagnosis.of(results)?.causes.map(\.cases.count) == [21, 18])
  }

  /// Under both at once dmls_epoch answers as under neither alone.
  @Test func mistakesInOneOperationAreAPair() throws {
    let results = CommittedRun.results(
      of: try CommittedRun.implementation("epoch-label-epoch-id", "label-prefix-mls10"),
      on: try CommittedRun.cases([.dmlsEpoch], suites: [1]))
    let pair = NamedDiagnosis.Cause("label-prefix-mls10+epoch-label-epoch-id", results)
    #expect(NamedDiagnosis.of(results) == NamedDiagnosis(causes: [pair]))
  }

  @Test func mistakeOfAPairIsNamedAloneWhereItIsAlone() throws {
    let results = CommittedRun.results(
      of: try CommittedRun.implementation("epoch-label-epoch-id", "label-prefix-mls10"),
      on: try CommittedRun.cases([.deriveSecret, .dmlsEpoch], suites: [7]))
    #expect(
      NamedDiagnosis.of(results)?.causes == [
        NamedDiagnosis.Cause("label-prefix-mls10", results, of: "derive_secret"),
        NamedDiagnosis.Cause("label-prefix-mls10+epoch-label-epoch-id", results, of: "dmls_epoch"),
      ])
  }

  /// One hash of nothing for another: only where there is a context can they be told apart.
  private static let alike = ["context-hashed", "derive-secret-hash-of-nothing"]

  @Test(arguments: alike)
  func misreadingsThatNothingTellsApartAreAlternatives(id: String) throws {
    let results = CommittedRun.results(
      of: try CommittedRun.implementation(id), on: try CommittedRun.cases([.dmlsEpoch]))
    let cause = NamedDiagnosis.Cause(Self.alike, results)
    #expect(NamedDiagnosis.of(results) == NamedDiagnosis(causes: [cause]))
  }

  /// What passes speaks against the misreading that would have failed it.
  @Test func passedCasesOfOtherOperationsTellThemApart() throws {
    let results = CommittedRun.results(
      of: try CommittedRun.implementation("derive-secret-hash-of-nothing"),
      on: try CommittedRun.cases([.treeNode, .dmlsEpoch]))
    let cause = NamedDiagnosis.Cause("derive-secret-hash-of-nothing", results)
    #expect(NamedDiagnosis.of(results) == NamedDiagnosis(causes: [cause]))
  }

  /// Two causes would do as well, but one is enough.
  @Test func fewestCausesAreNamed() throws {
    let results = CommittedRun.results(
      of: try CommittedRun.implementation("context-hashed"),
      on: try CommittedRun.cases([.treeNode, .dmlsEpoch]))
    let cause = NamedDiagnosis.Cause("context-hashed", results)
    #expect(NamedDiagnosis.of(results) == NamedDiagnosis(causes: [cause]))
  }

  @Test func mistakeUnderOneCipherSuiteIsNamedThere() throws {
    let wrong = try CommittedRun.implementation("epoch-label-epoch-id")[DMLSEpoch.self]
    let right = Implementation.reference[DMLSEpoch.self]
    var mixed = Implementation.reference
    mixed[DMLSEpoch.self] = { (context, input) throws(OperationError) in
      let perform = context.cipherSuite.rawValue == 4 ? wrong : right
      guard let perform else { throw OperationError(nil) }
      return try perform(context, input)
    }
    let results = CommittedRun.results(of: mixed, on: try CommittedRun.cases([.dmlsEpoch]))
    let cause = NamedDiagnosis.Cause("epoch-label-epoch-id", results)
    #expect(cause.cases.count == 7)
    #expect(NamedDiagnosis.of(results) == NamedDiagnosis(causes: [cause]))
  }
}
