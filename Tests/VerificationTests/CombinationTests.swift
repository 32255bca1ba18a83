import Foundation
import KeyDerivation
import MessageCorpus
import Misreadings
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
      by: \.operation)
    var random = SplitMix64(seed: Self.seed)
    var answered: Set<String> = []
    for index in 0..<Self.count {
      let operation = AlteredOperation.allCases[index % AlteredOperation.allCases.count]
      let misreadings = random.shuffled(
        MisreadingCatalogue.all.filter { $0.operations.contains(operation) }
      ).prefix(2 + random.below(4))
      let vectorCase = try #require(
        cases[operation.rawValue]?.sorted { $0.costOfAsking < $1.costOfAsking })
      let few = vectorCase.prefix(max(8, vectorCase.count / 2))
      _ = Oracle.prediction(
        of: Oracle.Suspect(Array(misreadings), beside: []), for: few[random.below(few.count)])
      answered.insert(operation.rawValue)
    }
    #expect(answered.count == AlteredOperation.allCases.count)
  }
}
