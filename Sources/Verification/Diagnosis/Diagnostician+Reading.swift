import Misreadings
import VectorFiles

extension Diagnostician {
  /// The reading that all causes are about; without a cause, the one that every failure hinges on.
  func reading(behind diagnosis: Diagnosis) -> Reading? {
    if diagnosis.causes.isEmpty {
      return diagnosis.unsuspicious.isEmpty ? readingOfFailuresAlone : nil
    }
    let explained = diagnosis.causes.reduce(0) { $0 + $1.cases.count }
    guard explained == failures.count else { return nil }
    let readings = Set(
      diagnosis.causes.flatMap { $0.alternatives.flatMap { $0.map(\.reading) } })
    return readings.count == 1 ? readings.first ?? nil : nil
  }

  /// The one reading that every failure hinges on, where cases of their operations passed that do
  /// not: what all cases have in common tells nothing.
  private var readingOfFailuresAlone: Reading? {
    let failed = failures.map { results[$0].vectorCase }
    let operations = Set(failed.map(\.operation))
    let passed = passes.filter { operations.contains($0.key.operation) }.values.joined()
    let telling = Reading.allCases.filter { reading in
      failed.allSatisfy { $0.readings.contains(reading) }
        && passed.contains { !results[$0].vectorCase.readings.contains(reading) }
    }
    return telling.count == 1 ? telling.first : nil
  }
}
