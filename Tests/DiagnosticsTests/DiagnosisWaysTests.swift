import JSONText
import KeyDerivation
import Misreadings
import Operations
import TestSupport
import Testing
import VectorFiles
import Verification

@testable import Diagnostics

/// A mistake is known in whatever way it shows: refusals, crashes, readings.
struct DiagnosisWaysTests {
  /// The reference where dmls_message_encode refuses a Welcome, and says it in its own way.
  private func refusingWelcomes(_ kind: ErrorKind?) throws -> Implementation {
    let refusing = try CommittedRun.implementation("welcome-refused")[DMLSMessageEncode.self]
    var mine = Implementation.reference
    mine[DMLSMessageEncode.self] = { (context, input) throws(OperationError) in
      guard let refusing else { throw OperationError(nil) }
      do throws(OperationError) {
        return try refusing(context, input)
      } catch {
        guard error.kind == .forbiddenMessage else { throw error }
        throw OperationError(kind)
      }
    }
    return mine
  }

  private func encodings() throws -> [(family: Family, vectorCase: VectorCase)] {
    try CommittedRun.cases([.dmlsMessage], suites: [7], like: "dmls_message/suite-7/encode*")
  }

  @Test(
    arguments: [nil, .forbiddenMessage, .unknownValue, .malformed, .wrongLength, .truncated]
      as [ErrorKind?])
  func refusalOfAnyKindIsTheSame(kind: ErrorKind?) throws {
    let results = CommittedRun.results(of: try refusingWelcomes(kind), on: try encodings())
    var cause = NamedDiagnosis.Cause("welcome-refused", results)
    cause.cases = ["dmls_message/suite-7/encode/welcome/one_member"]
    let diagnosis = try #require(NamedDiagnosis.of(results))
    #expect(diagnosis.causes == [cause])
    #expect(diagnosis.unexplained == [])
  }

