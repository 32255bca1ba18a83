import JSONText
import Misreadings
import Operations
import Testing
import VectorFiles

@testable import Verification

/// Two answers are the same where they differ in the same way from what is expected.
struct FingerprintTests {
  private static let puncture = Cases.make(
    "pprf_puncture", expect: .refusal([.wrongLength]))

  private func fingerprint(
    _ mismatch: Mismatch, _ vectorCase: VectorCase = Cases.echo(0)
  ) -> Fingerprint {
    .of(mismatch, in: vectorCase)
  }

  private func output(
    _ path: String, _ expected: JSONValue?, _ actual: JSONValue?, _ onTheWay: String? = nil
  ) -> Fingerprint {
    let first = onTheWay.map {
      Difference(path: "kdf_label", expected: "00", actual: .string($0), isIntermediate: true)
    }
    let difference = Difference(path: path, expected: expected, actual: actual)
    return fingerprint(.output([first, difference].compactMap(\.self)))
  }

  @Test func placeAndValueMakeADifference() {
    let one = output("steps[0].out", "00", "01")
    #expect(one == output("steps[0].out", "00", "01"))
    #expect(one != output("steps[1].out", "00", "01"))
    #expect(one != output("steps[0].out", "00", "02"))
    #expect(one != output("steps[0].out", "00", nil))
  }

  /// A child need not tell them, and some misreadings do not.
  @Test func valuesOnTheWayMakeNoDifferenceWhereTheOutputIsWrong() {
    #expect(output("out", "00", "01", "07") == output("out", "00", "01"))
    #expect(output("out", "00", "01", "07") == output("out", "00", "01", "08"))
  }

  @Test func valueOnTheWayIsAFaultOfItsOwn() {
    let label = { (path: String, actual: JSONValue) in
      self.fingerprint(
        .intermediate(
          Difference(path: path, expected: "00", actual: actual, isIntermediate: true)))
    }
    #expect(label("kdf_label", "01") == label("kdf_label", "01"))
    #expect(label("kdf_label", "01") != label("kdf_label", "02"))
    #expect(label("kdf_label", "01") != label("input_0", "01"))
  }

  /// Nodes may be listed in any order.
  @Test func outputInThePlaceOfARefusalIsComparedAsTheOperationDoes() {
    let nodes: [JSONValue] = [
      ["depth": 1, "prefix": "00", "secret": "0a"], ["depth": 1, "prefix": "80", "secret": "0b"],
    ]
    let answered = { (nodes: [JSONValue]) in
      let steps: JSONValue = ["steps": [["nodes": .array(nodes)]]]
      return self.fingerprint(
        .outputInsteadOfRefusal(expected: [.wrongLength], actual: steps), Self.puncture)
    }
    #expect(answered(nodes) == answered(nodes.reversed()))
    #expect(answered(nodes) != answered(Array(nodes.dropLast())))
  }

  @Test(arguments: Results.mismatches.map(\.kind))
  func kindsOfFailureAreToldApart(kind: FailureKind) {
    let mine = Fingerprint.of(Results.result(0, kind))
    let others = Results.mismatches.map(\.kind).filter { $0 != kind }
      .map { Fingerprint.of(Results.result(0, $0)) }
    #expect(!others.contains(mine))
    #expect(mine != .fine)
    #expect(mine.fits(mine))
  }

  @Test func whatIsNoWrongAnswerIsFineAndFitsNothing() {
    for result in [
      Results.result(0, Results.passed), Results.result(0, Results.skipped),
      Results.result(0, .timeout), Results.result(0, .protocol),
    ] {
      #expect(Fingerprint.of(result) == .fine)
    }
    #expect(Fingerprint.of(Results.result(0, .crash)) == .crash)
    #expect(!Fingerprint.fine.fits(.fine))
    #expect(Fingerprint.crash.fits(.crash))
    #expect(!Fingerprint.crash.fits(.refused(nil)))
    #expect(!Fingerprint.refused(nil).fits(.crash))
    #expect(!Fingerprint.refused(nil).fits(.output(1)))
  }

  /// What a child told, and what a misreading would have told.
  @Test(
    arguments: [
      (.truncated, .truncated, true), (nil, .truncated, true), (.truncated, nil, true),
      (.malformed, .truncated, true), (.unknownValue, .forbiddenMessage, true),
      (.truncated, .malformed, false), (.forbiddenMessage, .unknownValue, false),
      (.truncated, .trailingBytes, false), (.wrongLength, .punctured, false),
      (.malformed, .wrongLength, false),
    ] as [(ErrorKind?, ErrorKind?, Bool)])
  func reasonsOfRefusalsFit(told: ErrorKind?, predicted: ErrorKind?, fits: Bool) {
    #expect(Fingerprint.refused(told).fits(.refused(predicted)) == fits)
  }
}
