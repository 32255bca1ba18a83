import DMLS
import JSONText
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

struct JudgeTests {
  private static let derived = Cases.make(
    DeriveSecret.self,
    expect: .output(["out": "00112233"], intermediates: [Intermediate("kdf_label", [0xAB, 0xCD])]))
  private static let refused = Cases.make(
    DMLSMessageDecode.self, expect: .refusal([.truncated, .malformed]))

  private func verdict(
    _ output: JSONValue, _ intermediates: [Intermediate] = []
  ) -> Verdict {
    Judge.verdict(on: .output(output, intermediates: intermediates), to: Self.derived)
  }

  private static func wrongOut(_ actual: JSONValue) -> Difference {
    Difference(path: "out", expected: "00112233", actual: actual)
  }

  // MARK: An output is expected

  @Test func rightOutputPasses() {
    #expect(verdict(["out": "00112233"]) == .passed(note: nil))
  }

  @Test(arguments: ["00112232", "10112233", "ffffffff", "001122", "0011223344", ""])
  func wrongOutputFails(out: String) {
    #expect(verdict(["out": .string(out)]) == .failed(.output([Self.wrongOut(.string(out))])))
  }

  @Test(
    arguments: [
      (["out": "00112233", "more": ""], #"output: the key "more" is unknown"#),
      ([:], #"output: the key "out" is missing"#),
      (["Out": "00112233"], #"output: the key "out" is missing"#),
      (
        ["out": "0011223A"],
        "output.out: expected lower-case hex, found another character at position 7"
      ),
      (["out": "001"], "output.out: expected lower-case hex, found an odd number of digits (3)"),
      (
        ["out": " 00112233"],
        "output.out: expected lower-case hex, found another character at position 0"
      ),
      (["out": 112233], "output.out: expected a string of lower-case hex, found an integer"),
      (["out": .null], "output.out: expected a string of lower-case hex, found null"),
      ("00112233", "output: expected an object, found a string"),
      (.null, "output: expected an object, found null"),
    ] as [(JSONValue, String)])
  func outputOfAnotherShapeIsErrored(output: JSONValue, reason: String) {
    guard case .errored(let found) = verdict(output) else {
      Issue.record("not errored")
      return
    }
    // What was found and what is wanted may come after it.
    #expect((found + ";").hasPrefix("the answer does not follow the protocol: \(reason);"))
  }

  @Test(arguments: [ErrorKind.wrongLength, nil])
  func refusalInsteadOfAnOutputFails(kind: ErrorKind?) {
    let error = OperationError(kind, "no")
    #expect(
      Judge.verdict(on: .refused(error), to: Self.derived)
        == .failed(.refusalInsteadOfOutput(expected: ["out": "00112233"], actual: error)))
  }

  // MARK: Intermediates

  @Test func rightIntermediatesPass() {
    #expect(
      verdict(["out": "00112233"], [Intermediate("kdf_label", [0xAB, 0xCD])])
        == .passed(note: nil))
  }

  @Test(arguments: ["mine", "kdf_label_0", "KDF_label", ""])
  func unknownIntermediatesPassWithARemark(name: String) {
    #expect(
      verdict(["out": "00112233"], [Intermediate(name, [1])])
        == .passed(note: "\(name) is no intermediate of the protocol"))
  }

  @Test(arguments: [
    ("node_secret_0", true), ("node_secret_3", true), ("node_secret_03", false),
    ("node_secret_-1", false), ("node_secret_", false), ("leaf_node_secret", true),
  ])
  func namesOfIntermediatesMayHaveANumber(name: String, isKnown: Bool) {
    let vectorCase = Cases.make(
      PPRFEvaluate.self, expect: .output(["out": "00"], intermediates: []))
    let verdict = Judge.verdict(
      on: .output(["out": "00"], intermediates: [Intermediate(name, [1])]), to: vectorCase)
    #expect((verdict == .passed(note: nil)) == isKnown)
    #expect(verdict.kind == .passed)
  }

