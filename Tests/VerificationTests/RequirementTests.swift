import DMLS
import Harness
import KeyDerivation
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Verification

/// What is required of an implementation is announced, asked and passed.
struct RequirementTests {
  private static let other = CipherSuite.mls256Dhkemp384Aes256gcmSha384P384
  private static let cases = [
    Cases.echo(0), Cases.echo(1), Cases.echo(2, suite: other),
    Cases.make(TreeNode.self, expect: .refusal([.malformed])),
  ]
  private static let files = [VectorFile(family: .dmlsEpoch, flags: [], cases: cases)]

  private func run(_ results: [CaseResult], _ operations: [String]) -> RunResult {
    var announcement = Announcement(of: .reference)
    announcement.operations = operations
    return RunResult(announcement: announcement, results: results, notes: [])
  }

  private func problems(
    _ words: [String], _ verdicts: [Verdict], announced: [String] = ["dmls_epoch", "tree_node"],
    selection: Selection = Selection(), change: (inout RunResult) -> Void = { _ in }
  ) throws -> [String] {
    let results = zip(Self.cases, verdicts).map {
      CaseResult(family: .dmlsEpoch, vectorCase: $0, verdict: $1)
    }
    var run = run(results, announced)
    change(&run)
    return try Requirements(words, among: selection).problems(of: run, in: Self.files)
  }

  private let passed = [Verdict](repeating: Results.passed, count: 4)

  @Test func whatIsPassedIsNoProblem() throws {
    #expect(try problems(["dmls_epoch", "tree_node"], passed) == [])
    #expect(try problems([], [Verdict](repeating: Results.skipped, count: 4)) == [])
  }

  @Test func whatIsNotAnnouncedIsAProblem() throws {
    let skipped = Verdict.skipped("the operation dmls_epoch is not announced")
    let verdicts = [skipped, skipped, skipped, Results.passed]
    #expect(
      try problems(["tree_node", "dmls_epoch"], verdicts, announced: ["tree_node"])
        == ["required and not passed: dmls_epoch: it is not announced"])
    #expect(try problems(["tree_node"], verdicts, announced: ["tree_node"]) == [])
  }

  @Test func oneSkippedCaseIsAProblemWhateverTheReason() throws {
    var verdicts = passed
    verdicts[2] = .skipped("cipher suite 7 is not announced")
    #expect(
      try problems(["dmls_epoch"], verdicts) == [
        "required and not passed: dmls_epoch: 1 of 3 cases skipped: cipher suite 7 is not announced"
      ])
  }

  @Test func whatOnlyFailsIsAProblemAndAFailureBesidePassesIsOneOfItsOwn() throws {
    let failed = Verdict.failed(Results.mismatches[0].mismatch)
    #expect(try problems(["dmls_epoch"], [failed, failed, Results.passed, failed]) == [])
    #expect(
      try problems(["dmls_epoch"], [failed, failed, failed, Results.passed])
        == ["required and not passed: dmls_epoch: none of 3 cases passed"])
  }

  @Test func whatTheEndOfARunCutOffIsNoProblem() throws {
    let failed = Verdict.failed(Results.mismatches[0].mismatch)
    #expect(
      try problems(["dmls_epoch", "tree_node"], [Results.passed, failed] + passed[2...]) {
        for index in 2..<4 {
          $0.results[index].verdict = Results.skipped
          $0.results[index].asking = .cutOff
        }
      } == [])
  }

  @Test func aPartOfTheCasesMayHaveNoneOfAnOperation() throws {
    let missing = ["dmls_epoch", "tree_node"]
    #expect(try problems(missing, passed) { $0.results.removeLast() } == [])
  }

  @Test func whatHasNoCaseIsAProblem() throws {
    #expect(
      try problems(["fork_choice"], passed, announced: ["fork_choice"])
        == ["required and not passed: fork_choice: there is no case of it"])
    var selection = Selection()
    selection.cipherSuites = [Self.other]
    #expect(
      try problems(["tree_node"], passed, selection: selection)
        == ["required and not passed: tree_node: no case of it is selected"])
  }

  /// A tier stands for its families' operations; those that the selection leaves out are left out.
  @Test func aTierStandsForItsOperations() throws {
    let problems = try problems(["foundation"], passed)
    #expect(
      problems
        == ["expand_with_label", "derive_secret"].map {
          "required and not passed: \($0): it is not announced"
        })
    var selection = Selection()
    selection.cipherSuites = [Self.other]
    #expect(try self.problems(["foundation"], passed, selection: selection) == problems)
    let core = try self.problems(["core"], passed)
    #expect(core.count == 9)
    #expect(core.contains("required and not passed: process_commits: it is not announced"))
    #expect(try self.problems(["example"], passed).count == 4)
  }

  @Test func whereNobodyCouldBeAskedNothingIsAdded() throws {
    #expect(try problems(["core"], passed) { $0.announcement = nil } == [])
  }

  @Test func aRequirementFailsTheRunThatIsFineOtherwise() throws {
    let verdicts = [Results.skipped, Results.skipped, Results.skipped, Results.passed]
    let rules = OutcomeRules(
      requirements: try Requirements(["dmls_epoch"], among: Selection()))
    let results = zip(Self.cases, verdicts).map {
      CaseResult(family: .dmlsEpoch, vectorCase: $0, verdict: $1)
    }
    let run = run(results, ["tree_node"])
    #expect(run.exitStatus(rules.outcomes(of: run)) == 0)
    let problems = rules.problems(of: run, in: Self.files)
    #expect(problems.count == 1)
    #expect(run.exitStatus(rules.outcomes(of: run), problems: problems) == 1)
  }

  @Test func anUnknownNameIsToldWhatIsNear() {
    let error = #expect(throws: UnknownName.self) {
      try Requirements(["dmls_message"], among: Selection())
    }
    #expect(
      error?.description.hasPrefix(
        "there is no operation or tier dmls_message; did you mean dmls_message_encode or "
          + "dmls_message_decode? There are expand_with_label, ") == true)
    #expect(error?.known.suffix(3) == ["foundation", "core", "example"])
  }
}
