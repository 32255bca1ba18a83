import DMLS
import KeyDerivation
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// Implementations with which no conversation begins.
struct RunOpeningTests {
  private func expectNothingAsked(
    _ implementation: FakeImplementation, _ reason: String, tail: [UInt8] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let result = implementation.run(Cases.echoes(3))
    #expect(
      result.verdicts == Array(repeating: .errored(reason), count: 3),
      sourceLocation: sourceLocation)
    #expect(result.announcement == nil, sourceLocation: sourceLocation)
    #expect(
      result.results.allSatisfy { $0.standardErrorTail == tail }, sourceLocation: sourceLocation)
    #expect(result.exitStatus == 2, sourceLocation: sourceLocation)
    #expect(implementation.processes == 1, sourceLocation: sourceLocation)
    #expect(implementation.requests == [], sourceLocation: sourceLocation)
  }

  @Test func commandThatCannotBeStartedIsTold() {
    let error = ChildProcessError(command: "dmls", reason: "No such file or directory")
    let run = Run(
      of: Cases.echoes(2), start: { () throws(ChildProcessError) -> any Peer in throw error })
    let result = run.result()
    let verdict = Verdict.errored("dmls: cannot be started: No such file or directory")
    #expect(result.verdicts == [verdict, verdict])
    #expect(result.exitStatus == 2)
  }

  @Test func exitBeforeTheAnnouncementIsTold() {
    let implementation = FakeImplementation()
    implementation.announcement = [.ended(partial: [])]
    implementation.ending = .exited(status: 127)
    implementation.standardErrorTail = Array("no such module".utf8)
    expectNothingAsked(
      implementation, "its output ended before it answered start; it exited with status 127",
      tail: Array("no such module".utf8))
  }

  @Test func partialAnnouncementIsTold() {
    let implementation = FakeImplementation()
    implementation.announcement = [.ended(partial: Array("{\"proto".utf8))]
    implementation.ending = .signalled(9)
    expectNothingAsked(
      implementation,
      "its output ended before it answered start; it was ended by signal 9 (SIGKILL)"
        + #"; it wrote "{\"proto""#)
  }

  @Test func silenceIsTold() {
    let implementation = FakeImplementation()
    implementation.announcement = []
    expectNothingAsked(implementation, "it did not answer start within 0.3 s")
  }

  @Test func endlessAnnouncementIsTold() {
    let implementation = FakeImplementation()
    implementation.announcement = [.lineTooLong]
    expectNothingAsked(implementation, "the answer to start is longer than 16777216 bytes")
  }

  @Test func otherProtocolVersionIsTold() {
    let implementation = FakeImplementation()
    implementation.announcement = [.text(#"{"protocol":2,"name":"n"}"#)]
    expectNothingAsked(
      implementation,
      "the answer to start does not follow the protocol: protocol: expected 1, found 2"
        + #"; it wrote "{\"protocol\":2,\"name\":\"n\"}""#)
  }

  @Test func debugLineBeforeTheAnnouncementIsTold() throws {
    let implementation = FakeImplementation()
    implementation.announcement = [
      .text("loading\u{1B}[2J"), .text(FakeImplementation.announcementLine()),
    ]
    let result = implementation.run(Cases.echoes(1))
    guard case .errored(let reason) = try #require(result.verdicts.first) else {
      Issue.record("not errored")
      return
    }
    #expect(
      reason.hasPrefix("the answer to start does not follow the protocol: not JSON: "))
    #expect(reason.hasSuffix(#"; it wrote "loading\u{1B}[2J""#))
    #expect(!reason.contains("\u{1B}"))
  }

  @Test func longGarbageIsCutShort() throws {
    let implementation = FakeImplementation()
    implementation.announcement = [.text("[" + String(repeating: "1", count: 100_000))]
    let result = implementation.run(Cases.echoes(1))
    guard case .errored(let reason) = try #require(result.verdicts.first) else {
      Issue.record("not errored")
      return
    }
    #expect(reason.hasSuffix("11\" and 99921 bytes more"))
    #expect(reason.count < 1000)
  }
}

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
    let other = Cases.make(TreeNode.self, expect: .refusal([.wrongLength]))
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

  /// The second process announces another draft revision and no operation at all.
  @Test func firstAnnouncementHoldsForTheWholeRun() {
    let implementation = FakeImplementation { number, answer, process in
      number == 1 && process == 1 ? [.ended(partial: [])] : [.answer(answer)]
    }
    let start = { () throws(ChildProcessError) -> any Peer in
      if implementation.processes > 0 {
        implementation.announcement = [
          .text(FakeImplementation.announcementLine(drafts: [.draft03], operations: []))
        ]
      }
      return implementation.start()
    }
    let cases = (0..<6).map { (Family.dmlsEpoch, Cases.echo($0, drafts: DraftRevision.allCases)) }
    let result = Run(of: cases, limits: .short, start: start).result()
    #expect(result.verdicts == .passes(6))
    #expect(result.announcement?.drafts == [.draft01])
    #expect(
      result.findings.last
        == Finding(
          kind: .protocol,
          text: "The processes of the implementation announce themselves differently: "
            + "not all announce draft revision 01, not all announce draft revision 03, "
            + "not all announce the operation dmls_epoch."))
    #expect(result.exitStatus == 1)
    #expect(implementation.processes == 2)
    #expect(Set(implementation.requests.map(\.draft)) == [.draft01])
  }
}
