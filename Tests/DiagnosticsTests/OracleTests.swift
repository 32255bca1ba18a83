import Foundation
import JSONText
import KeyDerivation
import Misreadings
import Operations
import SeededRandomness
import TestSupport
import Testing
import VectorFiles
import Verification

@testable import Diagnostics

/// What misreadings would have answered.
struct OracleTests {
  /// What a suspect is predicted to answer, whatever that costs.
  private func prediction(
    _ oracle: Oracle, _ suspect: Int, _ vectorCase: VectorCase
  ) -> Fingerprint {
    var cost = 0
    return oracle.prediction(of: oracle.suspects[suspect], for: vectorCase, &cost)
  }

  private let ids = ["label-prefix-mls10", "tree-side-as-bit", "epoch-label-epoch-id"]

  private func oracle() throws -> Oracle { Oracle(try CommittedRun.misreadings(ids)) }

  private func epoch() throws -> VectorCase {
    try #require(try CommittedRun.cases([.dmlsEpoch], suites: [1]).first).vectorCase
  }

  @Test func predictionIsWhatARunGives() throws {
    let oracle = try oracle()
    let cases = try CommittedRun.cases([.treeNode, .dmlsEpoch], suites: [1])
    for (index, id) in ids.enumerated() {
      for result in CommittedRun.results(of: try CommittedRun.implementation(id), on: cases) {
        let predicted = prediction(oracle, index, result.vectorCase)
        #expect(predicted == Fingerprint.of(result))
        #expect(prediction(oracle, index, result.vectorCase) == predicted)
      }
    }
  }

  @Test func questionCostsItsWeightOnce() throws {
    let oracle = try oracle()
    let vectorCase = try epoch()
    var costs: [Int] = []
    for suspect in [oracle.suspects[0], oracle.suspects[0], oracle.suspects[1]] {
      var cost = 0
      _ = oracle.prediction(of: suspect, for: vectorCase, &cost)
      costs.append(cost)
    }
    #expect(costs == [vectorCase.weight, 0, 0])
  }

  @Test func undeclaredOperationIsNotAsked() throws {
    let oracle = try oracle()
    #expect(prediction(oracle, 0, try epoch()) != .fine)
    #expect(prediction(oracle, 1, try epoch()) == .fine)
  }

  @Test func whatWasSeenIsNotAskedAgain() throws {
    let oracle = try oracle()
    let crash = CaseResult(
      family: .dmlsEpoch, vectorCase: try epoch(), verdict: .errored(""), asking: .brokeDown(.crash)
    )
    oracle.learn([crash], from: 0)
    #expect(prediction(oracle, 0, try epoch()) == .crash)
    #expect(prediction(oracle, 2, try epoch()) != .crash)
  }

  @Test func pairStandsInTheOrderOfTheCatalogue() throws {
    let oracle = try oracle()
    for pair in [oracle.combination(of: [0, 2]), oracle.combination(of: [2, 0])] {
      #expect(pair.misreadings.map(\.id) == [ids[0], ids[2]])
      #expect(pair.operations == oracle.suspects[0].operations)
    }
  }

  /// Whatever two misreadings do to each other, the verifier survives asking both.
  @Test(
    arguments: [
      ("input-empty-accepted", "last-sibling-lost"), ("input-empty-accepted", "copath-misfiled"),
      ("input-empty-accepted", "first-sibling-lost"),
      ("depth-one-more", "retained-prefix-filled-up"),
      ("retained-depth-from-one", "retained-prefix-of-path"),
      ("retained-depth-from-leaf", "retained-prefix-of-path"),
    ])
  func pairOfMisreadingsAnswersAnything(first: String, second: String) throws {
    let oracle = Oracle(try CommittedRun.misreadings([first, second]))
    let root = String(repeating: "11", count: 32)
    var vectorCase = Cases.make(PPRFPuncture.self, expect: .refusal([.wrongLength]))
    vectorCase.input = [
      "secret": .string(root),
      "steps": [
        ["do": "evaluate", "input": ""], ["do": "evaluate", "input": .string(root)],
        ["do": "retained_nodes"],
      ],
    ]
    let prediction = Oracle.prediction(of: oracle.combination(of: [0, 1]), for: vectorCase)
    guard case .answered = prediction.answer else {
      Issue.record("\(prediction)")
      return
    }
  }
}

