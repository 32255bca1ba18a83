import JSONText
import Operations
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// Where any refusal will do, and where it will not.
struct AnyRefusalTests {
  private static let expected: [ErrorKind] = [.truncated, .malformed]

  private func verdict(
    _ response: Response, to expectation: VectorFiles.Expectation, acceptsAnyRefusal: Bool
  ) -> Verdict {
    Judge.verdict(
      on: response, to: Cases.make("dmls_epoch", expect: expectation),
      acceptsAnyRefusal: acceptsAnyRefusal)
  }

  @Test(arguments: ErrorKind.allCases)
  func kindMattersOnlyWhereItIsAskedFor(kind: ErrorKind) {
    let error = OperationError(kind, "why")
    let strict = verdict(
      .refused(error), to: .refusal(Self.expected), acceptsAnyRefusal: false)
    #expect(
      strict
        == (Self.expected.contains(kind)
          ? .passed(note: nil) : .failed(.otherRefusal(expected: Self.expected, actual: error))))
    #expect(
      verdict(.refused(error), to: .refusal(Self.expected), acceptsAnyRefusal: true)
        == .passed(note: nil))
  }

  @Test(arguments: [false, true])
  func refusalWithoutAKindPassesWithANote(acceptsAnyRefusal: Bool) {
    #expect(
      verdict(
        .refused(OperationError(nil)), to: .refusal(Self.expected),
        acceptsAnyRefusal: acceptsAnyRefusal)
        == .passed(note: "refused without a kind; truncated was expected"))
  }

  @Test(arguments: [false, true])
  func outputIsNoRefusalAndRefusalNoOutput(acceptsAnyRefusal: Bool) {
    #expect(
      verdict(
        .output(["dmls_epoch": "00"], intermediates: []), to: .refusal(Self.expected),
        acceptsAnyRefusal: acceptsAnyRefusal)
        == .failed(
          .outputInsteadOfRefusal(expected: Self.expected, actual: ["dmls_epoch": "00"])))
    let error = OperationError(.truncated)
    #expect(
      verdict(
        .refused(error), to: .output(["dmls_epoch": "00"], intermediates: []),
        acceptsAnyRefusal: acceptsAnyRefusal)
        == .failed(.refusalInsteadOfOutput(expected: ["dmls_epoch": "00"], actual: error)))
  }

  @Test(arguments: [(false, 1), (true, 0)])
  func runJudgesByItsLimits(acceptsAnyRefusal: Bool, failures: Int) {
    var cases = Cases.echoes(3)
    cases[1].vectorCase.expectation = .refusal(Self.expected)
    let implementation = FakeImplementation { number, answer, _ in
      let refusal = Answer(seq: answer.seq, .refused(OperationError(.punctured)))
      return [.answer(number == 1 ? refusal : answer)]
    }
    var limits = RunLimits.short
    limits.acceptsAnyRefusal = acceptsAnyRefusal
    let result = implementation.run(cases, limits: limits)
    #expect(result.count(.failed) == failures)
    #expect(result.count(.passed) == 3 - failures)
    #expect(!RunLimits().acceptsAnyRefusal)
  }
}
