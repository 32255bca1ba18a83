import Foundation
import KeyDerivation
import Misreadings
import SeededRandomness
import Testing
import VectorFiles

@testable import Verification

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
      let operation = AlteredOperation.allCases[index % AlteredOperation.allCases.count]
      let misreadings = random.shuffled(
        MisreadingCatalogue.all.filter { $0.operations.contains(operation) }
      ).prefix(2 + random.below(4))
      let few = try #require(cases[operation.rawValue])
      _ = Oracle.prediction(
        of: Oracle.Suspect(Array(misreadings), beside: []), for: few[random.below(few.count)])
      answered.insert(operation.rawValue)
    }
    #expect(answered.count == AlteredOperation.allCases.count)
  }
}
