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
