import JSONText
import Misreadings
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Diagnostics
@testable import Verification

/// What is hidden in saved states is found, and named.
struct HiddenStateTests {
  @Test(arguments: ["root-hidden", "ancestors-hidden", "deleted-epoch-hidden"])
  func whatIsHiddenIsFoundAndNamed(id: String) throws {
    let cases = try CommittedRun.cases([.pprfPuncture, .forkGraph], suites: [1])
    let results = CommittedRun.results(of: try CommittedRun.implementation(id), on: cases)
    let failures = results.filter { $0.verdict.kind != .passed }
    #expect(!failures.isEmpty)
    #expect(failures.allSatisfy { $0.failureKind == .kept })
    let diagnosis = Diagnostician(
      of: results, asking: Oracle()
    ).diagnosis()
    #expect(diagnosis?.causes.map { $0.alternatives.map { $0.map(\.id) } } == [[[id]]])
    #expect(diagnosis?.unexplained == [])
  }

  /// The same mistake of one who does not give the state away has its name all the same.
  @Test func mistakeIsNamedWithoutTheStates() throws {
    let cases = try CommittedRun.cases([.pprfPuncture], suites: [1])
    var implementation = try CommittedRun.implementation("root-kept")
    let perform = try #require(implementation[PPRFPuncture.self])
    implementation[PPRFPuncture.self] = { (context, input) throws(OperationError) in
      var answered = try perform(context, input)
      answered.output = PPRFPuncture.expectable(answered.output)
      return answered
    }
    let results = CommittedRun.results(of: implementation, on: cases)
    #expect(!results.contains { $0.failureKind == .kept })
    let diagnosis = Diagnostician(
      of: results, asking: Oracle()
    ).diagnosis()
    #expect(diagnosis?.causes.map { $0.alternatives.map { $0.map(\.id) } } == [[["root-kept"]]])
  }

  @Test func whereASecretIsMakesNoDifference() {
    let moved = KeptSecret(
      path: "steps[2].state", byte: 0, form: .base64, secret: Results.keptRoot.secret)
    let vectorCase = Cases.echo(0)
    let one = Fingerprint.of(.kept([Results.keptRoot]), in: vectorCase)
    #expect(Fingerprint.of(.kept([moved]), in: vectorCase) == one)
    #expect(Fingerprint.of(.kept([]), in: vectorCase) != one)
  }
}
