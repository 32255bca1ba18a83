import Foundation
import Testing

/// Whatever a child process does is a verdict: the run ends, in time and in bounded memory.
///
/// The groups run side by side and each in turn, so that a timeout is one and not a busy machine.
@Suite(.enabled(if: Verifier.python != nil, "python3 is needed"))
struct MisbehaviourTests {
  /// What the verifier or any child of it may have, in bytes.
  private static let mostMemory = 200 << 20
  /// What a report may come to, whatever a child says, in bytes.
  private static let longestReport = 64 << 10

  @Suite(.serialized) struct Starting {
    @Test(arguments: Misbehaviour.starting)
    func isSurvived(_ misbehaviour: Misbehaviour) async throws { try await check(misbehaviour) }
  }

  @Suite(.serialized) struct Ending {
    @Test(arguments: Misbehaviour.ending)
    func isSurvived(_ misbehaviour: Misbehaviour) async throws { try await check(misbehaviour) }
  }

  @Suite(.serialized) struct Hanging {
    @Test(arguments: Misbehaviour.hanging)
    func isSurvived(_ misbehaviour: Misbehaviour) async throws { try await check(misbehaviour) }
  }

  @Suite(.serialized) struct Closing {
    @Test(arguments: Misbehaviour.closing)
    func isSurvived(_ misbehaviour: Misbehaviour) async throws { try await check(misbehaviour) }
  }

  @Suite(.serialized) struct Answering {
    @Test(arguments: Misbehaviour.answering)
    func isSurvived(_ misbehaviour: Misbehaviour) async throws { try await check(misbehaviour) }
  }

  @Suite(.serialized) struct Writing {
    @Test(arguments: Misbehaviour.writing)
    func isSurvived(_ misbehaviour: Misbehaviour) async throws { try await check(misbehaviour) }
  }

  @Suite(.serialized) struct Flooding {
    @Test(arguments: Misbehaviour.flooding)
    func isSurvived(_ misbehaviour: Misbehaviour) async throws { try await check(misbehaviour) }
  }

  @Suite(.serialized) struct Exceeding {
    @Test(arguments: Misbehaviour.exceeding)
    func isSurvived(_ misbehaviour: Misbehaviour) async throws { try await check(misbehaviour) }
  }

  @Suite(.serialized) struct Multiplying {
    @Test(arguments: Misbehaviour.multiplying)
    func isSurvived(_ misbehaviour: Misbehaviour) async throws { try await check(misbehaviour) }
  }

  private static func check(_ misbehaviour: Misbehaviour) async throws {
    let outcome = try await Verifier.run(misbehaviour)
    let report = outcome.report
    // A report can be long where it should not be.
    let shown = Comment(rawValue: String(report.text.prefix(2000)))
    #expect(outcome.status == misbehaviour.status, shown)
    #expect(report.verdicts == misbehaviour.verdicts, shown)
    for text in misbehaviour.says { #expect(report.text.contains(text), shown) }
    for finding in report.findings {
      #expect(misbehaviour.says.contains { finding.text.contains($0) }, shown)
    }
    if misbehaviour.verdicts.failed + misbehaviour.verdicts.errored == 1 {
      #expect(report.findings.map(\.id) == [Misbehaviour.ids[misbehaviour.caseAtFault]], shown)
    }
    #expect(outcome.errors == "")
    #expect(report.isPlain, shown)
    #expect(report.text.utf8.count <= longestReport)
    #expect(outcome.peak <= mostMemory)
    #expect((outcome.left ?? 0) <= misbehaviour.leaves)
    if ProcessInfo.processInfo.environment["SHOW_MISBEHAVIOUR"] != nil {
      let peak = String(format: "%.1f s, %d MiB", outcome.seconds, outcome.peak >> 20)
      FileHandle.standardError.write(Data("\(misbehaviour.name): \(peak)\n".utf8))
    }
  }
}