  @Test(arguments: [nil, .wrongLength, .malformed] as [ErrorKind?])
  func misreadingThatTellsNoReasonFitsEveryReason(kind: ErrorKind?) throws {
    let right = Implementation.reference[CommitConfirmation.self]
    var mine = Implementation.reference
    mine[CommitConfirmation.self] = { (context, input) throws(OperationError) in
      guard let right, input.pathSecret != nil else { throw OperationError(kind) }
      return try right(context, input)
    }
    let results = CommittedRun.results(
      of: mine, on: try CommittedRun.cases([.commitConfirmation]))
    let cause = NamedDiagnosis.Cause("confirmation-refused-without-path", results)
    #expect(cause.cases.count == 3)
    #expect(
      NamedDiagnosis.of(results)
        == NamedDiagnosis(causes: [cause], reading: .commitWithoutPath))
  }

  // MARK: Readings

  @Test func otherReadingIsToldFromASlip() throws {
    let cases = try CommittedRun.cases([.commitConfirmation])
    let results = CommittedRun.results(
      of: try CommittedRun.implementation("confirmation-zero-without-path"), on: cases)
    let cause = NamedDiagnosis.Cause("confirmation-zero-without-path", results)
    #expect(
      NamedDiagnosis.of(results)
        == NamedDiagnosis(causes: [cause], reading: .commitWithoutPath))
    // A slip beside it, and not every failure hinges on the reading.
    let both = CommittedRun.results(
      of: try CommittedRun.implementation("confirmation-zero-without-path", "epoch-is-hash"),
      on: cases + (try CommittedRun.cases([.dmlsEpoch])))
    #expect(NamedDiagnosis.of(both)?.causes.count == 2)
    #expect(NamedDiagnosis.of(both)?.reading == nil)
  }

  /// What no misreading explains may be a slip.
  @Test func oneFailureWithoutACauseIsNoQuestionOfTheReadingOfOthers() throws {
    let wrong = try CommittedRun.implementation("confirmation-zero-without-path")
    var mine = wrong
    mine[CommitConfirmation.self] = { (context, input) throws(OperationError) in
      let isOnes = input.pathSecret.map { $0.allSatisfy { $0 == 0xFF } }
      guard isOnes != true, let perform = wrong[CommitConfirmation.self] else {
        return Answered(CommitConfirmation.Output(commitConfirmation: [1]))
      }
      return try perform(context, input)
    }
    let results = CommittedRun.results(
      of: mine, on: try CommittedRun.cases([.commitConfirmation], suites: [1, 7]))
    let diagnosis = try #require(NamedDiagnosis.of(results))
    #expect(diagnosis.unexplained.count == 2)
    #expect(diagnosis.causes.map(\.cases.count) == [2])
    #expect(diagnosis.reading == nil)
  }

  @Test func otherOrderOfBitsIsAReading() throws {
    let oracle = Oracle(
      try CommittedRun.misreadings([
        "index-least-significant-bit-first", "index-one-is-left", "output-is-leaf",
      ]))
    let results = CommittedRun.results(
      of: try CommittedRun.implementation("index-one-is-left"),
      on: try CommittedRun.cases([.pprfEvaluate], suites: [1], like: "*/bit-?"))
    let cause = NamedDiagnosis.Cause("index-one-is-left", results)
    #expect(cause.cases.count == 4)
    #expect(
      NamedDiagnosis.of(results, asking: oracle)
        == NamedDiagnosis(causes: [cause], reading: .bitOrder))
  }

  /// Without a cause, the one reading that tells failed cases from passed ones is left to say.
  @Test func readingOfFailuresAloneIsToldWhereNoCauseIsKnown() throws {
    let results = try Self.resultsOfPathsGoneWrong(like: "*")
    let failed = results.filter { $0.verdict.kind == .failed }.map(\.vectorCase.id)
    #expect(failed.count == 5)
    #expect(
      NamedDiagnosis.of(results)
        == NamedDiagnosis(unexplained: failed, reading: .lastPathSecret))
  }

  @Test func readingOfEveryCaseTellsNothing() throws {
    let results = try Self.resultsOfPathsGoneWrong(like: "*/path-*")
    #expect(
      NamedDiagnosis.of(results) == NamedDiagnosis(unexplained: results.map(\.vectorCase.id)))
  }

  private static func resultsOfPathsGoneWrong(like pattern: String) throws -> [CaseResult] {
    var mine = Implementation.reference
    mine[CommitConfirmation.self] = { (context, input) throws(OperationError) in
      guard let path = input.pathSecret else {
        return try Implementation.reference[CommitConfirmation.self]?(context, input)
          ?? Answered(CommitConfirmation.Output(commitConfirmation: []))
      }
      return Answered(CommitConfirmation.Output(commitConfirmation: path + [1]))
    }
    return CommittedRun.results(
      of: mine, on: try CommittedRun.cases([.commitConfirmation], suites: [1], like: pattern))
  }

  // MARK: Several at once

  /// One departure shows alone in no case: it is found beside those that do.
  @Test func oneMoreIsFoundBesideThoseThatAreKnown() throws {
    let names = [
      "epoch-by-exporter", "confirmation-from-commit-secret", "output-is-leaf",
      "commit-secret-derived",
    ]
    let results = CommittedRun.results(
      of: .misreading(try CommittedRun.misreadings(names)),
      on: try CommittedRun.cases(
        [.dmlsEpoch, .commitConfirmation, .deriveChildSecret, .keySchedule], suites: [1]))
    let oracle = Oracle(
      try CommittedRun.misreadings(
        names + ["epoch-is-hash", "index-least-significant-bit-first", "tree-sides-swapped"]))
    let diagnosis = try #require(NamedDiagnosis.of(results, asking: oracle))
    #expect(
      Set(diagnosis.causes.map(\.names)) == [
        ["epoch-by-exporter"], ["confirmation-from-commit-secret"], ["output-is-leaf"],
        [names.joined(separator: "+")],
      ])
    #expect(diagnosis.unexplained == [])
    let trees = diagnosis.causes.first { $0.names == [names.joined(separator: "+")] }
    #expect(trees?.cases.contains("key_schedule/suite-1/forks-in-forks") == true)
  }

  @Test func causesThatAreKnownExplainTogether() throws {
    let names = ["epoch-is-hash", "output-is-leaf"]
    let results = CommittedRun.results(
      of: .misreading(try CommittedRun.misreadings(names)),
      on: try CommittedRun.cases([.dmlsEpoch, .deriveChildSecret, .keySchedule], suites: [1]))
    let diagnosis = try #require(NamedDiagnosis.of(results))
    #expect(
      Set(diagnosis.causes.map(\.names)) == [
        ["epoch-is-hash"], ["output-is-leaf"], ["epoch-is-hash+output-is-leaf"],
      ])
    #expect(diagnosis.unexplained == [])
  }

  // MARK: Crashes

  private static let shortInputs = "*/input-?-bytes"

  @Test func crashIsThatOfAMisreadingThatEndsTheProcess() throws {
    let oracle = Oracle(try CommittedRun.misreadings(["input-hashed", "short-input-crashes"]))
    let results = CommittedRun.results(
      of: try CommittedRun.implementation("short-input-crashes"),
      on: try CommittedRun.cases([.pprfEvaluate], suites: [1, 7], like: Self.shortInputs))
    let cause = NamedDiagnosis.Cause("short-input-crashes", results)
    #expect(cause.cases.count == 8)
    #expect(NamedDiagnosis.of(results, asking: oracle) == NamedDiagnosis(causes: [cause]))
  }

  @Test func crashThatNoMisreadingHasIsUnexplained() {
    let results = [Results.result(0, Results.passed), Results.result(1, .crash)]
    #expect(NamedDiagnosis.of(results) == NamedDiagnosis(unexplained: [Results.id(1)]))
  }
}
