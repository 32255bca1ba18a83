import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// Findings that are easily taken for others.
struct SmokeDiagnosisTests {
  private func finding(_ check: String, _ fake: SmokeFake) -> SmokeFinding? {
    fake.findings().first { $0.check == check }
  }

  @Test func crashIsNoSilence() {
    let check = "answers a request while its input stays open"
    #expect(
      finding(check, SmokeFake(behaviour: { _, _ in [.ended(partial: [])] }))
        == .wrong(
          check, "its output ended", hint: "Catch what goes wrong and answer with \"error\"."))
  }

  /// The order of a set is another in every process.
  @Test func seqsOfTheirOwnAreToldInOrder() {
    let check = "answers two requests sent at once"
    let shifted = SmokeFake(behaviour: { _, answer in
      [.answer(Answer(seq: answer.seq + 1, answer.response))]
    })
    for _ in 0..<20 {
      #expect(
        finding(check, shifted)
          == .wrong(check, "they have seq [2, 3]", hint: "Copy seq from the request."))
    }
  }
}
