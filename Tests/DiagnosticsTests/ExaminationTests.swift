import JSONText
import Misreadings
import Operations
import Synchronization
import TestSupport
import Testing
import VectorFiles

@testable import Diagnostics
@testable import Harness
@testable import Verification

/// From the cases to the report: run, look for causes, make failing cases small.
struct ExaminationTests {
  /// An examination by the cases of dmls_epoch under cipher suite 1, seven in number.
  private func examination(like pattern: String = "*") throws -> Examination {
    Examination(
      cases: try CommittedRun.cases([.dmlsEpoch], suites: [1], like: pattern),
      of: try CommittedRun.files(of: .dmlsEpoch))
  }

  /// The report on an implementation in this process, and what its steps were.
  private func examine(
    _ implementation: Implementation, by examination: Examination, name: String? = nil,
    rules: OutcomeRules = OutcomeRules(), remark: String? = nil
  ) -> (report: ImplementationReport, steps: [Examination.Step]) {
    let steps = Mutex<[Examination.Step]>([])
    let report = examination.report(
      on: name, command: ["mine", "--fast"], by: rules, remark: remark,
      start: { InProcessPeer(implementation) },
      progress: { step in steps.withLock { $0.append(step) } })
    return (report, steps.withLock(\.self))
  }

  private static let runs = (1...7).map { Examination.Step.running($0, of: 7) }

  @Test func rightImplementationHasNoDiagnosis() throws {
    let (report, steps) = examine(.reference, by: try examination())
    #expect(report.run.results.map(\.verdict) == Array(repeating: Results.passed, count: 7))
    #expect(report.outcomes == Array(repeating: .expected, count: 7))
    #expect(report.run.notes == [])
    #expect(report.problems == [])
    #expect(report.diagnosis == nil)
    #expect(report.exitStatus == 0)
    #expect(steps == Self.runs + [.diagnosing])
  }

