import KeyDerivation
import Misreadings
import Operations
import TestSupport
import Testing
import VectorFiles
import Verification

@testable import Diagnostics

/// Implementations sort their errors in their own ways, and are understood.
struct DiagnosisKindsTests {
  /// Every misreading that mostly refuses, under every way of sorting.
  @Test(
    arguments: [
      "epoch-first", "message-with-length", "epoch-length-uint16", "version-ignored",
      "welcome-refused", "epoch-any-length-accepted",
    ], RenamingPeer.Renaming.allCases)
  func misreadingIsNamedWhateverItsKinds(id: String, renaming: RenamingPeer.Renaming) throws {
    let results = CommittedRun.results(
      of: try CommittedRun.implementation(id), renaming,
      on: try CommittedRun.cases([.dmlsMessage], suites: [7]))
    let diagnosis = try #require(NamedDiagnosis.of(results))
    #expect(diagnosis.causes.map(\.names) == [[id]])
    #expect(diagnosis.unexplained == [])
    // Whatever went wrong with more than a kind.
    let wrong = results.filter {
      $0.verdict.kind == .failed && Fingerprint.of($0).answer != .otherKind
    }.map(\.vectorCase.id)
    #expect(Set(diagnosis.causes.flatMap(\.cases)).isSuperset(of: wrong))
  }

  @Test(arguments: [RenamingPeer.Renaming.odd, .shifted])
  func rightRefusalsOfOtherKindsAreNoMistake(renaming: RenamingPeer.Renaming) throws {
    let results = CommittedRun.results(
      of: .reference, renaming,
      on: try CommittedRun.cases([.dmlsMessage], suites: [7])
        + CommittedRun.cases([.clientState], suites: [1]))
    let failed = results.filter { $0.verdict.kind == .failed }.map(\.vectorCase.id)
    #expect(failed.contains { $0.hasPrefix("client_state/") })
    #expect(NamedDiagnosis.of(results) == NamedDiagnosis(otherKinds: failed))
  }

  /// Where an implementation's kinds are the protocol's, they tell misreadings apart.
  @Test func misreadingOfKindsAloneIsNamed() throws {
    let results = CommittedRun.results(
      of: try CommittedRun.implementation("wrong-tag-as-duplicate"),
      on: try CommittedRun.cases([.forkGraph], suites: [1]))
    #expect(results.contains { Fingerprint.of($0).answer == .otherKind })
    #expect(
      NamedDiagnosis.of(results)
        == NamedDiagnosis(causes: [NamedDiagnosis.Cause("wrong-tag-as-duplicate", results)]))
  }
}