/// Misreadings were written one by one, and are asked several at once.
struct CombinationTests {
  /// Random combinations a run; COMBINATIONS asks for another number.
  private static let count =
    ProcessInfo.processInfo.environment["COMBINATIONS"].flatMap(Int.init) ?? 85
  private static let seed: UInt64 = 0x5EED

  /// A combination that ended this process would end the verifier.
  @Test func everyCombinationAnswersAnything() throws {
    let cases = Dictionary(
      grouping: try CommittedRun.cases(Family.allCases, suites: [1]).map(\.vectorCase),
      by: \.operation
    ).mapValues { cases in
      // Walking a tree takes long where nothing is optimised: the cheaper half will do.
      let costs = cases.map(\.costOfAsking)
      return cases.indices.sorted { costs[$0] < costs[$1] }
        .prefix(max(8, cases.count / 2)).map { cases[$0] }
    }
    var random = SplitMix64(seed: Self.seed)
    var answered: Set<String> = []
    for index in 0..<Self.count {
      let operation = OperationCatalogue.all[index % OperationCatalogue.all.count]
      let misreadings = random.shuffled(
        MisreadingCatalogue.all.filter { $0.operations.contains(operation) }
      ).prefix(2 + random.below(4))
      let few = try #require(cases[AnyOperation(operation)])
      _ = Oracle.prediction(
        of: Oracle.Suspect(Array(misreadings), beside: []), for: few[random.below(few.count)])
      answered.insert(operation.name)
    }
    #expect(answered.count == OperationCatalogue.all.count)
  }
}

/// Two answers are the same where they differ in the same way from what is expected.
struct FingerprintTests {
  private static let puncture = Cases.make(
    PPRFPuncture.self, expect: .refusal([.wrongLength]))

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
    let refusal = refused(nil)
    #expect(!Fingerprint.crash.fits(refusal))
    #expect(!refusal.fits(.crash))
    #expect(!refusal.fits(output("out", "00", "01")))
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
  func kindsOfRefusalsFit(told: ErrorKind?, predicted: ErrorKind?, fits: Bool) {
    #expect(refused(told).hasKinds(of: refused(predicted)) == fits)
    #expect(refused(told).fits(refused(predicted)))
    #expect(otherwise(told).fits(otherwise(predicted)) == fits)
    #expect(!otherwise(told).fits(refused(predicted)))
    #expect(!otherwise(told).fits(.fine))
    #expect(otherwise(told).isRight)
    #expect(!refused(told).isRight)
  }

  private func refused(_ kind: ErrorKind?) -> Fingerprint {
    fingerprint(.refusalInsteadOfOutput(expected: [:], actual: OperationError(kind)))
  }

  private func otherwise(_ kind: ErrorKind?) -> Fingerprint {
    fingerprint(.otherRefusal(expected: [.staleEpoch], actual: OperationError(kind)))
  }

  /// A step that is refused is refused, whatever its kind.
  @Test func kindsWithinAnOutputAreKeptApart() {
    let refusal = output("steps[0]", ["out": "00"], ["error": "malformed"])
    let other = output("steps[0]", ["out": "00"], ["error": "punctured"])
    #expect(refusal.fits(other) && !refusal.hasKinds(of: other))
    #expect(refusal.fits(refusal) && refusal.hasKinds(of: refusal))
    #expect(!refusal.fits(output("steps[0]", ["out": "00"], ["out": "01"])))
    let kind = output("steps[0].error", "punctured", "malformed")
    #expect(kind.isRight && kind.fits(kind))
    #expect(!kind.fits(output("steps[0].error", "punctured", "truncated")))
    #expect(!kind.fits(refusal))
  }
}