  @Test func mistakeIsNamedAndItsCasesAreUnexpected() throws {
    let wrong = try CommittedRun.implementation("epoch-label-epoch-id")
    let (report, steps) = examine(wrong, by: try examination())
    #expect(
      report.diagnosis?.causes.map { $0.alternatives.map { $0.map(\.id) } }
        == [[["epoch-label-epoch-id"]]])
    #expect(report.diagnosis?.causes.map(\.cases) == [Array(0..<7)])
    #expect(report.outcomes == Array(repeating: .unlisted, count: 7))
    #expect(report.exitStatus == 1)
    #expect(steps == Self.runs + [.diagnosing])
  }

  @Test func nameIsTheGivenOneElseTheAnnouncedOneElseTheCommand() throws {
    let examination = try examination()
    #expect(examine(.reference, by: examination, name: "given").report.name == "given")
    #expect(examine(.reference, by: examination).report.name == Implementation.reference.name)
    let report = examination.report(
      on: nil, command: ["mine", "--fast"], by: OutcomeRules(),
      start: { () throws(ChildProcessError) in
        throw ChildProcessError(command: "mine", reason: "it is absent")
      }, progress: { _ in })
    #expect(report.name == "mine --fast")
    #expect(report.command == ["mine", "--fast"])
    #expect(report.diagnosis == nil)
    #expect(report.exitStatus == 2)
  }

  @Test func listSaysWhatIsKnownAndGoesStaleByTheFiles() throws {
    let list = try FailureList(
      parsing: """
        dmls_epoch/suite-1/* failed output
        dmls_epoch/suite-2/* failed output
        dmls_epoch/suite-9/* failed output
        tree_node/* failed output
        """, file: "known.txt")
    let wrong = try CommittedRun.implementation("epoch-is-hash")
    let report = examine(
      wrong, by: try examination(), rules: OutcomeRules(failures: list)
    ).report
    #expect(report.outcomes == Array(repeating: .knownFailure, count: 7))
    // The files have cases of suite 2, which were not selected, and none of tree_node.
    #expect(report.problems == ["known.txt:3: dmls_epoch/suite-9/* fits no case"])
    #expect(report.exitStatus == 1)
  }

  @Test func firstSurpriseEndsARunThatFailsFast() throws {
    var examination = try examination()
    let wrong = try CommittedRun.implementation("epoch-is-hash")
    examination.isFailFast = true
    let fast = examine(wrong, by: examination).report
    #expect(fast.run.results.map(\.wasAsked) == [true] + Array(repeating: false, count: 6))
    #expect(fast.diagnosis?.causes.map(\.cases) == [[0]])
    let list = try FailureList(parsing: "dmls_epoch/* failed output", file: "known.txt")
    let known = examine(wrong, by: examination, rules: OutcomeRules(failures: list)).report
    #expect(known.outcomes == Array(repeating: .knownFailure, count: 7))
  }

  /// The reference is no suspect where the cases expect what a profile answers.
  @Test func departuresOfAProfileAreExpectedAndSaid() throws {
    var examination = try examination()
    examination.profile = .prototype
    for (index, vectorCase) in examination.cases.map(\.vectorCase).enumerated() {
      examination.cases[index].vectorCase.expectation = .output(
        ["dmls_epoch": try answer(of: .misreading(Profile.prototype.misreadings), to: vectorCase)],
        intermediates: [])
    }
    let report = examine(.reference, by: examination, remark: "first").report
    #expect(
      report.run.notes == [
        "first",
        "The vectors expect what the profile prototype-1a51df88 answers, "
          + "which departs from the draft.",
      ])
    #expect(report.diagnosis?.unsuspicious == Array(0..<7))
    #expect(report.diagnosis?.causes.count == 0)
  }

  private func answer(
    of implementation: Implementation, to vectorCase: VectorCase
  ) throws -> JSONValue {
    let secret = try #require(vectorCase.input["epoch_secret"]).bytes(path: "")
    let answered = try implementation[DMLSEpoch.self]?(
      OperationContext(cipherSuite: vectorCase.cipherSuite), DMLSEpoch.Input(epochSecret: secret))
    return .hex(try #require(answered).output.dmlsEpoch)
  }

  /// One case, made small after the search: of the original a cause is known, of the small one not.
  @Test func failingCasesAreMadeSmallAfterTheSearchForCauses() throws {
    var examination = try examination(like: "*/ordinary-1")
    let original = try #require(examination.cases.first).vectorCase
    examination.recast = { vectorCase, input in
      guard case .string(let text)? = input["epoch_secret"], text.utf8.count == 64 else {
        return nil
      }
      var recast = vectorCase
      recast.input = input
      recast.expectation = .output(["dmls_epoch": "00"], intermediates: [])
      return recast
    }
    let wrong = try CommittedRun.implementation("epoch-is-hash")
    var mixed = wrong
    mixed[DMLSEpoch.self] = { (context, input) throws(OperationError) in
      guard input.epochSecret.first != 0, let perform = wrong[DMLSEpoch.self] else {
        return Answered(DMLSEpoch.Output(dmlsEpoch: [1]))
      }
      return try perform(context, input)
    }
    let (report, steps) = examine(mixed, by: examination)
    #expect(report.diagnosis?.causes.map { $0.alternatives[0].map(\.id) } == [["epoch-is-hash"]])
    let small = try #require(report.run.results.first).vectorCase
    #expect(small.id == original.id)
    #expect(small.input == ["epoch_secret": .hex([UInt8](repeating: 0, count: 32))])
    #expect(small.comment == "Made simpler, within 83 characters of input.")
    #expect(report.outcomes == [.unlisted])
    #expect(steps == [.running(1, of: 1), .diagnosing, .shrinking])
  }

  // MARK: Exit status

  private func report(
    _ outcomes: [Outcome], _ verdicts: [Verdict] = [Results.passed], problems: [String] = [],
    isAnnounced: Bool = true
  ) -> ImplementationReport {
    let run = RunResult(
      announcement: isAnnounced ? Announcement(of: .reference) : nil,
      results: verdicts.enumerated().map { Results.result($0, $1) }, notes: [])
    return ImplementationReport(
      name: "mine", command: [], run: run, outcomes: outcomes, problems: problems)
  }

  @Test func exitStatusFollowsFromTheOutcomes() {
    #expect(report([.expected]).exitStatus == 0)
    #expect(report([.knownFailure], [.errored("crash")]).exitStatus == 0)
    #expect(report([.expected, .unexpected("why")]).exitStatus == 1)
    #expect(report([.expected], problems: ["a stale line"]).exitStatus == 1)
    #expect(report([.expected], [Results.skipped]).exitStatus == 2)
    #expect(report([.expected], isAnnounced: false).exitStatus == 2)
    #expect(report([], []).exitStatus == 2)
  }

  @Test func worstImplementationDecides() {
    let fine = report([.expected])
    let wrong = report([.unlisted])
    let absent = report([.unlisted], isAnnounced: false)
    func status(_ reports: ImplementationReport...) -> Int32 {
      Report(implementations: reports, files: []).exitStatus
    }
    #expect(status(fine, fine) == 0)
    #expect(status(fine, wrong) == 1)
    #expect(status(absent, wrong, fine) == 2)
    #expect(status() == 2)
  }
}
