import JSONText
import KeyDerivation
import Misreadings
import Operations
import TestSupport
import Testing
import VectorFiles
import Verification

@testable import Diagnostics

/// What is not known is not named.
struct DiagnosisDoubtTests {
  /// An implementation whose dmls_epoch is another one's where a condition holds.
  private func reference(
    with other: Implementation, where isWrong: @escaping @Sendable (DMLSEpoch.Input) -> Bool
  ) -> Implementation {
    let right = Implementation.reference[DMLSEpoch.self]
    let wrong = other[DMLSEpoch.self]
    var mixed = Implementation.reference
    mixed[DMLSEpoch.self] = { (context, input) throws(OperationError) in
      guard let perform = isWrong(input) ? wrong : right else { throw OperationError(nil) }
      return try perform(context, input)
    }
    return mixed
  }

  /// Wrong in a way that no misreading is.
  private var nonsense: Implementation {
    var nonsense = Implementation.reference
    nonsense[DMLSEpoch.self] = { (_, input) throws(OperationError) in
      Answered(DMLSEpoch.Output(dmlsEpoch: input.epochSecret.map { $0 ^ 0x5A }))
    }
    return nonsense
  }

  private func failures(_ results: [CaseResult]) -> [String] {
    results.filter { $0.verdict.kind != .passed }.map(\.vectorCase.id)
  }

  @Test func unknownMistakeIsNotNamed() throws {
    let results = CommittedRun.results(
      of: nonsense, on: try CommittedRun.cases([.dmlsEpoch], suites: [1]))
    #expect(failures(results).count == 7)
    #expect(
      NamedDiagnosis.of(results) == NamedDiagnosis(unexplained: results.map(\.vectorCase.id)))
  }

  /// The other six cases, which the misreading would fail, speak against it; so no pair is named.
  @Test func oneAnswerIsNotEnoughWherePassesSpeakAgainstIt() throws {
    let wrong = try CommittedRun.implementation("epoch-label-epoch-id")
    let results = CommittedRun.results(
      of: reference(with: wrong) { $0.epochSecret.allSatisfy { $0 == 0x11 } },
      on: try CommittedRun.cases([.dmlsEpoch], suites: [1]))
    #expect(failures(results) == ["dmls_epoch/suite-1/secret-elevens"])
    #expect(NamedDiagnosis.of(results) == NamedDiagnosis(unexplained: failures(results)))
  }

  /// All but one case: the mistake is not named there, and is elsewhere.
  @Test func onePassSpeaksAgainstAMisreadingUnderItsCipherSuiteAlone() throws {
    let wrong = try CommittedRun.implementation("epoch-label-epoch-id")
    let results = CommittedRun.results(
      of: reference(with: wrong) {
        $0.epochSecret.count != 48 || $0.epochSecret.contains { $0 != 0 }
      }, on: try CommittedRun.cases([.dmlsEpoch]))
    let failures = failures(results)
    #expect(failures.count == 20)
    var cause = NamedDiagnosis.Cause("epoch-label-epoch-id", results)
    cause.cases.removeAll { $0.contains("/suite-7/") }
    #expect(
      NamedDiagnosis.of(results)
        == NamedDiagnosis(
          causes: [cause], unexplained: failures.filter { $0.contains("/suite-7/") }))
  }

  @Test func unknownFailureIsToldFromKnownOnes() throws {
    let wrong = try CommittedRun.implementation("epoch-label-epoch-id")
    let nonsense = nonsense[DMLSEpoch.self]
    var mixed = wrong
    mixed[DMLSEpoch.self] = { (context, input) throws(OperationError) in
      let isOdd = input.epochSecret.allSatisfy { $0 == 0xFF }
      guard let perform = isOdd ? nonsense : wrong[DMLSEpoch.self] else {
        throw OperationError(nil)
      }
      return try perform(context, input)
    }
    let results = CommittedRun.results(
      of: mixed, on: try CommittedRun.cases([.dmlsEpoch], suites: [4]))
    var cause = NamedDiagnosis.Cause("epoch-label-epoch-id", results)
    let unknown = "dmls_epoch/suite-4/secret-ones"
    cause.cases.removeAll { $0 == unknown }
    #expect(cause.cases.count == 6)
    #expect(
      NamedDiagnosis.of(results) == NamedDiagnosis(causes: [cause], unexplained: [unknown]))
  }

  /// The reference is right by other vectors; a mistake is looked for beside what those expect.
  @Test func answersOfTheReferenceAreNoMistakeWhereVectorsExpectOthers() throws {
    let profile = try CommittedRun.misreadings(["epoch-by-exporter"])
    var cases = try CommittedRun.cases([.treeNode, .dmlsEpoch], suites: [1])
    for (index, result) in CommittedRun.results(of: .misreading(profile), on: cases).enumerated() {
      guard case .failed(.output(let differences)) = result.verdict else { continue }
      let actual = try #require(differences.last?.actual)
      cases[index].vectorCase.expectation = .output(["dmls_epoch": actual], intermediates: [])
    }
    let results = CommittedRun.results(of: .reference, on: cases)
    let ids = cases.filter { $0.family == .dmlsEpoch }.map(\.vectorCase.id)
    for oracle in [Oracle(), Oracle(beside: profile)] {
      #expect(NamedDiagnosis.of(results, asking: oracle) == NamedDiagnosis(unsuspicious: ids))
    }
    let others = CommittedRun.results(
      of: .misreading(profile + (try CommittedRun.misreadings(["label-prefix-mls10"]))), on: cases)
    let cause = NamedDiagnosis.Cause("label-prefix-mls10", others)
    #expect(
      NamedDiagnosis.of(others, asking: Oracle(beside: profile)) == NamedDiagnosis(causes: [cause]))
  }

  @Test func withoutQuestionsNothingIsExamined() throws {
    let results = CommittedRun.results(
      of: try CommittedRun.implementation("epoch-label-epoch-id"),
      on: try CommittedRun.cases([.treeNode, .dmlsEpoch]))
    #expect(failures(results).count == 21)
    for budget in [Budget(questions: 0), Budget(patience: .zero)] {
      let diagnosis = Diagnostician(of: results, asking: Oracle(), within: budget).diagnosis()
      #expect(diagnosis?.isCutByClock == budget.isOverdue)
      #expect(
        NamedDiagnosis.of(results, within: budget) == NamedDiagnosis(unexamined: failures(results)))
    }
  }

  @Test func whatGaveNoAnswerIsNoFailureToExplain() {
    let results = [
      Results.result(0, Results.passed), Results.result(1, Results.skipped),
      Results.result(2, .timeout), Results.result(3, .protocol), Results.result(4, .unasked),
    ]
    #expect(NamedDiagnosis.of(results) == nil)
  }
}
