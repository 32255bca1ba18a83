import JSONText
import KeyDerivation
import Misreadings
import Operations
import Testing
import VectorFiles

@testable import Verification

/// What misreadings would have answered.
struct OracleTests {
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
        let predicted = oracle.prediction(of: index, for: result.vectorCase)
        #expect(predicted == Fingerprint.of(result))
        #expect(oracle.prediction(of: index, for: result.vectorCase) == predicted)
      }
    }
  }

  @Test func undeclaredOperationIsNotAsked() throws {
    let oracle = try oracle()
    #expect(oracle.prediction(of: 0, for: try epoch()) != .fine)
    #expect(oracle.prediction(of: 1, for: try epoch()) == .fine)
  }

  @Test func whatWasSeenIsNotAskedAgain() throws {
    let oracle = try oracle()
    let crash = CaseResult(
      family: .dmlsEpoch, vectorCase: try epoch(), verdict: .errored(""), breakdown: .crash)
    oracle.learn([crash], from: 0)
    #expect(oracle.prediction(of: 0, for: try epoch()) == .crash)
    #expect(oracle.prediction(of: 2, for: try epoch()) != .crash)
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
    var vectorCase = Cases.make("pprf_puncture", expect: .refusal([.wrongLength]))
    vectorCase.input = [
      "secret": .string(root),
      "steps": [
        ["do": "evaluate", "input": ""], ["do": "evaluate", "input": .string(root)],
        ["do": "retained_nodes"],
      ],
    ]
    let prediction = Oracle.prediction(of: oracle.combination(of: [0, 1]), for: vectorCase)
    guard case .answered = prediction else {
      Issue.record("\(prediction)")
      return
    }
  }
}