  @Test func rightOutputWithAWrongIntermediateFails() {
    let difference = Difference(
      path: "kdf_label", expected: "abcd", actual: "abce", isIntermediate: true)
    #expect(
      verdict(["out": "00112233"], [Intermediate("kdf_label", [0xAB, 0xCE])])
        == .failed(.intermediate(difference)))
  }

  @Test func firstWrongIntermediateIsNamedBeforeTheOutput() {
    let vectorCase = Cases.make(
      PPRFEvaluate.self,
      expect: .output(
        ["out": "00"],
        intermediates: [
          Intermediate("node_secret_0", [0]), Intermediate("node_secret_1", [1]),
          Intermediate("leaf_node_secret", [2]),
        ]))
    let response = Response.output(
      ["out": "ff"],
      intermediates: [
        Intermediate("unknown", [9]), Intermediate("node_secret_0", [0]),
        Intermediate("node_secret_1", [0x11]), Intermediate("leaf_node_secret", [0x22]),
      ])
    #expect(
      Judge.verdict(on: response, to: vectorCase)
        == .failed(
          .output([
            Difference(
              path: "node_secret_1", expected: "01", actual: "11", isIntermediate: true),
            Difference(path: "out", expected: "00", actual: "ff"),
          ])))
    // A subset of them is enough to be told where it began to go wrong.
    #expect(
      Judge.verdict(
        on: .output(["out": "00"], intermediates: [Intermediate("leaf_node_secret", [2])]),
        to: vectorCase) == .passed(note: nil))
  }

  @Test func wrongOutputWithRightIntermediatesNamesTheOutput() {
    #expect(
      verdict(["out": "00"], [Intermediate("kdf_label", [0xAB, 0xCD])])
        == .failed(.output([Self.wrongOut("00")])))
  }

  // MARK: A refusal is expected

  @Test(arguments: [ErrorKind.truncated, .malformed])
  func refusalOfAnAcceptedKindPasses(kind: ErrorKind) {
    #expect(
      Judge.verdict(on: .refused(OperationError(kind, "text")), to: Self.refused)
        == .passed(note: nil))
  }

  @Test func refusalWithoutAKindPassesWithANote() {
    #expect(
      Judge.verdict(on: .refused(OperationError(nil, "text")), to: Self.refused)
        == .passed(note: "refused without a kind; truncated was expected"))
  }

  @Test(arguments: ErrorKind.allCases.filter { $0 != .punctured })
  func refusalOfAnotherKindFails(kind: ErrorKind) {
    let vectorCase = Cases.make(DMLSEpoch.self, expect: .refusal([.punctured]))
    let error = OperationError(kind, "text")
    #expect(
      Judge.verdict(on: .refused(error), to: vectorCase)
        == .failed(.otherRefusal(expected: [.punctured], actual: error)))
  }

  /// Who says more than `malformed` must never fail where that passes.
  @Test(arguments: ErrorKind.allCases.filter { ![.truncated, .malformed].contains($0) })
  func whereMalformedIsAcceptedAnotherKindIsARemark(kind: ErrorKind) {
    #expect(
      Judge.verdict(on: .refused(OperationError(kind, "text")), to: Self.refused)
        == .passed(note: "refused as \(kind.rawValue); truncated was expected"))
  }

  @Test func generalKindIsNotAcceptedWhereTheCaseDoesNotListIt() {
    let vectorCase = Cases.make(DMLSEpoch.self, expect: .refusal([.wrongLength]))
    let error = OperationError(.malformed)
    #expect(
      Judge.verdict(on: .refused(error), to: vectorCase)
        == .failed(.otherRefusal(expected: [.wrongLength], actual: error)))
  }

  @Test func outputInsteadOfARefusalFails() {
    #expect(
      Judge.verdict(on: .output(["any": 1], intermediates: []), to: Self.refused)
        == .failed(
          .outputInsteadOfRefusal(expected: [.truncated, .malformed], actual: ["any": 1])))
  }

  // MARK: Both are right

  private static let either = Cases.make(
    DeriveSecret.self,
    expect: Expectation(
      outputs: [["out": "00"], ["out": "01"]], intermediates: [Intermediate("kdf_label", [0xAB])],
      kinds: [.wrongLength]))

  @Test(
    arguments: [
      .output(["out": "00"], intermediates: [Intermediate("kdf_label", [0xAB])]),
      .output(["out": "01"], intermediates: []), .refused(OperationError(.wrongLength)),
    ] as [Response])
  func eachOfSeveralRightOutcomesPasses(response: Response) {
    #expect(Judge.verdict(on: response, to: Self.either) == .passed(note: nil))
  }

  @Test func whatIsNoneOfSeveralRightOutcomesFails() {
    let judged = { Judge.verdict(on: $0, to: Self.either) }
    #expect(
      judged(.output(["out": "02"], intermediates: []))
        == .failed(.output([Difference(path: "out", expected: "00", actual: "02")])))
    #expect(
      judged(.output(["out": "01"], intermediates: [Intermediate("kdf_label", [0])]))
        == .failed(
          .intermediate(
            Difference(path: "kdf_label", expected: "ab", actual: "00", isIntermediate: true))))
    let error = OperationError(.punctured)
    #expect(
      judged(.refused(error))
        == .failed(.otherRefusal(expected: [.wrongLength], actual: error)))
    #expect(judged(.skipped(reason: "no")) == .skipped("no"))
  }

  // MARK: Skipped

  @Test(arguments: [derived, refused])
  func skippedIsNeverPassed(vectorCase: VectorCase) {
    #expect(
      Judge.verdict(on: .skipped(reason: "not yet"), to: vectorCase) == .skipped("not yet"))
  }
}

/// Where any refusal will do, and where it will not.
struct AnyRefusalTests {
  private static let expected: [ErrorKind] = [.duplicate, .unknownEpoch]

  private func verdict(
    _ response: Response, to expectation: VectorFiles.Expectation, acceptsAnyRefusal: Bool
  ) -> Verdict {
    Judge.verdict(
      on: response, to: Cases.make(DMLSEpoch.self, expect: expectation),
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
        == .passed(note: "refused without a kind; duplicate was expected"))
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

  // MARK: A crash

  @Test func crashPassesOnlyWhereOneWillDo() {
    var vectorCase = Cases.make(
      DMLSMessageDecode.self, expect: .refusal([.truncated, .malformed]))
    var error = OperationError(nil, "index out of range")
    error.isCrash = true
    let crash = Response.refused(error)
    #expect(
      Judge.verdict(on: crash, to: vectorCase)
        == .errored("it says that it crashed: index out of range"))
    vectorCase.expectation.acceptsCrash = true
    #expect(Judge.verdict(on: crash, to: vectorCase) == .crashed)
    #expect(Judge.verdict(on: .output([:], intermediates: []), to: vectorCase).kind == .failed)
  }
}
