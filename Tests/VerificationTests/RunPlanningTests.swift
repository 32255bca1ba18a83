import DMLS
import Harness
import KeyDerivation
import Operations
import Testing
import VectorFiles
import Verification

/// Only what was announced is asked; the rest is skipped and says why.
struct RunPlanningTests {
  private static let suites: [CipherSuite] = [
    .mls128Dhkemx25519Aes128gcmSha256Ed25519, .mls256Dhkemp384Aes256gcmSha384P384,
  ]

  private func verdicts(
    announcing line: String, _ cases: [VectorCase]
  ) -> (verdicts: [Verdict], implementation: FakeImplementation) {
    let implementation = FakeImplementation()
    implementation.announcement = [.text(line)]
    let result = implementation.run(cases.map { (Family.dmlsEpoch, $0) })
    return (result.verdicts, implementation)
  }

  @Test func operationThatIsNotAnnouncedIsSkipped() {
    let other = Cases.make("tree_node", expect: .refusal([.wrongLength]))
    let (verdicts, implementation) = verdicts(
      announcing: FakeImplementation.announcementLine(operations: ["dmls_epoch", "derive_secret"]),
      [Cases.echo(0), other, Cases.echo(1)])
    #expect(
      verdicts
        == .passes(3, but: 1, .skipped("the operation tree_node is not announced")))
    #expect(implementation.requests.map(\.operation) == ["dmls_epoch", "dmls_epoch"])
  }

  @Test func cipherSuiteThatIsNotAnnouncedIsSkipped() {
    let (verdicts, implementation) = verdicts(
      announcing: FakeImplementation.announcementLine(suites: [Self.suites[0]]),
      [Cases.echo(0, suite: Self.suites[0]), Cases.echo(1, suite: Self.suites[1])])
    #expect(verdicts == .passes(2, but: 1, .skipped("cipher suite 7 is not announced")))
    #expect(implementation.requests.map(\.cipherSuite) == [Self.suites[0]])
  }

  @Test func draftRevisionThatIsNotAnnouncedIsSkipped() {
    let (verdicts, _) = verdicts(
      announcing: FakeImplementation.announcementLine(drafts: [.draft02]),
      [Cases.echo(0, drafts: [.draft02]), Cases.echo(1, drafts: [.draft01, .draft03])])
    #expect(
      verdicts
        == .passes(
          2, but: 1, .skipped("no draft revision of the case (01, 03) is announced")))
  }

  @Test func draftRevisionThatIsSentWasAnnounced() {
    let (verdicts, implementation) = verdicts(
      announcing: FakeImplementation.announcementLine(drafts: [.draft03, .draft02]),
      [
        Cases.echo(0, drafts: DraftRevision.allCases), Cases.echo(1, drafts: [.draft03]),
        Cases.echo(2, drafts: [.draft01, .draft03]),
      ])
    #expect(verdicts == .passes(3))
    #expect(implementation.requests.map(\.draft) == [.draft02, .draft03, .draft03])
  }

  @Test func nothingAnnouncedIsNothingAskedAndNoSuccess() {
    let implementation = FakeImplementation()
    implementation.announcement = [
      .text(FakeImplementation.announcementLine(operations: []))
    ]
    let result = implementation.run(Cases.echoes(3))
    #expect(
      result.verdicts
        == Array(repeating: .skipped("the operation dmls_epoch is not announced"), count: 3))
    #expect(implementation.requests == [])
    #expect(result.exitStatus == 2)
  }

  @Test func firstAnnouncementHoldsForTheWholeRun() {
    let implementation = FakeImplementation { number, answer, process in
      number == 1 && process == 1 ? [.ended(partial: [])] : [.answer(answer)]
    }
    let result = implementation.run(Cases.echoes(6))
    #expect(result.verdicts == .passes(6))
    #expect(implementation.processes == 2)
  }
}
